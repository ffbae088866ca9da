// What Cercle's reader takes by itself: every attribute and text of every record of a file, and nothing kept.
// Run by `npm run bench` as a process of its own: parse-only.ts FILE
import { createReadStream } from 'node:fs';
import { readCsd } from '../../electron/services/ingest/reader.ts';
import type { CsdElement } from '../../shared/domain/csd/model.ts';

const READ_BYTES = 262_144;

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
for await (const { element } of readCsd(createReadStream(file, { highWaterMark: READ_BYTES }))) {
  records += 1;
  characters += lengthOf(element);
}
process.stdout.write(`${JSON.stringify({ records, characters })}\n`);
