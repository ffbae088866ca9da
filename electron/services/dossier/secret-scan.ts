import { setImmediate } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import { holdsPrivateKey } from '../pki/private-guard.ts';
import { zipEntries } from './zip-look.ts';

/** What must not leave this computer. */
export type SecretKind = 'private-key' | 'pkcs12' | 'key-store' | 'jwk' | 'password';

export interface FoundSecret {
  readonly kind: SecretKind;
  /** Where: the names of a file and, when it is packed, of what is in it. */
  readonly place: string;
}

/** Packed files within packed files are followed so far. */
const DEEPEST = 3;
/** Of what is unpacked from one file: a small file can hold endless zeros. */
const MOST_UNPACKED = 200 * 1024 * 1024;
/** A file is looked at piece by piece: a key, written in any form, lies whole in one of them. */
const WINDOW = 128 * 1024;
const OVERLAP = 16 * 1024;

/**
 * The first secret of a file: private keys in every form that Cercle knows, encrypted or not (PEM, PKCS#8, PKCS#1, SEC1, OpenSSH,
 * PGP, PuTTY), PKCS#12, Java key stores, private JWK, and passwords written as settings; also in zip and gzip files, and in
 * base64. What is encrypted otherwise cannot be looked into. Undefined when there is none.
 */
export function findSecret(name: string, bytes: Uint8Array): FoundSecret | undefined {
  const looking = lookInto(name, bytes);
  let step = looking.next();
  while (step.done !== true) step = looking.next();
  return step.value;
}

/** @throws AppError `dossier.secret` with the name of the file and of the kind; never a byte of what was found. */
export function assertNoSecret(name: string, bytes: Uint8Array): void {
  refuse(findSecret(name, bytes));
}

/** As `assertNoSecret`, for a file that a person brings, which may be large: other work goes on meanwhile. */
export async function assertNoSecretWithin(name: string, bytes: Uint8Array): Promise<void> {
  const looking = lookInto(name, bytes);
  let step = looking.next();
  while (step.done !== true) {
    await setImmediate();
    step = looking.next();
  }
  refuse(step.value);
}

function refuse(found: FoundSecret | undefined): void {
  if (found === undefined) return;
  throw new AppError('dossier.secret', `${found.place} holds a secret (${found.kind}).`, {
    values: { file: found.place, reason: found.kind },
  });
}

/** Gives way from time to time; returns what it found. */
type Looking = Generator<undefined, FoundSecret | undefined>;

function lookInto(place: string, { buffer, byteOffset, byteLength }: Uint8Array): Looking {
  return look({ place, bytes: Buffer.from(buffer, byteOffset, byteLength) }, DEEPEST, { left: MOST_UNPACKED });
}

interface Piece {
  readonly place: string;
  readonly bytes: Buffer;
}

function* look({ place, bytes }: Piece, depth: number, budget: { left: number }): Looking {
  const kind = storeKind(bytes);
  if (kind !== undefined) return { kind, place };
  for (let at = 0; at === 0 || at < bytes.length - OVERLAP; at += WINDOW) {
    const seen = kindIn(bytes.subarray(at, at + WINDOW + OVERLAP));
    if (seen !== undefined) return { kind: seen, place };
    yield;
  }
  if (depth === 0) return undefined;
  for (const inner of unpacked({ place, bytes }, budget)) {
    const found = yield* look(inner, depth - 1, budget);
    if (found !== undefined) return found;
  }
  return undefined;
}

function* unpacked({ place, bytes }: Piece, budget: { left: number }): Generator<Piece> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const content = gunzipped(bytes, budget.left);
    if (content === undefined) return;
    budget.left -= content.length;
    yield { place, bytes: content };
    return;
  }
  for (const { name, content } of zipEntries(bytes, () => budget.left)) {
    budget.left -= content.length;
    yield { place: `${place} › ${name}`, bytes: content };
  }
}

function gunzipped(bytes: Buffer, maxOutputLength: number): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength });
  } catch {
    return undefined;
  }
}

/** JKS and JCEKS, by their first bytes. */
const STORES = new Set([0xfeedfeed, 0xcececece]);

/** What a whole file is. */
function storeKind(bytes: Buffer): SecretKind | undefined {
  if (bytes.length >= 4 && STORES.has(bytes.readUInt32BE(0))) return 'key-store';
  return isPkcs12(bytes) ? 'pkcs12' : undefined;
}

/** What some bytes hold, wherever they stand in a file. */
function kindIn(bytes: Buffer): SecretKind | undefined {
  if (holdsPrivateKey(bytes)) return 'private-key';
  const text = textOf(bytes);
  if (/PuTTY-User-Key-File-\d/u.test(text)) return 'private-key';
  if (holdsPrivateJwk(text)) return 'jwk';
  return holdsPassword(text) ? 'password' : undefined;
}

/** PFX ::= SEQUENCE { version 3, authSafe … } (RFC 7292 §4), of definite or indefinite length. */
function isPkcs12(bytes: Buffer): boolean {
  return /^30(?:80|82.{4}|83.{6}|84.{8}|[0-7].|81..)02010330/u.test(bytes.subarray(0, 16).toString('hex'));
}

/** A text of 8 bits, or of 16 whose empty halves are left out. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

/** RFC 7517: a key of a kind with its private part, which is `d` for those of two keys and `k` for a symmetric one. */
function holdsPrivateJwk(text: string): boolean {
  if (!/["']?kty["']?\s*:/u.test(text)) return false;
  const isPair =
    /["']kty["']\s*:\s*["'](?:RSA|EC|OKP)["']/u.test(text) && /["']d["']\s*:\s*["'][\w-]{20,}["']/u.test(text);
  const isSymmetric = /["']kty["']\s*:\s*["']oct["']/u.test(text) && /["']k["']\s*:\s*["'][\w-]{8,}["']/u.test(text);
  return isPair || isSymmetric;
}

const NAME = String.raw`[\w.-]*(?:pass(?:word|wd|phrase)|mot[ _-]?de[ _-]?passe|mdp|secret|api[_-]?key)[\w.-]*`;
const ASSIGNED = new RegExp(String.raw`^[ \t]*["']?${NAME}["']?[ \t]*=[ \t]*["']?([^"'\s]{4,})`, 'gimu');
const SAID = new RegExp(
  String.raw`^[ \t{,]*["']?${NAME}["']?[ \t]*:[ \t]*["']?([^"'\s,]{6,})["']?[ \t]*,?[ \t]*[}\r]?$`,
  'gimu',
);
/** What stands for a value: `<password>`, `${PASSWORD}`, `****`, `xxxx`. */
const PLACEHOLDER = /^(?:[<[{$%].*|[*xX.…•_-]+|null|none|true|false|undefined)$/u;

/** Settings that give a password. A sentence about one is none: a value after a colon has a digit or a sign in it. */
function holdsPassword(text: string): boolean {
  for (const [, value = ''] of text.matchAll(ASSIGNED)) if (!PLACEHOLDER.test(value)) return true;
  for (const [, value = ''] of text.matchAll(SAID)) {
    if (!PLACEHOLDER.test(value) && /[\d!#$%&*+=?@^~]/u.test(value) && !/^https?:/u.test(value)) return true;
  }
  return false;
}
