import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { bestOf, measured } from './figures.ts';
import type { Figure, Timing } from './figures.ts';
import { generatedUnits } from './generated-lines.ts';
import { runImport } from './programs.ts';
import { checkNames } from './verify.ts';

/** One unit in so many. */
const EACH = 100;
const CHECKED = 50;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<csd:CSD xmlns:csd="urn:ihe:iti:csd:2013">\n';

interface Delta {
  readonly units: number;
  /** New names by national identifier, for some of them. */
  readonly names: ReadonlyMap<string, string>;
}

/** A record with another name, and a later date of its own. */
export function renamed(line: string, suffix: string, updated: string): string {
  const at = line.lastIndexOf(' updated="');
  const dated =
    at < 0 ? line : line.slice(0, at) + line.slice(at).replace(/ updated="[^"]*"/u, ` updated="${updated}"`);
  return dated.replace('</csd:primaryName>', `${suffix}</csd:primaryName>`);
}

/** Writes the changed records of one unit in a hundred. */
async function writeDelta(xml: string, file: string, round: number): Promise<Delta> {
  const suffix = ` - VERSION ${round + 1}`;
  const updated = `2026-03-0${(round % 9) + 1}T08:00:00+01:00`;
  const out = createWriteStream(file);
  out.write(`${HEAD}<csd:facilityDirectory>\n`);
  const names = new Map<string, string>();
  let seen = 0;
  let units = 0;
  for await (const { line, nationalId, name } of generatedUnits(xml)) {
    seen += 1;
    if (seen % EACH !== 1) continue;
    units += 1;
    if (names.size < CHECKED) names.set(nationalId, name + suffix);
    if (!out.write(`${renamed(line, suffix, updated)}\n`)) await once(out, 'drain');
  }
  out.end('</csd:facilityDirectory>\n</csd:CSD>\n');
  await once(out, 'close');
  return { units, names };
}

export interface DeltaOptions {
  readonly xml: string;
  /** A data folder that holds the whole of it. */
  readonly data: string;
  readonly folder: string;
  readonly rounds: number;
}

/**
 * Row 7: merges the change of one unit in a hundred, other names each round, and gives the units a second of the fastest.
 * Throws when the import tells another number of changes, or when a name read back is not the new one.
 */
export async function benchDelta({ xml, data, folder, rounds }: DeltaOptions): Promise<DeltaResult> {
  const timings: Timing[] = [];
  let applied = 0;
  for (let round = 0; round < rounds; round += 1) {
    const file = join(folder, `delta-${round}.xml`);
    const { units, names } = await writeDelta(xml, file, round);
    const { report, ...timing } = await runImport(file, data, ['--mode', 'merge']);
    const { added, changed, removed } = report.changes ?? { added: 0, changed: 0, removed: 0 };
    if (added !== 0 || removed !== 0 || changed !== units)
      throw new Error(`a delta of ${units} units was told as ${JSON.stringify(report.changes)}`);
    await checkNames(data, names);
    timings.push(timing);
    applied = units;
  }
  const best = bestOf(timings);
  if (best === undefined) return { figure: { missing: 'not run' }, note: 'Row 7: not run' };
  const note = `Row 7: ${applied} units changed, merged in ${best.seconds.toFixed(2)} s, start of the command included`;
  return { figure: measured(applied / best.seconds), note };
}

export interface DeltaResult {
  readonly figure: Figure;
  readonly note: string;
}
