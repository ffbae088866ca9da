import { existsSync } from 'node:fs';
import type { Invocation } from '../invocation.ts';

const ID = /^cert-[0-9a-f]{10}$/u;
/** An id that was mistyped, or the start of a SHA-256 fingerprint as it is copied. */
const LIKELY_ID = /^(?:cert-.*|(?:[0-9a-f]:?){8,64})$/iu;
const SERVER = /^(?<host>\[[0-9a-f:]+\]|[^\s:/\\]+):(?<port>\d{1,5})$/iu;

/** What a person names: a certificate of the inventory, or a file. */
export type Target = { readonly id: string } | { readonly path: string };

/** An id of the inventory or the start of a fingerprint, unless a file has that name. */
export function targetOf({ path }: Pick<Invocation, 'path'>, word: string): Target {
  if (ID.test(word)) return { id: word };
  const file = path(word);
  return LIKELY_ID.test(word) && !existsSync(file) ? { id: word } : { path: file };
}

/** `host:port`, unless a file has that name; undefined for a file. */
export function serverOf(
  { path }: Pick<Invocation, 'path'>,
  word: string,
): { readonly host: string; readonly port: number } | undefined {
  const { host, port } = SERVER.exec(word)?.groups ?? {};
  const number = Number(port);
  if (host === undefined || number < 1 || number > 65_535 || existsSync(path(word))) return undefined;
  return { host: host.replace(/^\[|\]$/gu, ''), port: number };
}
