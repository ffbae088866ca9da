// Verifies an unpacked evidence dossier, with nothing of Cercle: node test/helpers/verify-evidence.ts FOLDER
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const problems: string[] = [];
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
const files = names.filter((name) => statSync(join(folder, name)).isFile() && name !== 'MANIFEST.sha256');
const manifest = readFileSync(join(folder, 'MANIFEST.sha256'), 'utf8').trimEnd().split('\n');
const expected = new Map(manifest.map((line) => [line.slice(66), line.slice(0, 64)]));
for (const name of new Set([...files, ...expected.keys()])) {
  const bytes = files.includes(name) ? readFileSync(join(folder, name)) : Buffer.alloc(0);
  if (sha256(bytes) !== expected.get(name)) problems.push(`hash: ${name}`);
  if (/PRIVATE KEY-|"d"\s*:\s*"[\w-]{20}|pass(?:word|phrase)\s*=\s*\S{4}/iu.test(bytes.toString('latin1')))
    problems.push(`secret: ${name}`);
}
interface History {
  genesis: string;
  head: string;
  entries: { at: string; event: string; number: number; hash: string }[];
}
const history = JSON.parse(readFileSync(join(folder, 'historique', 'historique.json'), 'utf8')) as History;
let head = history.genesis;
history.entries.forEach(({ at, event, number, hash }, index) => {
  head = sha256(`${head}{"at":${JSON.stringify(at)},"event":${event},"number":${number}}`);
  if (number !== index + 1 || hash !== head) problems.push(`history: entry ${number}`);
  for (const file of (JSON.parse(event) as { files: { sha256: string }[] }).files)
    if (![...expected.values()].includes(file.sha256)) problems.push(`file of entry ${number}`);
});
if (head !== history.head) problems.push('history: head');
const told = `verified: ${files.length} files, ${history.entries.length} entries`;
process.stdout.write(`${problems.length === 0 ? told : problems.join('\n')}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
