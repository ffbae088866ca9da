import { deserialize, serialize } from 'node:v8';
import type { StagedRows } from '../store/batch.ts';

/**
 * Rows as one buffer, to be handed over without a copy: the reading thread keeps nothing of them, and the writing one makes
 * its values only when their turn has come.
 */
export type PackedRows = Uint8Array<ArrayBuffer>;

export function packRows(rows: StagedRows): PackedRows {
  const packed = serialize(rows);
  return new Uint8Array(packed.buffer as ArrayBuffer, packed.byteOffset, packed.byteLength);
}

export function unpackRows(packed: PackedRows): StagedRows {
  return deserialize(packed) as StagedRows;
}

/** Gives memory back at once. Left to the garbage collector, tens of megabytes of what was handed over wait for it. */
export function release(buffers: readonly Uint8Array<ArrayBuffer>[]): void {
  for (const { buffer } of buffers) buffer.transfer(0);
}
