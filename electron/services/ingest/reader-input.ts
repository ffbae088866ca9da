import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** The bytes of a file, piece by piece; each is valid until the next one is asked for. */
export type Pieces = AsyncGenerator<Uint8Array, void, undefined>;

/** Larger pieces are no faster: a piece should be in the processor's cache when it is read. */
export const PIECE_BYTES = 256 * 1024;

/**
 * The bytes of a file from its beginning, in pieces: each is valid until the next one is asked for, for two buffers take turns.
 * While a piece is worked on, the next one is read.
 */
export async function* piecesOf(handle: FileHandle): Pieces {
  let [buffer, other] = [Buffer.allocUnsafeSlow(PIECE_BYTES), Buffer.allocUnsafeSlow(PIECE_BYTES)];
  let { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES, 0);
  let position = 0;
  while (bytesRead > 0) {
    position += bytesRead;
    const next = handle.read(other, 0, PIECE_BYTES, position);
    // Who stops here hears of the piece, not of the reading ahead.
    next.catch(() => undefined);
    yield buffer.subarray(0, bytesRead);
    [buffer, other] = [other, buffer];
    ({ bytesRead } = await next);
  }
}

/**
 * The same for a thread that does nothing else: it waits for each piece. To hand the waiting to another thread and back costs a sixth
 * of a millisecond a piece where all processors are at work, and the system reads ahead by itself.
 */
export async function* piecesAwaited({ fd }: FileHandle): Pieces {
  const buffer = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let position = 0;
  for (;;) {
    const bytesRead = readSync(fd, buffer, 0, PIECE_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
