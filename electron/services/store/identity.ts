import { hash } from 'node:crypto';

/** Length of the hashes kept by entity: long enough that two versions of an entity never agree by chance. */
const HASH_BYTES = 16;

/** SHA-256 of bytes, or of a text in UTF-8, cut to 16 bytes. */
export function hash16(data: string | Uint8Array): Buffer {
  return hash('sha256', data, 'buffer').subarray(0, HASH_BYTES);
}

/** An instant as written, in milliseconds; without a zone it is taken as UTC. Null when it is no date. */
export function instantOf(written: string): number | null {
  const text = written.trim();
  const match = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (match === null) return null;
  const ms = Date.parse(match[1] === undefined || match[4] !== undefined ? text : `${text}Z`);
  return Number.isNaN(ms) ? null : ms;
}
