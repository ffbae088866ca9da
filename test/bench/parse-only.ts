// What Cercle's reader takes by itself: every attribute and text of every record of a file, and nothing kept.
// Run by `npm run bench` as a process of its own: parse-only.ts FILE
import { open } from 'node:fs/promises';
import { keepCompiledCode } from '../../electron/cli/compile-cache.ts';
import type { CsdElement } from '../../shared/domain/csd/model.ts';

// As the command does, before anything large is loaded.
keepCompiledCode();
const { readCsd } = await import('../../electron/services/ingest/reader.ts');
const { piecesAwaited } = await import('../../electron/services/ingest/reader-input.ts');

/** Touches every value, so that none can be left unread. */
function lengthOf({ attributes, children, text }: CsdElement): number {
  let length = text.length;
  for (const name in attributes) length += attributes[name]?.length ?? 0;
  for (const child of children) length += lengthOf(child);
  return length;
}

let records = 0;
let characters = 0;
const file = process.argv[2];
if (file === undefined) throw new Error('parse-only.ts FILE');
const handle = await open(file);
for await (const { element } of readCsd(piecesAwaited(handle))) {
  records += 1;
  characters += lengthOf(element);
}
await handle.close();
process.stdout.write(`${JSON.stringify({ records, characters })}\n`);
