import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { guarded } from '../store/sqlite.ts';

/** Writes a file readable by its owner only: whole, or as it was. */
export function writePrivate(file: string, content: string | Uint8Array): void {
  guarded(file, () => {
    const next = `${file}.part`;
    writeFileSync(next, content, { mode: 0o600 });
    renameSync(next, file);
  });
}

/** What a file holds; undefined when it is absent. */
export function readIfThere(file: string): Buffer | undefined {
  return guarded(file, () => (existsSync(file) ? readFileSync(file) : undefined));
}

/** A JSON file of ours; undefined when it is absent or damaged: it is then made again. */
export function readState(file: string): unknown {
  const text = readIfThere(file)?.toString('utf8');
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
