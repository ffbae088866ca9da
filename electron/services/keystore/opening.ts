import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import { immediately } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { refuseEarly } from './attempts.ts';
import type { DataKeyHolder } from './data-key.ts';
import { KEY_BYTES } from './envelope.ts';
import { insertHeader, readHeader, requireHeader, updateHeader } from './header.ts';
import type { VaultHeader } from './header.ts';
import { journalSeal } from './journal.ts';
import type { Journal } from './journal.ts';
import { GENESIS } from './journal-hash.ts';
import {
  assertDataKey,
  makeProof,
  refuseWeak,
  unwrapByPassphrase,
  unwrapBySystem,
  wrapByPassphrase,
  wrapBySystem,
} from './protections.ts';

/** What opening a vault needs. */
export interface OpeningParts {
  readonly db: WritableDb;
  readonly holder: DataKeyHolder;
  readonly journal: Journal;
  readonly now: () => Date;
  readonly keyProtector: Ports['keyProtector'];
  /** Rounds of PBKDF2 for what is wrapped from now on. */
  readonly iterations: number;
  readonly warn: (message: string) => void;
}

export interface InitChoice {
  readonly passphrase?: string | undefined;
  readonly useSystem?: boolean | undefined;
}

/** Makes a vault, and leaves it open. @throws AppError `vault.exists`, `vault.weak-passphrase`, `vault.no-protector`. */
export async function initVault(parts: OpeningParts, { passphrase, useSystem = false }: InitChoice): Promise<void> {
  const { db, holder, journal, iterations } = parts;
  refuseExisting(db);
  if (passphrase === undefined && !useSystem) throw invalid('no-protection', 'A vault needs at least one protection.');
  if (passphrase !== undefined) refuseWeak(passphrase, 'vault');
  const dataKey = randomBytes(KEY_BYTES);
  const vaultId = randomUUID();
  try {
    const system = useSystem ? await wrapBySystem(dataKey, parts.keyProtector) : null;
    const wrapping =
      passphrase === undefined
        ? { salt: null, iterations: null, passphrase_wrap: null }
        : await wrapByPassphrase(dataKey, vaultId, passphrase, iterations);
    const protection = [passphrase !== undefined && 'passphrase', useSystem && 'system'].filter(Boolean).join('+');
    immediately(db, () => {
      refuseExisting(db);
      const created_at = parts.now().toISOString();
      insertHeader(db, { ...newHeader(vaultId, dataKey), created_at, ...wrapping, system_wrap: system });
      holder.hold(vaultId, Buffer.from(dataKey));
      // What was done before there was a vault is sealed from now on.
      journal.append('vault.created', { protection });
    });
  } catch (error) {
    if (readHeader(db)?.vault_id !== vaultId) holder.drop();
    throw error;
  } finally {
    dataKey.fill(0);
  }
}

/** A header without protection, which the database refuses. */
export function newHeader(vaultId: string, dataKey: Uint8Array): Omit<VaultHeader, 'created_at'> {
  return {
    vault_id: vaultId,
    ...{ salt: null, iterations: null, passphrase_wrap: null, system_wrap: null },
    proof: makeProof(dataKey, vaultId),
    ...{ failed: 0, failed_at: 0, added: 0, backup_at: null, backup_added: null },
    ...{ sealed_entries: 0, sealed_head: GENESIS, seal: journalSeal(dataKey, vaultId, 0, GENESIS) },
  };
}

/** Opens the vault. @throws AppError `vault.passphrase`, `vault.wait`, `vault.locked` when nothing was given to open it. */
export async function unlockVault(parts: OpeningParts, passphrase: string | undefined): Promise<void> {
  const header = requireHeader(parts.db);
  const dataKey =
    passphrase === undefined ? await keyFromSystem(parts, header) : await keyFromPassphrase(parts, passphrase);
  parts.holder.hold(header.vault_id, dataKey);
  const isIntact = parts.journal.verify().isIntact && parts.journal.sealHead();
  if (!isIntact) parts.warn('vault: the journal was changed outside Cercle');
}

