import { generateKeyPairSync } from 'node:crypto';
import { openKeystore } from '../../electron/services/keystore/keystore.ts';
import type { Keystore } from '../../electron/services/keystore/keystore.ts';
import type { KeyProtector, NoProtection } from '../../electron/services/ports.ts';
import { createTestPorts } from './ports.ts';

/** Rounds that no passphrase deserves, so that a test can open a vault a hundred times. */
export const FEW_ITERATIONS = 1000;
export const PASSPHRASE = 'correct horse battery';
export const OTHER_PASSPHRASE = 'une autre phrase éprouvée';

export interface TestVault {
  readonly keystore: Keystore;
  readonly folder: string;
  readonly dataDirectory: string;
  /** What was logged. */
  readonly lines: readonly string[];
  /** Times that something was told to have changed. */
  changes(): number;
  /** Moves the clock of the vault forward. */
  advance(seconds: number): void;
  /** Resolves at the next change. */
  nextChange(): Promise<void>;
  close(): void;
}

export interface TestVaultOptions {
  readonly folder?: string;
  readonly lockMinutes?: number;
  readonly iterations?: number;
  readonly keyProtector?: () => Promise<KeyProtector | NoProtection>;
}

/** A real keystore in a folder of its own, or in that of another one. */
export function openTestVault(options: TestVaultOptions = {}): TestVault {
  const { lockMinutes = 15, iterations = FEW_ITERATIONS, folder, keyProtector } = options;
  let offset = 0;
  let changes = 0;
  let waiting: (() => void)[] = [];
  const ports = createTestPorts({ now: () => new Date(Date.now() + offset), ...(folder && { folder }) });
  const keystore = openKeystore({
    ports: { ...ports, ...(keyProtector && { keyProtector }) },
    lockMinutes: () => lockMinutes,
    iterations,
    onChange: () => {
      changes += 1;
      for (const resolve of waiting.splice(0)) resolve();
    },
  });
  return {
    keystore,
    ...{ folder: ports.folder, dataDirectory: ports.dataDirectory, lines: ports.lines },
    changes: () => changes,
    advance: (seconds) => void (offset += seconds * 1000),
    nextChange: () => new Promise((resolve) => (waiting = [...waiting, resolve])),
    close() {
      keystore.close();
      if (folder === undefined) ports.dispose();
    },
  };
}

/** A private key as PKCS#8 DER; quick to make. */
export function smallKey(): Buffer {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'der' });
}

/** A key store of a system that really protects: nothing opens what it sealed but itself. */
export function createTestProtector(mustSealAgain = false): KeyProtector & { readonly sealed: Uint8Array[] } {
  const secrets = new Map<string, Buffer>();
  const sealed: Uint8Array[] = [];
  return {
    sealed,
    async protect(secret) {
      const name = Buffer.from(`sealed ${secrets.size}`);
      secrets.set(name.toString(), Buffer.from(secret));
      sealed.push(name);
      return name;
    },
    async unprotect(name) {
      const secret = secrets.get(Buffer.from(name).toString());
      if (secret === undefined) throw new Error('not sealed here');
      return { secret: Buffer.from(secret), mustSealAgain };
    },
  };
}
