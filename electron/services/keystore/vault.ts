import type { VaultStatus } from '../../../shared/contract/vault.ts';
import { guarded } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { waitSeconds } from './attempts.ts';
import { mac } from './envelope.ts';
import { readHeader, requireHeader } from './header.ts';
import type { VaultHeader } from './header.ts';
import { changePassphrase, initVault, unlockVault, useSystem } from './opening.ts';
import type { InitChoice, OpeningParts } from './opening.ts';
import { createSealedRows } from './sealed-rows.ts';
import type { SealedRows } from './sealed-rows.ts';

/**
 * Keeps private keys and small secrets sealed, and lends them to a callback while it is open; nothing here gives back the
 * bytes of a key. What changes whether it opens, or how, is told to `onChange`.
 */
export interface Vault extends SealedRows {
  status(): Promise<VaultStatus>;
  isOpen(): boolean;
  /** @throws AppError `vault.absent`, `vault.locked`. */
  requireOpen(): void;
  init(choice: InitChoice): Promise<void>;
  /** By its passphrase, or by the system when none is given. */
  unlock(passphrase?: string): Promise<void>;
  lock(): void;
  changePassphrase(current: string | undefined, next: string): Promise<void>;
  useSystem(isEnabled: boolean): Promise<void>;
  /** HMAC-SHA256 under a key of the vault made for this purpose alone. Throws `vault.locked`. */
  mac(purpose: string, data: string | Uint8Array): Buffer;
}

export interface VaultParts extends OpeningParts {
  readonly lockMinutes: () => number;
  readonly onChange: () => void;
}

export function createVaultRows(parts: VaultParts): Vault {
  const { db, holder, now, onChange } = parts;
  // One attempt at a time: those that wait see the count of those before.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = async (work: () => Promise<void>): Promise<void> => {
    const mine = before.then(work);
    before = mine.catch(() => undefined);
    await mine;
    onChange();
  };
  return {
    ...createSealedRows(db, holder, now),
    status: async () => ({ ...statusOf(parts), systemProtection: await systemProtection(parts) }),
    isOpen() {
      const header = readHeader(db);
      return header !== undefined && holder.isOpen(header.vault_id);
    },
    requireOpen: () => holder.lend(requireHeader(db).vault_id, () => undefined),
    init: (choice) => inTurn(() => initVault(parts, choice)),
    unlock: (passphrase) => inTurn(() => unlockVault(parts, passphrase)),
    lock() {
      holder.drop();
      onChange();
    },
    changePassphrase: (current, next) => inTurn(() => changePassphrase(parts, current, next)),
    useSystem: (isEnabled) => inTurn(() => useSystem(parts, isEnabled)),
    mac: (purpose, data) => holder.lend(requireHeader(db).vault_id, (dataKey) => mac(dataKey, purpose, data)),
  };
}

async function systemProtection({ keyProtector }: VaultParts): Promise<VaultStatus['systemProtection']> {
  if (keyProtector === undefined) return 'absent';
  const found = await keyProtector();
  return typeof found === 'string' ? found : 'available';
}

function statusOf({ db, holder, journal, now, lockMinutes }: VaultParts): Omit<VaultStatus, 'systemProtection'> {
  const header = readHeader(db);
  const { entries, isIntact } = journal.verify();
  return {
    state: header === undefined ? 'absent' : holder.isOpen(header.vault_id) ? 'open' : 'locked',
    protections: header === undefined ? [] : protectionsOf(header),
    iterations: header?.iterations ?? null,
    lockMinutes: lockMinutes(),
    waitSeconds: header === undefined ? 0 : waitSeconds(header, now()),
    keys: countKeys(db),
    backup: header === undefined ? null : backupOf(header),
    journal: { entries, isIntact },
  };
}

export function protectionsOf({ passphrase_wrap, system_wrap }: VaultHeader): VaultStatus['protections'] {
  return [...(passphrase_wrap ? ['passphrase' as const] : []), ...(system_wrap ? ['system' as const] : [])];
}

function backupOf({ backup_at: at, backup_added, added }: VaultHeader): VaultStatus['backup'] {
  return at === null ? null : { at, isCurrent: backup_added === added };
}

export function countKeys(db: WritableDb): number {
  return guarded(db.name, () => Number(db.prepare('SELECT count(*) FROM sealed_key').pluck().get()));
}
