import { createHash } from 'node:crypto';
import { assertNoSecret } from '../secret-scan.ts';

/** A file of the evidence dossier; its content is asked for when it is needed. */
export interface PackedFile {
  /** With `/` between folders. */
  readonly name: string;
  readonly content: () => Uint8Array;
}

export function textFile(name: string, text: string): PackedFile {
  const content = Buffer.from(text);
  return { name, content: () => content };
}

export function jsonFile(name: string, value: unknown): PackedFile {
  return textFile(name, `${JSON.stringify(value, null, 2)}\n`);
}

/** In an order that depends on nothing but names. */
export function inOrder(files: readonly PackedFile[]): readonly PackedFile[] {
  return files.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** What `sha256sum -c` reads: two spaces stand for a file read byte for byte. */
export function manifestOf(files: readonly PackedFile[]): string {
  return files
    .map(({ name, content }) => `${createHash('sha256').update(content()).digest('hex')}  ${name}\n`)
    .join('');
}

/** @throws AppError `dossier.secret`, naming the file. */
export function assertNoSecrets(files: readonly PackedFile[]): void {
  for (const { name, content } of files) assertNoSecret(name, content());
}
