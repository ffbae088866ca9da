import type { Row, RowTable } from '../mapping-row.ts';
import type { EntityKind } from '../projection.ts';
import type { Rule } from './rule.ts';
import { METADONNEES, LIBELLE, MESURE } from '../mapping-base.ts';
import { CONTACT_IHE, PERSONNE } from '../mapping-contact.ts';
import { DIVISION_TERRITORIALE, GEOCODE } from '../mapping-lieu.ts';
import { isRequired } from '../mapping-row.ts';
import { MAPPING } from '../mapping.ts';
import { ENTITY_KINDS } from '../projection.ts';

/** A table of the mapping with the name that rules give it, and a kind of entity that holds it. */
export interface NamedTable {
  readonly table: RowTable;
  readonly name: string;
  readonly kind: EntityKind;
}

/** Tables that several elements share; the others are named by their element. */
const SHARED: ReadonlyMap<RowTable, string> = new Map<RowTable, string>([
  [METADONNEES, 'record'],
  [MESURE, 'age'],
  [LIBELLE, 'otherName'],
  [DIVISION_TERRITORIALE, 'territorialDivision'],
]);
/** Tables of the base profile only, which the ROR does not use. */
const IHE_ONLY: readonly RowTable[] = [CONTACT_IHE, PERSONNE, GEOCODE];

function elementOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function collectTables(table: RowTable, kind: EntityKind, name: string, into: Map<RowTable, NamedTable>): void {
  if (into.has(table) || IHE_ONLY.includes(table)) return;
  const taken = [...into.values()].some((other) => other.name === name);
  into.set(table, { table, kind, name: taken ? `${kind}-${name}` : name });
  for (const row of Object.values(table)) {
    if (row.type !== 'object' || row.dialect === 'ihe') continue;
    collectTables(row.table, kind, SHARED.get(row.table) ?? elementOf(row.path), into);
  }
}

/** Every table of the ROR, entities first in each kind. */
export const NAMED_TABLES: readonly NamedTable[] = [
  ...ENTITY_KINDS.reduce((into, kind) => {
    collectTables(MAPPING[kind], kind, kind, into);
    return into;
  }, new Map<RowTable, NamedTable>()).values(),
];

const SECTIONS: Readonly<Record<string, string>> = {
  ej: '§4.3',
  eg: '§4.4',
  oi: '§4.5',
  activite: '§4.5',
  equipement: '§4.5',
  professionnel: '§4.6',
  record: '§4.2',
  otherName: '§4.3',
  contact: '§4.7',
  contactPoint: '§4.7',
  mailBoxMSS: '§4.7',
  location: '§4.8',
  address: '§4.8',
  addressLine: '§4.8',
  geoCoordinates: '§4.8, §4.12.2',
  operatingHours: '§4.8',
  territorialDivision: '§4.8',
  price: '§4.10',
  basePackageAccomodation: '§4.10',
  mealDelivery: '§4.10, §4.12.7',
  homeDay: '§4.10, §4.12.7',
  dependencyPrice: '§4.10',
  surchargePriceResidential: '§4.10',
  humanHelpPrice: '§4.10',
  surchargePrice: '§4.10, §4.12.7',
  patientsType: '§4.5, §4.12.6',
  age: '§4.5, §4.12.6',
  name: '§4.6, §4.12.8',
  commonName: '§4.6',
  credential: '§4.6, §4.12.8',
};

const KIND_NAMES: Readonly<Record<EntityKind, { readonly fr: string; readonly en: string }>> = {
  ej: { fr: 'entité juridique', en: 'legal entity (EJ)' },
  eg: { fr: 'entité géographique', en: 'site (EG)' },
  oi: { fr: 'organisation interne', en: 'internal organisation (OI)' },
  activite: { fr: 'activité opérationnelle', en: 'operational activity' },
  equipement: { fr: 'équipement spécifique', en: 'specific equipment' },
  professionnel: { fr: 'professionnel', en: 'professional' },
};

