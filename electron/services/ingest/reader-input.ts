import type { FileHandle } from 'node:fs/promises';

/** Larger pieces are no faster: a piece should be in the processor's cache when it is read. */
const PIECE_BYTES = 256 * 1024;

/**
 * The bytes of a file from where it stands, in pieces: each is valid until the next one is asked for, for two buffers take turns.
 * While a piece is worked on, the next one is read.
 */
export async function* piecesOf(handle: FileHandle): AsyncGenerator<Uint8Array, void, undefined> {
  const read = (buffer: Buffer) => handle.read(buffer, 0, buffer.length, null);
  let [buffer, other] = [Buffer.allocUnsafeSlow(PIECE_BYTES), Buffer.allocUnsafeSlow(PIECE_BYTES)];
  let { bytesRead } = await read(buffer);
  while (bytesRead > 0) {
    const next = read(other);
    // Who stops here hears of the piece, not of the reading ahead.
    next.catch(() => undefined);
    yield buffer.subarray(0, bytesRead);
    [buffer, other] = [other, buffer];
    ({ bytesRead } = await next);
  }
}
