// A thread that reads a file into a ring and tells how many bytes it has read: how a parse thread does, and nothing else.
import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createRingReader, type PieceRing } from '../../electron/services/ingest/piece-ring.ts';

const { ring, path } = workerData as { readonly ring: PieceRing; readonly path: string };
const handle = await open(path);
const read = createRingReader(ring, { filled: () => undefined, ended: () => Promise.resolve('') });
let bytes = 0;
for await (const piece of read(handle).pieces) bytes += piece.length;
await handle.close();
parentPort?.postMessage(bytes);