function titleOf({ name, kind }: NamedTable): { readonly fr: string; readonly en: string } {
  return name === kind ? KIND_NAMES[kind] : { fr: name, en: name };
}

/** `extension/typeActivity` is `typeActivity` in ids, unless the table has both; `@created` is `created`. */
function slugOf(path: string, table: RowTable): string {
  const inner = path.replace(/^extension\//, '');
  const isTaken = inner !== path && Object.values(table).some((row) => row.path === inner);
  return (isTaken ? path : inner).replaceAll('@', '').replaceAll('/', '-');
}

function isConstrained(path: string, rows: readonly Row[]): boolean {
  if (path === '.' || rows.every(({ dialect }) => dialect === 'ihe')) return false;
  // An attribute cannot be repeated: only its presence can be asked for.
  if (path.startsWith('@')) return rows.some((row) => isRequired(row) || row.type === 'reference');
  return rows.some((row) => isRequired(row) || row.type === 'reference') || isSingle(rows);
}

function isSingle(rows: readonly Row[]): boolean {
  return rows.every(({ card }) => card.endsWith('1'));
}

/** Bounds of the rows that share a path: `1..1`, `0..1`, `1..*`, `0..*`. */
export function boundsOf(rows: readonly Row[]): string {
  return `${rows.some(isRequired) ? '1' : '0'}..${isSingle(rows) ? '1' : '*'}`;
}

const BOUNDS: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  '1..1': { fr: 'exactement une fois', en: 'exactly once' },
  '0..1': { fr: 'une fois au plus', en: 'at most once' },
  '1..*': { fr: 'au moins une fois', en: 'at least once' },
  '0..*': { fr: 'avec son identifiant', en: 'with its identifier' },
};

function demandOf(path: string, bounds: string): { readonly fr: string; readonly en: string } {
  const times = BOUNDS[bounds] ?? { fr: bounds, en: bounds };
  const isLink = path.endsWith('@entityID');
  const inside = path.startsWith('extension/') && bounds.startsWith('1');
  return {
    fr:
      `Le modèle d’exposition 2.4 attend ${path} ${times.fr} (${bounds}).` +
      (isLink ? ' Un lien sans entityID ne désigne rien.' : '') +
      (inside ? ' Le minimum ne compte que si l’objet a une extension.' : '') +
      (bounds.startsWith('1') ? ' Un objet incomplet est retenu avec tout ce qu’il contient (RG_EXP_002).' : ''),
    en:
      `The 2.4 model expects ${path} ${times.en} (${bounds}).` +
      (isLink ? ' A link without entityID designates nothing.' : '') +
      (inside ? ' The minimum counts only when the object has an extension.' : '') +
      (bounds.startsWith('1') ? ' An incomplete object is withheld with everything below it (RG_EXP_002).' : ''),
  };
}

function ruleOf(named: NamedTable, path: string, rows: readonly Row[]): Rule {
  const { table, name, kind } = named;
  const bounds = boundsOf(rows);
  const title = titleOf(named);
  return {
    id: `card-${name}-${slugOf(path, table)}`,
    severity: 'error',
    source: `domain reference ROR ${SECTIONS[name] ?? SECTIONS[kind] ?? '§4'}`,
    label: { fr: `${title.fr} : ${path} ${bounds}`, en: `${title.en}: ${path} ${bounds}` },
    explanation: demandOf(path, bounds),
    scope: 'object',
    test: { on: 'cardinality', table, path, rows },
  };
}

/** One rule a path of a table that has a bound; rows that share a path share the rule. */
export const CARDINALITY_RULES: readonly Rule[] = NAMED_TABLES.flatMap((named) => {
  const byPath = new Map<string, Row[]>();
  for (const row of Object.values(named.table)) byPath.set(row.path, [...(byPath.get(row.path) ?? []), row]);
  return [...byPath]
    .filter(([path, rows]) => isConstrained(path, rows))
    .map(([path, rows]) => ruleOf(named, path, rows));
});
