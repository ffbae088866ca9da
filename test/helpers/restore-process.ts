import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { restoreBackup } from '../../electron/services/backup/restore.ts';
import { createTestPorts } from './ports.ts';

// Restores a backup and is killed, as by a cut of the current, before its n-th change of the disk: `restore-process.ts FOLDER FILE N`.
const [folder = '', path = '', fatal = ''] = process.argv.slice(2);
let changes = 0;

function counted<A extends readonly unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    changes += 1;
    if (changes === Number(fatal)) process.kill(process.pid, 'SIGKILL');
    return work(...args);
  };
}

for (const name of ['renameSync', 'rmSync', 'rmdirSync', 'writeFileSync', 'mkdirSync'] as const) {
  Object.assign(fs, { [name]: counted(fs[name] as (...args: readonly unknown[]) => unknown) });
}
syncBuiltinESMExports();
await restoreBackup(createTestPorts({ folder }), { path, force: true, atNextStart: false });
process.stdout.write(`${changes}\n`);
