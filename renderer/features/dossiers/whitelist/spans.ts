import type { WhitelistEntry } from '../../../../shared/domain/onboarding/dossier.ts';

const DAY_MS = 86_400_000;

/** From when to when an entry opens a server, as days since 1970. */
export interface Span<E extends WhitelistEntry = WhitelistEntry> {
  readonly entry: E;
  readonly from: number;
  readonly to: number;
}

/** Entries of one server, one environment and one role, the earliest first. */
export interface SpanGroup<E extends WhitelistEntry = WhitelistEntry> {
  readonly key: string;
  readonly spans: readonly Span<E>[];
  /** Days that the last two have in common; less than 0: days without access between them; null with fewer than two. */
  readonly overlap: number | null;
}

export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** An entry that was refused opens nothing; one that is retired ends the day it was. */
function spanOf<E extends WhitelistEntry>(entry: E): readonly Span<E>[] {
  const { state, declaredOn, since, certificate } = entry;
  if (state === 'refusee') return [];
  const from = dayNumber(state === 'inscrite' ? since : declaredOn);
  const end = dayNumber(certificate.notAfter);
  return [{ entry, from, to: Math.max(from, state === 'retiree' ? Math.min(end, dayNumber(since)) : end) }];
}

function overlapOf(spans: readonly Span[]): number | null {
  const [before, last] = [spans.at(-2), spans.at(-1)];
  return before === undefined || last === undefined ? null : before.to - last.from;
}

/**
 * What to draw of a register: who is admitted and until when, by server, so that a renewal shows whether the old and the new
 * certificate overlap (domain reference ROR §7.3).
 */
export function spanGroups<E extends WhitelistEntry>(entries: readonly E[]): readonly SpanGroup<E>[] {
  const spans = entries.flatMap(spanOf);
  const keyOf = ({ entry: { region, environment, certificate } }: Span): string =>
    `${region}/${environment}/${certificate.role}`;
  return [...new Set(spans.map(keyOf))].map((key) => {
    const own = spans.filter((span) => keyOf(span) === key).sort((a, b) => a.from - b.from || a.to - b.to);
    return { key, spans: own, overlap: overlapOf(own) };
  });
}
