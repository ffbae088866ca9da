import type { FindingView } from '../../../shared/contract/cache.ts';
import type { AnomaliesPage } from '../../../shared/contract/quality.ts';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import type { Severity } from '../../../shared/domain/ror/finding.ts';
import { catalogueEntry } from '../../../shared/domain/ror/finding-catalogue.ts';
import { readFindingCursor, writeFindingCursor } from './anomalies-cursor.ts';
import { NAMED, nameOf } from './entity-view-relations.ts';
import type { NamedRow } from './entity-view-relations.ts';
import { searchKindOf } from './filters-sql.ts';
import type { ReadContext } from './reader-context.ts';
import { chosenSources } from './reader-handles.ts';
import { cacheId } from './reader-ids.ts';
import type { SourceHandle } from './reader-source.ts';

export interface AnomaliesInput {
  readonly code?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly source?: string | undefined;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

interface FindingRow {
  readonly id: number;
  readonly entity_id: number | null;
  readonly code: string;
  readonly severity: number;
  readonly path: string;
  readonly value: string;
}

const DEFAULT_LIMIT = 50;
const COUNTS = 'SELECT code, count(*) AS count FROM finding GROUP BY code';
const SEVERITY_OF = 'SELECT severity FROM finding INDEXED BY finding_by_code WHERE code = ? LIMIT 1';
const NEXT_OF_CODE = 'SELECT id FROM finding INDEXED BY finding_by_code WHERE code = ? AND id > ? ORDER BY id LIMIT ?';
const FINDING = 'SELECT id, entity_id, code, severity, path, value FROM finding WHERE id = ?';

/**
 * Findings on the data held, with their counts by code; by source, then in the order of the entities, those of the document as a whole
 * first. The counts are those of everything that the code, the severity and the source select.
 * @throws AppError `cache.source-unknown`; `input.invalid` for a cursor that is none or whose source was loaded again.
 */
export function anomalies(context: ReadContext, input: AnomaliesInput): AnomaliesPage {
  const { limit = DEFAULT_LIMIT } = input;
  const sources = chosenSources(context.sources, input.source === undefined ? undefined : [input.source]);
  const after = input.after === undefined ? undefined : readFindingCursor(input.after, sources);
  const counts = new Map<string, number>();
  const found: { readonly handle: SourceHandle; readonly id: number }[] = [];
  for (const handle of sources) {
    const codes = codesOf(handle, input);
    for (const [code, count] of codes) counts.set(code, (counts.get(code) ?? 0) + count);
    if (after !== undefined && handle.source < after.source) continue;
    const from = handle.source === after?.source ? after.id : 0;
    const wanted = limit + 1 - found.length;
    if (wanted > 0) found.push(...nextIds(handle, [...codes.keys()], from, wanted).map((id) => ({ handle, id })));
  }
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    counts: Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))),
    items: shown
      .map(({ handle, id }) => findingView(context, handle, handle.get<FindingRow>(FINDING, id)))
      .filter((view) => view !== undefined),
    next: last === undefined || found.length <= limit ? null : writeFindingCursor(last.handle, last.id),
  };
}

/** Codes that a source has and the input selects, with their counts. A code has one severity: that of the catalogue. */
function codesOf(handle: SourceHandle, { code, severity }: AnomaliesInput): ReadonlyMap<string, number> {
  const held = handle.all<{ code: string; count: number }>(COUNTS);
  const isWanted = (one: string): boolean => {
    if (code !== undefined && one !== code) return false;
    return severity === undefined || handle.column<number>(SEVERITY_OF, one)[0] === SEVERITIES.indexOf(severity) + 1;
  };
  return new Map(held.filter((row) => isWanted(row.code)).map((row) => [row.code, row.count]));
}

/** The next findings of some codes: as many of each as are wanted, the first of them all kept. */
function nextIds(handle: SourceHandle, codes: readonly string[], after: number, count: number): readonly number[] {
  const ids = codes.flatMap((code) => handle.column<number>(NEXT_OF_CODE, code, after, count));
  return ids.sort((a, b) => a - b).slice(0, count);
}

/** Every finding on one entity. */
export function findingsOf(context: ReadContext, handle: SourceHandle, entity: number): readonly FindingView[] {
  const rows = handle.all<FindingRow>(
    'SELECT id, entity_id, code, severity, path, value FROM finding WHERE entity_id = ? ORDER BY id',
    entity,
  );
  return rows.map((row) => findingView(context, handle, row)).filter((view) => view !== undefined);
}

function findingView(context: ReadContext, handle: SourceHandle, row: FindingRow | undefined): FindingView | undefined {
  if (row === undefined) return undefined;
  const { code, path, value } = row;
  return {
    code,
    severity: SEVERITIES[row.severity - 1] ?? 'info',
    entity: row.entity_id === null ? null : entityOf(context, handle, row.entity_id),
    path,
    value,
    message: catalogueEntry(code)?.explanation[context.lang] ?? code,
  };
}

function entityOf({ labels }: ReadContext, handle: SourceHandle, id: number): FindingView['entity'] {
  const row = handle.get<NamedRow>(`SELECT ${NAMED} FROM entity WHERE id = ?`, id);
  if (row === undefined) return null;
  return {
    id: cacheId(handle.source, id),
    kind: searchKindOf(row.kind, row.type_oi),
    name: nameOf(handle, row, labels),
  };
}
