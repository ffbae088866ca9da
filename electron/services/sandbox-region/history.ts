import { join } from 'node:path';
import { z } from 'zod';
import { REFERENCE_DAY, instantOf } from '../../../shared/domain/synthetic/days.ts';
import type { SandboxSettings } from './options.ts';
import { readState, writePrivate } from './private-files.ts';

const historySchema = z.object({
  /** What makes the region: another one starts a history of its own. */
  identity: z.string(),
  /** When the region was as it is first, then when each revision came. */
  instants: z.array(z.iso.datetime()).min(1),
});

/** When a region changed: its revisions survive the process. */
export interface History {
  /** Revisions since the beginning: 0 at first. */
  revision(): number;
  /** Milliseconds of a revision; of the beginning for 0. */
  instantOf(revision: number): number;
  /** The next revision comes now, or a second after the one before. */
  advance(now: number): void;
}

/** No revision may be older than what the fiction says of its own past. */
const FICTION_ENDS = Date.parse(instantOf(REFERENCE_DAY, 0));

export function openHistory(settings: SandboxSettings, now: number): History {
  const file = join(settings.folder, 'revisions.json');
  const identity = `${String(settings.seed)}|${settings.region}|${String(settings.units)}`;
  const read = historySchema.safeParse(readState(file));
  const instants = read.success && read.data.identity === identity ? read.data.instants.map(Date.parse) : [];
  const add = (instant: number): void => {
    const last = instants.at(-1) ?? FICTION_ENDS;
    // Whole seconds: documents say no more.
    instants.push(Math.max(Math.floor(instant / 1000) * 1000, last + 1000));
    const texts = instants.map((at) => new Date(at).toISOString());
    writePrivate(file, JSON.stringify({ identity, instants: texts }));
  };
  if (instants.length === 0) add(now);
  return {
    revision: () => instants.length - 1,
    instantOf: (revision) => instants[revision] ?? FICTION_ENDS,
    advance: add,
  };
}
