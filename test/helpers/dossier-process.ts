import { writeSync } from 'node:fs';
import { openTestDossiers } from './dossier-store.ts';

// Records notes in a dossier beside other programs, and tells of each: `dossier-process.ts FOLDER DOSSIER NAME COUNT`.
const [folder = '', id = '', name = '', count = '0'] = process.argv.slice(2);
const { histories, close } = openTestDossiers(folder);
for (let at = 0; at < Number(count); at += 1) {
  const reason = `${name}-${at}`;
  histories.append(id, () => ({ event: { type: 'note', date: '2026-11-22', note: '', files: [], reason } }));
  writeSync(1, `${reason}\n`);
}
close();
