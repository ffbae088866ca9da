import { AppError } from '../../../../shared/errors.ts';

/** What a download may take; times in milliseconds, sizes in bytes. */
export interface FetchLimits {
  /** From the first connection to the last byte, redirections included. */
  readonly total: number;
  /** Until the status line of each answer. */
  readonly firstByte: number;
  /** A body must bring `minimumBytes` in every window of this length: an idle timeout does not see a drip. */
  readonly window: number;
  readonly minimumBytes: number;
  readonly size: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = {
  total: 30_000,
  firstByte: 15_000,
  window: 5_000,
  minimumBytes: 5 * 1024,
  size: 60 * 1024 * 1024,
  redirects: 3,
};

/** Why a download failed: for programs in `values.reason`. */
export type FetchReason =
  | 'address'
  | 'scheme'
  | 'proxy'
  | 'network'
  | 'status'
  | 'redirects'
  | 'redirect-scheme'
  | 'first-byte'
  | 'deadline'
  | 'slow'
  | 'too-large'
  | 'cut'
  | 'encoding';

export function fetchError(
  url: string,
  reason: FetchReason,
  values: Record<string, string | number> = {},
  cause?: unknown,
): AppError {
  const detail = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return new AppError(
    'certificate.fetch',
    `The download of ${url} did not succeed: ${[reason, ...detail].join(', ')}.`,
    {
      values: { url, reason, ...values },
      cause,
    },
  );
}
