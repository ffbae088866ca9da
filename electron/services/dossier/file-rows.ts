import { createHash } from 'node:crypto';
import type { KeptFile } from '../../../shared/domain/onboarding/declared.ts';
import { guarded } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';

/** Files kept with entries, each once, under the fingerprint of its content. */
export interface FileRows {
  /** Gives what an entry says of it. */
  keep(name: string, content: Uint8Array): KeptFile;
  content(sha256: string): Buffer | undefined;
  /** Whether the content is there and is what its fingerprint says. */
  isWhole(sha256: string): boolean;
}

export function fileRows(db: WritableDb): FileRows {
  const put = db.prepare('INSERT INTO file (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING');
  const get = db.prepare<[string], Buffer>('SELECT content FROM file WHERE sha256 = ?').pluck();
  const content = (sha256: string): Buffer | undefined => guarded(db.name, () => get.get(sha256));
  return {
    keep(name, bytes) {
      const sha256 = fingerprint(bytes);
      guarded(db.name, () => put.run(sha256, bytes));
      return { sha256, name, bytes: bytes.length };
    },
    content,
    isWhole(sha256) {
      const found = content(sha256);
      return found !== undefined && fingerprint(found) === sha256;
    },
  };
}

/** SHA-256 in lower-case hexadecimal. */
export function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
