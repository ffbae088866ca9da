import { AppError } from '../../../shared/errors.ts';
import { requireHeader } from '../keystore/header.ts';
import type { Keystore } from '../keystore/keystore.ts';
import type { Pki } from '../pki/pki.ts';
import type { TrustStore } from '../trust-store/trust-store.ts';
import { findHeld } from './find.ts';
import type { FormData } from './form-data.ts';
import { inventoryRows } from './rows.ts';
import type { Held, InventoryRows } from './rows.ts';

/** What the inventory asks of what is trusted here. */
export type TrustView = Pick<TrustStore, 'trusted' | 'crlBytes' | 'stamp' | 'environmentOf'>;

export interface RoomParts {
  readonly keystore: Keystore;
  readonly pki: Pki;
  readonly trust: TrustView;
  readonly forms: FormData;
  readonly now: () => Date;
  /** Told after each change of the inventory. */
  readonly changed: () => void;
}

/** What every act on the inventory works with. */
export interface Room extends RoomParts {
  readonly rows: InventoryRows;
  /** The line of an id or of the beginning of a fingerprint. */
  find(id: string): Held;
  /** A change and its entry of the journal, kept or lost together; then everybody is told. */
  change<T>(work: () => T): T;
}

export function createRoom(parts: RoomParts): Room {
  const rows = inventoryRows(parts.keystore.db);
  return {
    ...parts,
    rows,
    find: (id) => findHeld(rows, id),
    change(work) {
      const result = parts.keystore.transaction(work);
      parts.changed();
      return result;
    },
  };
}

/** The facts of a line that the journal keeps. */
export function journalFacts({ id, spki, certificate, request, profile }: Held): Readonly<Record<string, string>> {
  const facts = certificate?.facts;
  const subject = facts?.subjectText ?? request?.facts.subjectText;
  return {
    certificate: id,
    publicKey: spki,
    ...(subject !== undefined && { subject }),
    ...(facts && { issuer: facts.issuerText, serial: facts.serial, fingerprint: facts.sha256 }),
    ...(profile !== null && { profile }),
  };
}

/** @throws AppError `vault.absent`, `vault.locked`. */
export function requireOpen({ keystore }: RoomParts): void {
  // A key is about to be made, read or destroyed: better told before the work than after.
  requireHeader(keystore.db);
  if (!keystore.vault.isOpen())
    throw new AppError('vault.locked', 'The vault is locked; unlock it with its passphrase.');
}
