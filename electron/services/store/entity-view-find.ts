import { AppError } from '../../../shared/errors.ts';
import { searchKindOf } from './filters-sql.ts';
import { cacheId, parseCacheId } from './reader-ids.ts';
import type { Place } from './page-merge.ts';
import type { ReadContext } from './reader-context.ts';
import type { SourceHandle } from './reader-source.ts';

interface Candidate extends Place {
  readonly kind: number;
  readonly type_oi: string;
  readonly name: string;
  readonly national_id: string;
}

/** Kinds from the one a person most likely means: an EG rather than the EJ that shares its number, then OI, then people. */
const PREFERRED = ['eg', 'ue', 'oi', 'ej', 'professionnel', 'equipement', 'activite'];

/**
 * Finds the entity that a person names by an id of the cache or by any of its identifiers, blanks and dots left out.
 * @throws AppError `cache.entity-unknown`; `cache.source-unknown` for the id of a source that is gone; `input.invalid` when several
 * entities of one kind have the identifier, with their ids as proof.
 */
export function findEntity({ sources }: ReadContext, id: string): Place {
  const own = parseCacheId(id);
  if (own !== undefined) return findRow(sources, own.source, own.row, id);
  const candidates = sources.flatMap((handle) => withIdentifier(handle, id));
  const best = candidates.filter((candidate) => rank(candidate) === Math.min(...candidates.map(rank)));
  const [first] = best;
  if (first === undefined) throw unknown(id);
  if (best.length > 1) throw ambiguous(id, best);
  return { handle: first.handle, id: first.id };
}

function findRow(sources: readonly SourceHandle[], source: string, row: number, id: string): Place {
  const handle = sources.find((one) => one.source === source);
  if (handle === undefined || handle.get('SELECT 1 FROM entity WHERE id = ?', row) === undefined) throw unknown(id);
  return { handle, id: row };
}

function withIdentifier(handle: SourceHandle, typed: string): readonly Candidate[] {
  const found = new Map<number, Candidate>();
  for (const value of formsOf(typed)) {
    const rows = handle.all<Omit<Candidate, 'handle'>>(
      `SELECT e.id, e.kind, e.type_oi, e.name, e.national_id FROM identifier i CROSS JOIN entity e ON e.id = i.id
       WHERE i.value = ?`,
      value,
    );
    for (const row of rows) found.set(row.id, { ...row, handle });
  }
  return [...found.values()];
}

/** As typed, and as registers write it: without blanks, dots or hyphens, in capitals. */
function formsOf(typed: string): readonly string[] {
  const bare = typed.trim();
  const compact = bare.replace(/[\s.-]/gu, '');
  return [...new Set([bare, compact, compact.toUpperCase()])].filter((form) => form !== '');
}

function rank({ kind, type_oi }: Candidate): number {
  return PREFERRED.indexOf(searchKindOf(kind, type_oi));
}

function unknown(id: string): AppError {
  return new AppError('cache.entity-unknown', `The cache holds nothing under \`${id}\`; look for it with a search.`, {
    values: { id },
  });
}

const LISTED = 20;

function ambiguous(id: string, candidates: readonly Candidate[]): AppError {
  const listed = candidates.slice(0, LISTED).map(({ handle, id: row, kind, type_oi, name }) => {
    return `${cacheId(handle.source, row)} ${searchKindOf(kind, type_oi)} ${name}`.trim();
  });
  const reason = `${candidates.length} × ${id}`;
  return new AppError('input.invalid', `Several entities have the identifier \`${id}\`; name one by its id.`, {
    proof: listed,
    values: { id, reason, count: candidates.length },
  });
}
