import { AppError } from '../../../shared/errors.ts';

/** Where the data key is while the vault is open: here only, and zeroed when it locks. */
export interface DataKeyHolder {
  /** Takes the key over: it is zeroed at the next lock. */
  hold(vaultId: string, dataKey: Buffer): void;
  /** Lends the key; every use puts the lock off. Throws `vault.locked` when this vault is not open. */
  lend<T>(vaultId: string, use: (dataKey: Buffer) => T): T;
  /** As `lend`, for what nobody asked for: it does not count as a use. */
  inspect<T>(vaultId: string, use: (dataKey: Buffer) => T): T;
  isOpen(vaultId: string): boolean;
  drop(): void;
}

export interface DataKeyOptions {
  readonly now: () => Date;
  /** Minutes without use after which the key is dropped; asked at each use. */
  readonly lockMinutes: () => number;
  /** Told when the key was dropped by the passing of time. */
  readonly onIdle: () => void;
}

interface Held {
  readonly vaultId: string;
  readonly dataKey: Buffer;
  until: number;
  timer: NodeJS.Timeout | undefined;
}

const MINUTE = 60_000;

export function createDataKeyHolder(options: DataKeyOptions): DataKeyHolder {
  const { now, onIdle } = options;
  let held: Held | undefined;
  const drop = (): void => {
    if (held !== undefined) wipe(held);
    held = undefined;
  };
  const idle = (): void => {
    drop();
    onIdle();
  };
  const current = (vaultId: string): Held | undefined => {
    // A computer that slept has not run the timer; a vault restored by another process has another key.
    if (held !== undefined && (held.vaultId !== vaultId || now().getTime() >= held.until)) idle();
    return held;
  };
  const opened = (vaultId: string): Held => {
    const found = current(vaultId);
    if (found !== undefined) return found;
    throw new AppError('vault.locked', 'The vault is locked; unlock it with its passphrase.');
  };
  return {
    hold(vaultId, dataKey) {
      drop();
      held = { vaultId, dataKey, until: 0, timer: undefined };
      putOff(held, options, idle);
    },
    lend(vaultId, use) {
      const found = opened(vaultId);
      putOff(found, options, idle);
      return use(found.dataKey);
    },
    inspect: (vaultId, use) => use(opened(vaultId).dataKey),
    isOpen: (vaultId) => current(vaultId) !== undefined,
    drop,
  };
}

function wipe({ timer, dataKey }: Held): void {
  clearTimeout(timer);
  dataKey.fill(0);
}

function putOff(held: Held, { now, lockMinutes }: DataKeyOptions, idle: () => void): void {
  const delay = lockMinutes() * MINUTE;
  clearTimeout(held.timer);
  held.until = now().getTime() + delay;
  held.timer = setTimeout(idle, delay).unref();
}
