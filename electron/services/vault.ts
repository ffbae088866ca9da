import { basename } from 'node:path';
import type { Implementation } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { textsOf } from '../../shared/i18n/index.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import type { CallContext } from './context.ts';
import { backupVault } from './keystore/backup.ts';
import { exportJournal } from './keystore/journal-export.ts';
import type { Keystore } from './keystore/keystore.ts';
import { restoreVault } from './keystore/restore.ts';
import type { Tickets } from './tickets.ts';

export interface VaultServiceParts {
  readonly tickets: Tickets;
  readonly keystore: () => Keystore;
}

type VaultService = Implementation<CallContext>['vault'];

/** The contract's vault: what opens it, its recovery file and its journal. */
export function createVault({ tickets, keystore }: VaultServiceParts): VaultService {
  const vault = (): Keystore['vault'] => keystore().vault;
  /** Does it, then says how things stand. */
  const then = (lang: Lang, work: () => Promise<void> | void): ReturnType<VaultService['status']> =>
    explained(lang, async () => {
      await work();
      return vault().status();
    });
  return {
    status: (_, { lang }) => then(lang, () => undefined),
    init: (choice, { lang }) => then(lang, () => vault().init(choice)),
    unlock: ({ passphrase }, { lang }) => then(lang, () => vault().unlock(passphrase)),
    lock: (_, { lang }) => then(lang, () => vault().lock()),
    changePassphrase: ({ current, next }, { lang }) => then(lang, () => vault().changePassphrase(current, next)),
    useSystem: ({ enabled }, { lang }) => then(lang, () => vault().useSystem(enabled)),
    async backup({ out, passphrase, force = false }, { lang }) {
      const file = tickets.pathOf(out, 'write');
      const done = await explained(lang, () => backupVault(keystore(), file, { passphrase, force }));
      return { ...done, file: basename(file) };
    },
    restore: ({ file, ...choice }, { lang }) => {
      const path = tickets.pathOf(file, 'read');
      return then(lang, () => restoreVault(keystore(), path, choice));
    },
    journal: (range, { lang }) => explained(lang, async () => keystore().journal.page(range)),
    async exportJournal({ out, force = false }, { lang }) {
      const file = tickets.pathOf(out, 'write');
      const { bytes } = await explained(lang, () => exportJournal(keystore(), file, force));
      return { file: basename(file), bytes };
    },
  };
}

/** Mechanisms give the name of a reason; people read its sentence in their language. */
async function explained<T>(lang: Lang, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { reasons } = textsOf(lang).vault;
    const { values = {}, ...detail } = error.detail;
    if (error.code === 'cache.corrupt') {
      // What is said of a damaged cache, to import it again, would lose a vault.
      throw new AppError('vault.tampered', 'vault.db is damaged.', { ...detail, values: { reason: reasons.file } });
    }
    const reason = reasons[values.reason as keyof typeof reasons] as string | undefined;
    if (reason === undefined) throw error;
    throw new AppError(error.code, error.message, { ...detail, values: { ...values, reason } });
  }
}
