import { AppError } from '../../../shared/errors.ts';
import type { VaultHeader } from './header.ts';

const LONGEST_SECONDS = 60;

/** Seconds to wait before the next attempt: 1, 2, 4 … 60 after each wrong one, whatever the clock does. */
export function waitSeconds({ failed, failed_at }: Pick<VaultHeader, 'failed' | 'failed_at'>, now: Date): number {
  if (failed === 0) return 0;
  const wait = Math.min(LONGEST_SECONDS, 2 ** Math.min(failed - 1, 10));
  const left = Math.ceil((failed_at + wait * 1000 - now.getTime()) / 1000);
  // A clock set back must not lock a person out for longer.
  return Math.min(Math.max(left, 0), wait);
}

/** @throws AppError `vault.wait` while it is too early for another attempt. */
export function refuseEarly(header: VaultHeader, now: Date): void {
  const seconds = waitSeconds(header, now);
  if (seconds === 0) return;
  throw new AppError('vault.wait', `Too many failed attempts; wait ${seconds} s.`, { values: { seconds } });
}
