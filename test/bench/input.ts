import { statSync } from 'node:fs';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import { generateRegion } from '../../shared/domain/synthetic/generate.ts';
import type { Counts } from '../../shared/domain/synthetic/tally.ts';
import { materialsOf, resource } from '../helpers/synthetic.ts';

const REGION = { seed: 20, region: '11', profil: 1 } as const;
/** Units that tell how many bytes one takes. */
const TRIAL_UNITS = 2000;
const SIZES_MB = [50, 500];
const LARGE_MB = 4000;

export interface Size {
  readonly label: string;
  readonly units: number;
  /** Rows that it is for; every chosen one when absent. */
  readonly only?: ReadonlySet<number>;
}

export interface Input extends Size {
  readonly xml: string;
  readonly megabytes: number;
  /** What the generator wrote, by kind. */
  readonly counts: Counts;
}

export interface SizeOptions {
  readonly units: string | undefined;
  /** Sizes in MB, such as `50,200`. */
  readonly mb: string | undefined;
  readonly large: boolean;
  readonly million: boolean;
}

/** What the design asks at a million units: no other program is compared with there. */
const OF_A_MILLION: Size = { label: '1 million units', units: 1_000_000, only: new Set([6, 7, 8, 9, 10]) };

function positive(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new Error(`${option}: ${text} is no number above 0`);
  return number;
}

/** The sizes asked for, smallest first: one of so many units, or those of so many megabytes; then the million, when asked for. */
export function sizesOf(options: SizeOptions, bytesPerUnit: () => number): readonly Size[] {
  return [...chosenSizes(options, bytesPerUnit), ...(options.million ? [OF_A_MILLION] : [])];
}

function chosenSizes({ units, mb, large }: SizeOptions, bytesPerUnit: () => number): readonly Size[] {
  if (units !== undefined) {
    const count = Math.round(positive('--units', units));
    return [{ label: `${count} units`, units: count }];
  }
  const asked = mb === undefined ? SIZES_MB : mb.split(',').map((text) => positive('--mb', text));
  const each = bytesPerUnit();
  return [...new Set([...asked, ...(large ? [LARGE_MB] : [])])]
    .sort((a, b) => a - b)
    .map((megabytes) => ({
      label: megabytes >= 1000 ? `${megabytes / 1000} GB` : `${megabytes} MB`,
      units: Math.max(1, Math.round((megabytes * 1e6) / each)),
    }));
}

/** Bytes of XML that a unit takes with all that hangs on it, on average. */
export function bytesPerUnit(): number {
  const region = generateRegion({ ...REGION, units: TRIAL_UNITS }, materialsOf(REGION.region));
  let bytes = 0;
  for (const file of region.files) for (const chunk of file.chunks()) bytes += Buffer.byteLength(chunk);
  return bytes / TRIAL_UNITS;
}

/** Writes the region of a size. */
export async function makeInput(size: Size, xml: string): Promise<Input> {
  const { counts } = await writeRegion({ ...REGION, units: size.units, resource, force: true }, xml);
  return { ...size, xml, megabytes: statSync(xml).size / 1e6, counts };
}
