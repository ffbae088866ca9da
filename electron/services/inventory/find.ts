import { AppError } from '../../../shared/errors.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { inventoryRows } from './rows.ts';
import type { Held, InventoryRows } from './rows.ts';

/** Fewer would name too many. */
const SHORTEST_FINGERPRINT = 8;

/**
 * The line of an id, or of the beginning of a SHA-256 fingerprint (8 hexadecimal digits or more, colons allowed).
 * @throws AppError `certificate.unknown`, `certificate.ambiguous` with the ids it could be.
 */
export function findHeld(rows: Pick<InventoryRows, 'get' | 'idsByFingerprint'>, id: string): Held {
  const held = rows.get(id);
  if (held !== undefined) return held;
  const prefix = id.replaceAll(/[:\s]/g, '').toLowerCase();
  const isFingerprint = prefix.length >= SHORTEST_FINGERPRINT && /^[0-9a-f]{8,64}$/.test(prefix);
  const [only, ...others] = isFingerprint ? rows.idsByFingerprint(prefix) : [];
  if (only === undefined) {
    throw new AppError('certificate.unknown', `No certificate has the id ${id}; see "cercle cert list".`, {
      values: { id },
    });
  }
  if (others.length > 0) {
    throw new AppError('certificate.ambiguous', `Several certificates have a fingerprint that begins by ${id}.`, {
      values: { id },
      proof: [only, ...others].slice(0, 10),
    });
  }
  return findHeld(rows, only);
}

/** The addresses of revocation lists that a certificate of the inventory names; undefined for what is no line of it. */
export function crlUrlsOf(db: WritableDb, id: string): readonly string[] | undefined {
  return inventoryRows(db).get(id)?.certificate?.facts.crlUrls;
}
