import type { SafeStorage } from 'electron';

/** Seals small secrets with the keys of the person's session on this computer. */
export interface KeyProtector {
  protect(secret: Uint8Array): Promise<Uint8Array>;
  /** `mustSealAgain`: the system's key has changed; seal it anew and forget the old form. */
  unprotect(sealed: Uint8Array): Promise<{ readonly secret: Uint8Array; readonly mustSealAgain: boolean }>;
}

/** Why the system protects nothing: no key store, or one that only obfuscates with a password everybody knows. */
export type NoProtection = 'unavailable' | 'not-protecting';

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
