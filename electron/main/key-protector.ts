import type { SafeStorage } from 'electron';
import type { KeyProtector, NoProtection } from '../services/ports.ts';

export type { KeyProtector, NoProtection } from '../services/ports.ts';

type AsyncStorage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** Linux: how Chromium marks what it "protected" with its hard-coded password. */
const HARD_CODED = Buffer.from('v10');

function isObfuscated(sealed: Uint8Array, platform: NodeJS.Platform): boolean {
  return platform === 'linux' && Buffer.from(sealed.subarray(0, HARD_CODED.length)).equals(HARD_CODED);
}

/**
 * The system's key store by Electron's asynchronous API (the synchronous one is going away), or the reason why there is
 * none: a secret is never kept behind `basic_text` (design security §0.9). Call it when the application is ready.
 */
export async function openKeyProtector(
  storage: AsyncStorage,
  platform: NodeJS.Platform,
): Promise<KeyProtector | NoProtection> {
  if (!(await storage.isAsyncEncryptionAvailable())) return 'unavailable';
  const isWeak = platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend());
  if (isWeak || isObfuscated(await storage.encryptStringAsync('Cercle'), platform)) return 'not-protecting';
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
