import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import { valuesOf } from '../../../shared/domain/certificates/name.ts';
import { AppError } from '../../../shared/errors.ts';
import { refuseWeak } from '../keystore/protections.ts';
import type { Pki } from '../pki/pki.ts';
import { writeNewFile } from '../synthetic/new-file.ts';
import type { Exported } from './export.ts';
import type { Opened } from './origin.ts';

export interface ReencodeChoice {
  /** Where to write. */
  readonly path: string;
  readonly newPassword: string;
  readonly force: boolean;
}

/**
 * Writes what an old P12 file holds under AES-256, readable by its owner only; the vault has no part in it, and the old file is
 * left as it is.
 * @throws AppError `certificate.no-key` when it has not exactly one key with its certificate, `vault.weak-passphrase`, `file.exists`.
 */
export async function reencode(
  pki: Pki,
  opened: Opened,
  { path, newPassword, force }: ReencodeChoice,
): Promise<Exported> {
  refuseWeak(newPassword, 'p12');
  const { certificates, contents } = opened;
  const pairs = contents.keys.flatMap((key) => {
    const own = certificates.find(({ facts }) => facts.key.spkiSha256 === key.spkiSha256);
    return own === undefined ? [] : [{ key, own }];
  });
  const [pair, ...others] = pairs;
  if (pair === undefined || others.length > 0) throw notOnePair(opened.name, pairs.length);
  const { key, own } = pair;
  const bytes = await pki.writePkcs12({
    pkcs8: key.pkcs8,
    certificate: own.der,
    chain: certificates.filter((one) => one !== own).map(({ der }) => der),
    friendlyName: own.name ?? valuesOf(own.facts.subject, 'CN').at(-1) ?? '',
    passphrase: newPassword,
    mode: 'modern',
  });
  await writeNewFile(path, { force, isPrivate: true }, (handle) => handle.writeFile(bytes));
  return { file: basename(path), bytes: (await stat(path)).size, warnings: ['still-readable'], notes: [] };
}

function notOnePair(file: string, pairs: number): AppError {
  return new AppError('certificate.no-key', `${file} holds ${pairs} keys with their certificate; one is needed.`, {
    values: { file },
    proof: [`${pairs}`],
  });
}