async function keyFromSystem({ db, keyProtector }: OpeningParts, header: VaultHeader): Promise<Buffer> {
  if (header.system_wrap === null) throw new AppError('vault.locked', 'The vault opens with its passphrase.');
  const { dataKey, mustSealAgain } = await unwrapBySystem(header.system_wrap, keyProtector);
  assertDataKey(dataKey, header);
  if (mustSealAgain) {
    const system_wrap = await wrapBySystem(dataKey, keyProtector);
    immediately(db, () => {
      if (readHeader(db)?.vault_id === header.vault_id) updateHeader(db, { system_wrap });
    });
  }
  return dataKey;
}

/** The data key, or a failure that is counted: the count outlives the process and is seen by the others. */
async function keyFromPassphrase({ db, journal, now }: OpeningParts, passphrase: string): Promise<Buffer> {
  const header = requireHeader(db);
  refuseEarly(header, now());
  const dataKey = await unwrapByPassphrase(header, passphrase);
  immediately(db, () => {
    const failed = dataKey === undefined ? requireHeader(db).failed + 1 : 0;
    updateHeader(db, { failed, failed_at: failed === 0 ? 0 : now().getTime() });
    if (dataKey === undefined) journal.append('vault.unlock-failed');
  });
  if (dataKey === undefined) throw new AppError('vault.passphrase', 'The passphrase is wrong; nothing was lost.');
  assertDataKey(dataKey, header);
  return dataKey;
}

/**
 * Replaces the passphrase, or adds one to a vault that the system alone opened; the data key stays, its wrapping changes in
 * one transaction. Leaves the vault open.
 */
export async function changePassphrase(parts: OpeningParts, current: string | undefined, next: string): Promise<void> {
  const { db, holder, journal } = parts;
  refuseWeak(next, 'vault');
  const header = requireHeader(db);
  if (current === undefined && header.passphrase_wrap !== null) {
    throw invalid('current-passphrase', 'Give the current passphrase to replace it.');
  }
  if (current !== undefined && header.passphrase_wrap !== null) await unlockVault(parts, current);
  const dataKey = holder.lend(header.vault_id, (held) => Buffer.from(held));
  try {
    const wrapping = await wrapByPassphrase(dataKey, header.vault_id, next, parts.iterations);
    immediately(db, () => {
      if (requireHeader(db).vault_id !== header.vault_id) throw replaced();
      updateHeader(db, { ...wrapping });
      journal.append('vault.passphrase-changed');
    });
  } finally {
    dataKey.fill(0);
  }
}

/** Adds or removes the system's key store; the last protection is never removed. */
export async function useSystem(parts: OpeningParts, isEnabled: boolean): Promise<void> {
  const { db, holder, journal } = parts;
  const { vault_id: vaultId } = requireHeader(db);
  const dataKey = holder.lend(vaultId, (held) => Buffer.from(held));
  try {
    const system_wrap = isEnabled ? await wrapBySystem(dataKey, parts.keyProtector) : null;
    immediately(db, () => {
      const header = requireHeader(db);
      if (header.vault_id !== vaultId) throw replaced();
      if (!isEnabled && header.passphrase_wrap === null) {
        throw invalid('last-protection', 'The last protection of the vault cannot be removed.');
      }
      updateHeader(db, { system_wrap });
      journal.append(isEnabled ? 'vault.system-added' : 'vault.system-removed');
    });
  } finally {
    dataKey.fill(0);
  }
}

function refuseExisting(db: WritableDb): void {
  if (readHeader(db) !== undefined)
    throw new AppError('vault.exists', 'There is a vault already; it was left as it is.');
}

function invalid(reason: string, message: string): AppError {
  return new AppError('input.invalid', message, { values: { reason } });
}

/** Another process restored a vault meanwhile. */
function replaced(): AppError {
  return new AppError('vault.locked', 'The vault was replaced meanwhile; unlock it again.');
}
