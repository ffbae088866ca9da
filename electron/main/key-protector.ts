import type { SafeStorage } from 'electron';
import type { KeyProtector, NoProtection } from '../services/ports.ts';
import type { ElectronModule } from './electron-module.ts';

type AsyncStorage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** Linux: how Chromium marks what it "protected" with its hard-coded password. */
const HARD_CODED = Buffer.from('v10');

function isObfuscated(sealed: Uint8Array, platform: NodeJS.Platform): boolean {
  return platform === 'linux' && Buffer.from(sealed.subarray(0, HARD_CODED.length)).equals(HARD_CODED);
}

/** Seals a word to try the store: some say that they are there, and are locked or gone. */
async function isProtecting(storage: AsyncStorage, platform: NodeJS.Platform): Promise<true | NoProtection> {
  try {
    if (!(await storage.isAsyncEncryptionAvailable())) return 'unavailable';
    const isWeak = platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend());
    return isWeak || isObfuscated(await storage.encryptStringAsync('Cercle'), platform) ? 'not-protecting' : true;
  } catch {
    return 'unavailable';
  }
}

/**
 * The system's key store by Electron's asynchronous API (the synchronous one is going away), or the reason why there is
 * none: a secret is never kept behind `basic_text` (design security §0.9). Call it when the application is ready.
 */
export async function openKeyProtector(
  storage: AsyncStorage,
  platform: NodeJS.Platform,
): Promise<KeyProtector | NoProtection> {
  const outcome = await isProtecting(storage, platform);
  if (outcome !== true) return outcome;
  return {
    async protect(secret) {
      return storage.encryptStringAsync(Buffer.from(secret).toString('base64'));
    },
    async unprotect(sealed) {
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(sealed));
      return { secret: Buffer.from(result, 'base64'), mustSealAgain: shouldReEncrypt };
    },
  };
}

/**
 * What the services ask for a key store: it is opened when they first want it, once the application is ready, and asked
 * again as long as it protects nothing, because a person may unlock it later.
 */
export function createKeyProtector(
  { app, safeStorage }: Pick<ElectronModule, 'app' | 'safeStorage'>,
  platform: NodeJS.Platform,
): () => Promise<KeyProtector | NoProtection> {
  let opened: Promise<KeyProtector | NoProtection> | undefined;
  return async () => {
    opened ??= app.whenReady().then(() => openKeyProtector(safeStorage, platform));
    const outcome = await opened;
    if (typeof outcome === 'string') opened = undefined;
    return outcome;
  };
}
