import { arch, availableParallelism, cpus, release, totalmem, type as systemName } from 'node:os';
import { sqliteVersion } from '../../electron/services/store/sqlite.ts';

/** The machine, without its name or any path. */
export function describeMachine(): readonly string[] {
  const model = cpus()[0]?.model.trim() ?? '';
  const cores = availableParallelism();
  return [
    `${cores} cores${model === '' ? '' : ` (${model})`}, ${(totalmem() / 2 ** 30).toFixed(0)} GB of memory`,
    `${systemName()} ${release().split('.').slice(0, 2).join('.')}, ${arch()}`,
  ];
}

/** What Cercle runs on. */
export function describeVersions(): readonly string[] {
  return [`Node.js ${process.versions.node}, V8 ${process.versions.v8}, SQLite ${sqliteVersion()} for Cercle`];
}
