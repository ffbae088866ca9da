import { timingSafeEqual } from 'node:crypto';
import type { WritableDb } from '../store/sqlite.ts';
import type { DataKeyHolder } from './data-key.ts';
import { mac } from './envelope.ts';
import { readHeader } from './header.ts';

/** Binds texts of other databases to the vault: nobody without its data key can make a seal. Not a use that puts the lock off. */
export interface Seals {
  /** HMAC-SHA256 of a text for one purpose; undefined while the vault is locked or does not exist. */
  make(purpose: string, text: string): Buffer | undefined;
  /** Whether a seal is that of a text; undefined while it cannot be told. */
  holds(purpose: string, text: string, seal: Uint8Array): boolean | undefined;
}

export function createSeals(db: WritableDb, holder: DataKeyHolder): Seals {
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
  };
}
