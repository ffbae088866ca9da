import type { WhitelistCheck } from '../../../shared/contract/dossier-views.ts';
import { guarded } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';

/** Tests of what is declared on whitelists, in their order. */
export interface CheckRows {
  /** Nothing when the dossier was removed meanwhile. */
  add(dossier: string, entry: string, check: WhitelistCheck): void;
  /** The latest first. */
  list(dossier: string, entry: string, limit?: number): readonly WhitelistCheck[];
  last(dossier: string, entry: string): WhitelistCheck | null;
  /** The instant of the first test that was accepted; null until then. */
  greenSince(dossier: string, entry: string): string | null;
}

type Line = Omit<WhitelistCheck, 'ok' | 'isUndecided'> & { readonly ok: number; readonly is_undecided: number };

const LIMIT = 500;

export function checkRows(db: WritableDb): CheckRows {
  const put = db.prepare(
    `INSERT INTO whitelist_check (dossier, entry, at, verdict, ok, is_undecided, exchange)
     SELECT id, ?, ?, ?, ?, ?, ? FROM dossier WHERE id = ?`,
  );
  const get = db.prepare<[string, string, number], Line>(
    `SELECT at, verdict, ok, is_undecided, exchange FROM whitelist_check WHERE dossier = ? AND entry = ?
     ORDER BY seq DESC LIMIT ?`,
  );
  const green = db
    .prepare<[string, string], string>(
      'SELECT at FROM whitelist_check WHERE dossier = ? AND entry = ? AND ok = 1 ORDER BY seq LIMIT 1',
    )
    .pluck();
  const list = (dossier: string, entry: string, limit = LIMIT): readonly WhitelistCheck[] =>
    guarded(db.name, () => get.all(dossier, entry, limit)).map(({ at, verdict, ok, is_undecided, exchange }) => ({
      ...{ at, verdict, exchange },
      ok: ok === 1,
      isUndecided: is_undecided === 1,
    }));
  return {
    add: (dossier, entry, { at, verdict, ok, isUndecided, exchange }) =>
      guarded(db.name, () => void put.run(entry, at, verdict, Number(ok), Number(isUndecided), exchange, dossier)),
    list,
    last: (dossier, entry) => list(dossier, entry, 1)[0] ?? null,
    greenSince: (dossier, entry) => guarded(db.name, () => green.get(dossier, entry)) ?? null,
  };
}
