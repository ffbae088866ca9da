import type { DiffEntity } from '../../../shared/contract/cache.ts';
import { cacheId } from './reader-ids.ts';
import type { ReadableDb } from './sqlite.ts';

interface Row {
  readonly id: number;
  readonly eg_id: number | null;
}

/** What refers to an activité or an équipement is an OI, which has an EG. */
const ROW = `SELECT e.id, coalesce(e.eg_id, (
    SELECT o.eg_id FROM link l JOIN entity o ON o.id = l.from_id
    WHERE l.to_id = e.id AND l.relation IN ('activite', 'equipement') ORDER BY o.id LIMIT 1
  )) AS eg_id
  FROM entity e WHERE e.kind = ?`;
const LOCAL = '#';

/** Finds the record of what a load has changed, by the identity that is kept of it, as it is in the source now. */
export function createRecordFinder(
  db: ReadableDb,
  source: string,
): (kind: number, identity: string) => Pick<DiffEntity, 'recordId' | 'establishment'> {
  const byNationalId = db.prepare<[number, string], Row>(`${ROW} AND e.national_id = ? ORDER BY e.id LIMIT 1`);
  const byKey = db.prepare<[number, string], Row>(`${ROW} AND e.key = ? ORDER BY e.id LIMIT 1`);
  const nameOf = db.prepare<[number], { readonly name: string }>('SELECT name FROM entity WHERE id = ?');
  const establishments = new Map<number, NonNullable<DiffEntity['establishment']>>();
  const establishmentOf = (id: number): NonNullable<DiffEntity['establishment']> => {
    const known = establishments.get(id) ?? { id: cacheId(source, id), name: nameOf.get(id)?.name ?? '' };
    establishments.set(id, known);
    return known;
  };
  return (kind, identity) => {
    const row = identity.startsWith(LOCAL)
      ? byKey.get(kind, identity.slice(LOCAL.length))
      : byNationalId.get(kind, identity);
    if (row === undefined) return {};
    const recordId = cacheId(source, row.id);
    return row.eg_id === null ? { recordId } : { recordId, establishment: establishmentOf(row.eg_id) };
  };
}
