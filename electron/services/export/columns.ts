import type { Column } from './columns-cells.ts';
import { STRUCTURE_COLUMNS } from './columns-etablissements.ts';
import { PERSON_COLUMNS } from './columns-professionnels.ts';
import { UNIT_COLUMNS } from './columns-unites.ts';
import type { ExportContent } from './contents.ts';
import type { ExportEntity } from './read-entity.ts';

export const ENTITY_COLUMNS: Readonly<Record<Exclude<ExportContent, 'anomalies'>, readonly Column<ExportEntity>[]>> = {
  unites: UNIT_COLUMNS,
  etablissements: STRUCTURE_COLUMNS,
  professionnels: PERSON_COLUMNS,
};

/** What an exported finding says, in the order of its columns. */
export const ANOMALY_COLUMNS = [
  'source',
  'code',
  'severite',
  'entite_type',
  'entite_identifiant',
  'entite_nom',
  'chemin',
  'valeur',
  'message',
] as const;

/** Headers of an export, in order. */
export function headersOf(content: ExportContent): readonly string[] {
  return content === 'anomalies' ? ANOMALY_COLUMNS : ENTITY_COLUMNS[content].map(({ name }) => name);
}
