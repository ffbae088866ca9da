import type { EstablishmentFindings } from '../../../shared/contract/quality.ts';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import type { Severity } from '../../../shared/domain/ror/finding.ts';
import type { ReadContext } from './reader-context.ts';
import { chosenSources } from './reader-handles.ts';
import { cacheId } from './reader-ids.ts';
import type { SourceHandle, Value } from './reader-source.ts';
import { kindNumber } from './staged-rows.ts';

export interface EstablishmentsInput {
  readonly code?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly source?: string | undefined;
  readonly limit?: number | undefined;
}

interface CountRow {
  readonly id: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

interface Found extends CountRow {
  readonly handle: SourceHandle;
}

const DEFAULT_LIMIT = 100;
const COUNT = SEVERITIES.map((name, rank) => `sum(f.severity = ${rank + 1}) AS ${name}`).join(', ');
const KINDS = [kindNumber('eg'), kindNumber('oi')].join(', ');

/** Findings come from their index in the order of the entities, so that what they are found on is read in its own order too. */
function topOf(conditions: readonly string[]): string {
  return `SELECT e.eg_id AS id, ${COUNT}
    FROM finding f CROSS JOIN entity e ON e.id = f.entity_id
    WHERE ${['f.entity_id IS NOT NULL', 'e.eg_id IS NOT NULL', `e.kind IN (${KINDS})`, ...conditions].join(' AND ')}
    GROUP BY e.eg_id ORDER BY error DESC, warning DESC, info DESC, e.eg_id LIMIT ?`;
}

/**
 * EG by what is wrong with them and with their OI, the one with most errors first, then warnings. An OI of several EG counts for the first.
 * @throws AppError `cache.source-unknown`
 */
export function establishments(context: ReadContext, input: EstablishmentsInput): readonly EstablishmentFindings[] {
  const { limit = DEFAULT_LIMIT, source } = input;
  const sources = chosenSources(context.sources, source === undefined ? undefined : [source]);
  return sources
    .flatMap((handle) => topOfSource(handle, input, limit))
    .sort((a, b) => b.error - a.error || b.warning - a.warning || b.info - a.info)
    .slice(0, limit)
    .map(establishment);
}

function topOfSource(handle: SourceHandle, { code, severity }: EstablishmentsInput, limit: number): readonly Found[] {
  const conditions: string[] = [];
  const values: Value[] = [];
  if (code !== undefined) {
    conditions.push('f.code = ?');
    values.push(code);
  }
  if (severity !== undefined) {
    conditions.push('f.severity = ?');
    values.push(SEVERITIES.indexOf(severity) + 1);
  }
  return handle.all<CountRow>(topOf(conditions), ...values, limit).map((row) => ({ ...row, handle }));
}

function establishment({ handle, id, error, warning, info }: Found): EstablishmentFindings {
  const named = handle.get<{ name: string; national_id: string }>(
    'SELECT name, national_id FROM entity WHERE id = ?',
    id,
  );
  return {
    id: cacheId(handle.source, id),
    name: named?.name ?? '',
    nationalId: named === undefined || named.national_id === '' ? null : named.national_id,
    counts: { error, warning, info },
  };
}
