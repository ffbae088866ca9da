import type { AgendaBar } from '../../../../shared/contract/certificate-views.ts';
import { dueOf, orderBefore } from '../../../../shared/domain/certificates/due.ts';

const DAY = 86_400_000;

/** A certificate of the agenda with what is to be done of it. */
export interface PlannedBar extends AgendaBar {
  /** `replaced`: its successor is here; `later`: nothing to do for more than a month. */
  readonly todo: 'revoked' | 'expired' | 'not-yet-valid' | 'order-now' | 'order-soon' | 'replaced' | 'later';
}

/** A certificate and those that renewed it, the eldest first: one lane of the drawing. */
export type Lane = readonly [PlannedBar, ...PlannedBar[]];

function isReplaced({ notAfter, renewedBy }: AgendaBar, all: readonly AgendaBar[]): boolean {
  const successor = all.find(({ id }) => id === renewedBy);
  return successor !== undefined && Date.parse(successor.notAfter) > Date.parse(notAfter);
}

function todoOf(bar: AgendaBar, all: readonly AgendaBar[], now: string): PlannedBar['todo'] {
  if (isReplaced(bar, all)) return 'replaced';
  const due = dueOf(bar, now, { leadDays: bar.leadDays, isRevoked: bar.status === 'revoked' });
  return due?.reason ?? 'later';
}

/** The agenda at a moment, by latest safe order date; `leadDays` tries another delay in the place of that of each authority. */
export function planOf(bars: readonly AgendaBar[], now: string, leadDays: number | undefined): readonly PlannedBar[] {
  const tried = bars.map((bar) =>
    leadDays === undefined ? bar : { ...bar, leadDays, orderBefore: orderBefore(bar.notAfter, leadDays) },
  );
  return tried
    .map((bar) => ({ ...bar, todo: todoOf(bar, tried, now) }))
    .sort((a, b) => Number(a.todo === 'replaced') - Number(b.todo === 'replaced') || byOrder(a, b));
}

function byOrder(a: AgendaBar, b: AgendaBar): number {
  return Date.parse(a.orderBefore) - Date.parse(b.orderBefore);
}

const TO_ORDER: readonly PlannedBar['todo'][] = ['order-now', 'order-soon', 'expired', 'revoked'];

/** How many are to be ordered, and the day by which the last of them must be: what the agenda opens on. */
export interface Summary {
  readonly count: number;
  /** Of them, those whose order date is past. */
  readonly late: number;
  /** Of them, the last order date to come; undefined when all are past. */
  readonly before: string | undefined;
  /** The next order date, when nothing is to be ordered. */
  readonly next: string | undefined;
}

export function summaryOf(plan: readonly PlannedBar[], now: string): Summary {
  const due = plan.filter(({ todo }) => TO_ORDER.includes(todo));
  const toCome = due.filter(({ orderBefore: date }) => Date.parse(date) > Date.parse(now)).sort(byOrder);
  const next = plan.filter(({ todo }) => todo === 'later' || todo === 'not-yet-valid').sort(byOrder)[0];
  return {
    count: due.length,
    late: due.length - toCome.length,
    before: toCome.at(-1)?.orderBefore,
    next: next?.orderBefore,
  };
}

/** Lanes of the drawing, in the order of the list: who renews whom stands together. */
export function lanesOf(plan: readonly PlannedBar[]): readonly Lane[] {
  const heads = plan.filter(({ renewedBy }) => !plan.some(({ id }) => id === renewedBy));
  return heads.map((head) => {
    let lane: Lane = [head];
    for (let [eldest] = lane; ; [eldest] = lane) {
      const before = plan.find(({ id }) => id === eldest.renews);
      if (before === undefined || lane.includes(before)) return lane;
      lane = [before, ...lane];
    }
  });
}

/** The stretch of time that is drawn: a year back at most, and some weeks after the last end. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function spanOf(plan: readonly PlannedBar[], now: number): Span {
  const starts = plan.map(({ notBefore }) => Date.parse(notBefore));
  const ends = plan.map(({ notAfter }) => Date.parse(notAfter));
  const from = Math.max(Math.min(now - 90 * DAY, ...starts), now - 365 * DAY);
  const to = Math.min(Math.max(now + 180 * DAY, ...ends), now + 5 * 365 * DAY) + 45 * DAY;
  return { from, to };
}

/** Where a moment stands in a span, in percent, held within it. */
export function placeOf(iso: string | number, { from, to }: Span): number {
  const at = typeof iso === 'number' ? iso : Date.parse(iso);
  return Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
}

/** First days of months that are marked: every one, third or sixth, so that some eight to eighteen stand on the line. */
export function ticksOf({ from, to }: Span): readonly number[] {
  const months = (to - from) / (30.44 * DAY);
  const step = months <= 12 ? 1 : months <= 36 ? 3 : 6;
  const first = new Date(from);
  const ticks: number[] = [];
  for (let month = Math.ceil((first.getUTCMonth() + 1) / step) * step; ; month += step) {
    const tick = Date.UTC(first.getUTCFullYear(), month, 1);
    if (tick > to) return ticks;
    ticks.push(tick);
  }
}
