import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CertificateFacts } from '../../../shared/domain/certificates/facts.ts';
import { AppError } from '../../../shared/errors.ts';
import { fileError } from '../ingest/archive-errors.ts';
import { readCertificate } from '../pki/certificate.ts';
import { MAX_FILE_BYTES } from '../pki/contents.ts';
import type { PkiContents } from '../pki/contents.ts';
import type { Pki } from '../pki/pki.ts';
import { serverChain } from '../probe/server-chain.ts';

/** A file to read: where it lies, or what it holds when it must not lie anywhere. */
export type ReadableFile = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array };

/** Where certificates come from; the file's ticket has become its path, or what it holds. */
export type Origin =
  | (ReadableFile & { readonly password?: string | undefined })
  | { readonly text: string; readonly password?: string | undefined }
  | { readonly host: string; readonly port: number };

export interface OpenedCertificate {
  readonly der: Uint8Array;
  readonly facts: CertificateFacts;
  /** The friendly name that a file gives it. */
  readonly name?: string | undefined;
}

/** What an origin holds. */
export interface Opened {
  /** File name, `host:port`, or empty for a pasted text. */
  readonly name: string;
  readonly contents: PkiContents;
  /** Each fingerprint once. */
  readonly certificates: readonly OpenedCertificate[];
}

/**
 * Reads an origin, lends what it holds, and overwrites the keys in it whatever happens.
 * @throws AppError `certificate.*` of what is no such file, `file.not-found`, `file.unreadable`, `certificate.probe`.
 */
export async function withOrigin<T>(pki: Pki, origin: Origin, use: (opened: Opened) => Promise<T>): Promise<T> {
  const { name, contents } = await openOrigin(pki, origin);
  try {
    const read = contents.certificates.map((one) => ({ ...one, facts: readCertificate(one.der) }));
    const certificates = [...new Map(read.toReversed().map((one) => [one.facts.sha256, one])).values()].toReversed();
    return await use({ name, contents, certificates });
  } finally {
    for (const { pkcs8 } of contents.keys) pkcs8.fill(0);
  }
}

async function openOrigin(pki: Pki, origin: Origin): Promise<Omit<Opened, 'certificates'>> {
  if ('host' in origin) {
    const chain = await serverChain(origin.host, origin.port);
    return { name: `${origin.host}:${origin.port}`, contents: shown(chain) };
  }
  const { password } = origin;
  if ('text' in origin)
    return { name: '', contents: await pki.readFile(Buffer.from(origin.text, 'utf8'), { password }) };
  if ('bytes' in origin) {
    // A copy: what is read is overwritten, and may be read again with another password.
    const { name, bytes } = origin;
    return { name, contents: await pki.readFile(Uint8Array.from(bytes), { password, name }) };
  }
  const name = basename(origin.path);
  return { name, contents: await pki.readFile(await readBytes(origin.path), { password, name }) };
}

function shown(chain: readonly Uint8Array[]): PkiContents {
  return {
    format: 'certificate',
    certificates: chain.map((der) => ({ der })),
    ...{ keys: [], requests: [], crls: [], ignored: [] },
    protection: null,
    needsPassword: false,
  };
}

/** The bytes of a file that a person chose, up to what a file of certificates can weigh. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > MAX_FILE_BYTES) throw tooLarge(basename(path));
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(path, error);
  }
}

function tooLarge(file: string): AppError {
  return new AppError('certificate.limit', `${file} is too large for a file of certificates.`, {
    values: { file, reason: `> ${MAX_FILE_BYTES / 1024 / 1024} MB` },
  });
}
