import { randomBytes } from 'node:crypto';
import { passphraseIssue } from '../../../shared/domain/certificates/passphrase.ts';
import type { PassphraseUse } from '../../../shared/domain/certificates/passphrase.ts';
import { AppError } from '../../../shared/errors.ts';
import type { KeyProtector, Ports } from '../ports.ts';
import { KEY_BYTES, MAX_ITERATIONS, SALT_BYTES, passphraseKey, seal, unseal } from './envelope.ts';
import type { VaultHeader } from './header.ts';

/** What a passphrase wraps the data key in. */
export type PassphraseWrapping = Pick<VaultHeader, 'salt' | 'iterations' | 'passphrase_wrap'>;
type ProtectorPort = Ports['keyProtector'];

/** @throws AppError `vault.weak-passphrase`, its reason the name of what is wrong. */
export function refuseWeak(passphrase: string, use: PassphraseUse): void {
  const reason = passphraseIssue(passphrase, use);
  if (reason === undefined) return;
  throw new AppError('vault.weak-passphrase', `This passphrase is not accepted: ${reason}.`, { values: { reason } });
}

/** Wraps the data key under a passphrase, with a fresh salt. */
export async function wrapByPassphrase(
  dataKey: Uint8Array,
  vaultId: string,
  passphrase: string,
  iterations: number,
): Promise<PassphraseWrapping> {
  const salt = randomBytes(SALT_BYTES);
  const key = await passphraseKey(passphrase, salt, iterations);
  try {
    return { salt, iterations, passphrase_wrap: seal(key, dataKey, { vaultId, kind: 'passphrase-wrap', id: vaultId }) };
  } finally {
    key.fill(0);
  }
}

/** The data key, or undefined when the passphrase is not the right one, or when there is none. */
export async function unwrapByPassphrase(
  { vault_id: vaultId, salt, iterations, passphrase_wrap: wrap }: VaultHeader,
  passphrase: string,
): Promise<Buffer | undefined> {
  if (salt === null || iterations === null || wrap === null) return undefined;
  if (iterations < 1 || iterations > MAX_ITERATIONS) throw tamperedHeader();
  const key = await passphraseKey(passphrase, salt, iterations);
  try {
    return unseal(key, wrap, { vaultId, kind: 'passphrase-wrap', id: vaultId });
  } finally {
    key.fill(0);
  }
}

/** The system's key store. @throws AppError `vault.no-protector` when it is none that protects. */
export async function systemProtector(port: ProtectorPort): Promise<KeyProtector> {
  const found = port === undefined ? 'absent' : await port();
  if (typeof found !== 'string') return found;
  throw new AppError('vault.no-protector', `The key store of the system does not protect secrets here: ${found}.`, {
    values: { reason: found },
  });
}

/** The data key wrapped by the system. */
export async function wrapBySystem(dataKey: Uint8Array, port: ProtectorPort): Promise<Buffer> {
  const protector = await systemProtector(port);
  return Buffer.from(await protector.protect(dataKey));
}

/**
 * The data key as the system gives it back; `mustSealAgain` when it is to be wrapped anew.
 * @throws AppError `vault.no-protector` when the system refuses or has lost its own key.
 */
export async function unwrapBySystem(
  wrap: Uint8Array,
  port: ProtectorPort,
): Promise<{ readonly dataKey: Buffer; readonly mustSealAgain: boolean }> {
  const protector = await systemProtector(port);
  const { secret, mustSealAgain } = await protector.unprotect(wrap).catch((cause: unknown) => {
    const values = { reason: 'refused' };
    throw new AppError('vault.no-protector', 'The key store of the system did not give the key back.', {
      values,
      cause,
    });
  });
  const dataKey = Buffer.from(secret);
  secret.fill(0);
  return { dataKey, mustSealAgain };
}

/** Tells the right data key from any other bytes. */
export function makeProof(dataKey: Uint8Array, vaultId: string): Buffer {
  return seal(dataKey, Buffer.from(vaultId, 'utf8'), { vaultId, kind: 'proof', id: vaultId });
}

/** @throws AppError `vault.tampered` when a data key is not the one that this vault was sealed with. */
export function assertDataKey(
  dataKey: Uint8Array,
  { vault_id: vaultId, proof }: Pick<VaultHeader, 'vault_id' | 'proof'>,
): void {
  const isKey = dataKey.length === KEY_BYTES;
  if (!isKey || unseal(dataKey, proof, { vaultId, kind: 'proof', id: vaultId }) === undefined) throw tamperedHeader();
}

function tamperedHeader(): AppError {
  return new AppError('vault.tampered', 'The header of the vault was changed outside Cercle.', {
    values: { reason: 'header' },
  });
}
