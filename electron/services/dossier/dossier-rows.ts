import { AppError } from '../../../shared/errors.ts';
import { guarded, immediately } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { GENESIS } from './entry-hash.ts';

/** What is kept of a dossier beside its entries. */
export interface DossierLine {
  readonly id: string;
  readonly archived: 0 | 1;
  /** What the vault sealed last; nothing while `seal` is null. */
  readonly sealed_entries: number;
  readonly sealed_head: string;
  readonly seal: Buffer | null;
}

export interface DossierRows {
  all(): readonly DossierLine[];
  /** @throws AppError `dossier.unknown`. */
  get(id: string): DossierLine;
  add(id: string): void;
  archive(id: string, isArchived: boolean): void;
  sealed(id: string, seal: Pick<DossierLine, 'sealed_entries' | 'sealed_head' | 'seal'>): void;
  /** With its entries, its tests, and the files that no other dossier names. */
  erase(id: string, files: readonly string[]): void;
}

export function dossierRows(db: WritableDb): DossierRows {
  const every = db.prepare<[], DossierLine>('SELECT * FROM dossier ORDER BY id');
  const one = db.prepare<[string], DossierLine>('SELECT * FROM dossier WHERE id = ?');
  const add = db.prepare('INSERT INTO dossier (id, sealed_head) VALUES (?, ?)');
  const archive = db.prepare('UPDATE dossier SET archived = ? WHERE id = ?');
  const seal = db.prepare('UPDATE dossier SET sealed_entries = ?, sealed_head = ?, seal = ? WHERE id = ?');
  return {
    all: () => guarded(db.name, () => every.all()),
    get(id) {
      const found = guarded(db.name, () => one.get(id));
      if (found !== undefined) return found;
      throw new AppError('dossier.unknown', `No dossier has the id ${id}; see "cercle dossier list".`, {
        values: { id },
      });
    },
    add: (id) => guarded(db.name, () => void add.run(id, GENESIS)),
    archive: (id, isArchived) => guarded(db.name, () => void archive.run(Number(isArchived), id)),
    sealed: (id, line) => guarded(db.name, () => void seal.run(line.sealed_entries, line.sealed_head, line.seal, id)),
    erase: (id, files) => immediately(db, () => erase(db, id, files)),
  };
}

/** The dossier first: entries only go with theirs. */
function erase(db: WritableDb, id: string, files: readonly string[]): void {
  for (const table of ['dossier', 'entry', 'whitelist_check']) {
    db.prepare(`DELETE FROM ${table} WHERE ${table === 'dossier' ? 'id' : 'dossier'} = ?`).run(id);
  }
  const isNamed = db.prepare('SELECT 1 FROM entry WHERE instr(event, ?) > 0 LIMIT 1');
  const forget = db.prepare('DELETE FROM file WHERE sha256 = ?');
  for (const sha256 of files) if (isNamed.get(sha256) === undefined) forget.run(sha256);
}
