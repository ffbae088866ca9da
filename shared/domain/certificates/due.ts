/** Notices that a certificate calls for as its end comes: at its order date, then so many days before its end. */
export const STAGES = ['lead', '30', '14', '7', '1', 'expired'] as const;
export type Stage = (typeof STAGES)[number];

const DAY = 86_400_000;
const STAGE_DAYS = { '30': 30, '14': 14, '7': 7, '1': 1 } as const;
/** Before the order date, how long "soon" is. */
const SOON_DAYS = 30;

function instant(iso: string): number {
  return Date.parse(iso);
}

/** Last moment to order a successor that arrives before the end: the end less the delay of the authority. ISO 8601, UTC. */
export function orderBefore(notAfter: string, leadDays: number): string {
  return new Date(instant(notAfter) - leadDays * DAY).toISOString().replace('.000Z', 'Z');
}

/** Days to the end, the one begun included: 1 on the last one, 0 or less after it. */
export function daysLeft(notAfter: string, at: string): number {
  return Math.ceil((instant(notAfter) - instant(at)) / DAY) + 0;
}

/** When each notice falls due, in order; those that come before the order date are not given. */
export function noticeDates(
  notAfter: string,
  leadDays: number,
): readonly { readonly stage: Stage; readonly at: string }[] {
  const dates = Object.entries(STAGE_DAYS)
    .filter(([, days]) => days < leadDays)
    .map(([stage, days]) => ({ stage: stage as Stage, at: orderBefore(notAfter, days) }));
  const all = [{ stage: 'lead' as const, at: orderBefore(notAfter, leadDays) }, ...dates];
  return [...all, { stage: 'expired' as const, at: notAfter }].sort((a, b) => instant(a.at) - instant(b.at));
}

/** The last notice that has fallen due; null before the order date. */
export function stageOf(notAfter: string, at: string, leadDays: number): Stage | null {
  const reached = noticeDates(notAfter, leadDays).filter((notice) => instant(notice.at) <= instant(at));
  return reached.at(-1)?.stage ?? null;
}

export type DueReason = 'revoked' | 'expired' | 'not-yet-valid' | 'order-now' | 'order-soon';

/** What is to be done and by when. */
export interface Due {
  readonly reason: DueReason;
  /** The moment that matters: the end, the order date, or the beginning. */
  readonly due: string;
  readonly orderBefore: string;
  readonly daysLeft: number;
}

export interface DueOptions {
  readonly leadDays: number;
  readonly isRevoked?: boolean;
}

/** What a certificate calls for at a given time; null when nothing is due for more than a month. */
export function dueOf(
  { notBefore, notAfter }: { readonly notBefore: string; readonly notAfter: string },
  at: string,
  { leadDays, isRevoked = false }: DueOptions,
): Due | null {
  const order = orderBefore(notAfter, leadDays);
  const common = { orderBefore: order, daysLeft: daysLeft(notAfter, at) };
  if (isRevoked) return { reason: 'revoked', due: at, ...common };
  if (instant(at) > instant(notAfter)) return { reason: 'expired', due: notAfter, ...common };
  if (instant(at) < instant(notBefore)) return { reason: 'not-yet-valid', due: notBefore, ...common };
  if (instant(at) >= instant(order)) return { reason: 'order-now', due: order, ...common };
  return instant(at) >= instant(order) - SOON_DAYS * DAY ? { reason: 'order-soon', due: order, ...common } : null;
}
