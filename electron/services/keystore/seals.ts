import { timingSafeEqual } from 'node:crypto';
import { guarded } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import type { DataKeyHolder } from './data-key.ts';
import { mac } from './envelope.ts';
import { readHeader } from './header.ts';
import type { Journal } from './journal.ts';

/** How far a history was when it was sealed for the first time. */
export interface Anchor {
  readonly entries: number;
  readonly head: string;
}

/** Binds texts of other databases to the vault: nobody without its data key can make a seal. Not a use that puts the lock off. */
export interface Seals {
  /** HMAC-SHA256 of a text for one purpose; undefined while the vault is locked or does not exist. */
  make(purpose: string, text: string): Buffer | undefined;
  /** Whether a seal is that of a text; undefined while it cannot be told. */
  holds(purpose: string, text: string, seal: Uint8Array): boolean | undefined;
  /** Writes in the journal that a dossier is sealed from now on: that its seal was taken away is seen then. */
  anchor(dossier: string, anchor: Anchor): void;
  /** What the journal says of a dossier; undefined when it never was sealed. */
  anchorOf(dossier: string): Anchor | undefined;
}

const ACT = 'dossier.sealed';

export function createSeals(db: WritableDb, holder: DataKeyHolder, journal: Journal): Seals {
  const find = db.prepare<[string, string], { readonly entries: string; readonly head: string }>(
    `SELECT details ->> '$.entries' AS entries, details ->> '$.fingerprint' AS head FROM journal
     WHERE act = ? AND json_valid(details) AND details ->> '$.id' = ? ORDER BY number LIMIT 1`,
  );
  const make = (purpose: string, text: string): Buffer | undefined => {
    const header = readHeader(db);
    if (header === undefined || !holder.isOpen(header.vault_id)) return undefined;
    return holder.inspect(header.vault_id, (dataKey) => mac(dataKey, purpose, [header.vault_id, text].join('\n')));
  };
  return {
    make,
    holds(purpose, text, seal) {
      const expected = make(purpose, text);
      return expected && expected.length === seal.length && timingSafeEqual(expected, seal);
    },
    anchor: (id, { entries, head: fingerprint }) =>
      void journal.append(ACT, { id, entries: String(entries), fingerprint }),
    anchorOf(id) {
      const found = guarded(db.name, () => find.get(ACT, id));
      return found && { entries: Number(found.entries), head: found.head };
    },
  };
}
