import { findEntity } from './entity-view-find.ts';
import { IDENTITY } from './link.ts';
import type { ReadContext } from './reader-context.ts';

/** Where an entity of the cache comes from. */
export interface Origins {
  readonly source: string;
  /** The load that brought it as it is. */
  readonly job: string;
  /** The exchange that brought it as it is; null for a file that a person gave. */
  readonly exchange: string | null;
  /** Every load that is remembered to have added or changed it, the latest first. */
  readonly changedBy: readonly string[];
}

const BROUGHT = 'SELECT job, exchange FROM file WHERE id = (SELECT file_id FROM entity WHERE id = ?)';

const CHANGED = `SELECT DISTINCT l.job FROM entity e JOIN change c ON c.kind = e.kind AND c.identity = ${IDENTITY('e')}
  JOIN load l ON l.seq = c.load_seq WHERE e.id = ? AND c.action <> 'removed' ORDER BY l.seq DESC`;

/** @throws AppError as `findEntity` does. */
export function origins(context: ReadContext, { id }: { readonly id: string }): Origins {
  const { handle, id: row } = findEntity(context, id);
  const brought = handle.get<Pick<Origins, 'job' | 'exchange'>>(BROUGHT, row);
  return {
    source: handle.source,
    job: brought?.job ?? '',
    exchange: brought?.exchange ?? null,
    changedBy: handle.column<string>(CHANGED, row),
  };
}
