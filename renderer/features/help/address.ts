import { ENTRY_TOPICS } from './entries.ts';
import type { Entry } from './entries.ts';

export const TOPICS = ['start', ...ENTRY_TOPICS, 'shortcuts', 'accessibility'] as const;
export type Topic = (typeof TOPICS)[number];

/** What an address of the help shows: a topic, perhaps with one of its entries in view; `unknown` for what it never had. */
export interface Shown {
  readonly topic: Topic;
  readonly entry: Entry | undefined;
  readonly unknown: string | undefined;
}

/** Reads `#/help/<topic>` and `#/help/<entry>`, such as `finding:code-inconnu`. */
export function shownBy(id: string | undefined, entries: readonly Entry[]): Shown {
  if (id === undefined) return { topic: 'start', entry: undefined, unknown: undefined };
  const topic = TOPICS.find((name) => name === id);
  if (topic !== undefined) return { topic, entry: undefined, unknown: undefined };
  const entry = entries.find((each) => each.id === id);
  return { topic: entry?.topic ?? 'start', entry, unknown: entry === undefined ? id : undefined };
}
