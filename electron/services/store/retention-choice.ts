/** What is kept of a source beside its current generation. */
export interface Retention {
  /** Previous generations. */
  readonly generations: number;
  /** Loads whose changes are remembered. */
  readonly loads: number;
}

export const DEFAULT_RETENTION: Retention = { generations: 1, loads: 10 };

/** What was chosen, by source; the empty source is what counts for the others. */
export type Retentions = Readonly<Record<string, Retention>>;

/** What is kept of a source: its own choice, else the one for all, else the default. */
export function retentionOf(chosen: Retentions, source: string): Retention {
  return chosen[source] ?? chosen[''] ?? DEFAULT_RETENTION;
}
