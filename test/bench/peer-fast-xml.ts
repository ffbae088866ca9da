// fast-xml-parser on a whole document, as its manual shows it; run by `npm run bench` as a process of its own: peer-fast-xml.ts FILE
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

const file = process.argv[2];
if (file === undefined) throw new Error('peer-fast-xml.ts FILE');
const parser = new XMLParser({ ignoreAttributes: false });
const document = parser.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
process.stdout.write(`${Object.keys(document).length}\n`);
