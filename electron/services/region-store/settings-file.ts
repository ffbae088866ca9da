import { z } from 'zod';
import { regionTarget } from '../../../shared/contract/region-views.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RegionChoices } from '../store/workspace-regions.ts';
import { checkedChoices } from './target.ts';

const FORMAT = 'cercle-regions';
const VERSION = 1;

/** Greatest file: 200 servers with every setting take a tenth of it. */
export const SETTINGS_FILE_BYTES = 1024 * 1024;

/** What may be shared of a server: no certificate, no free text, which may hold anything, and no wish that it be called unasked. */
const sharedRegion = regionTarget
  .omit({ certificate: true, notes: true, automatic: true })
  .partial()
  .required({ code: true });
const settingsFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  regions: z.array(sharedRegion).min(1).max(200),
});

/** The settings of servers as a file that can be shared. */
export function settingsText(regions: ReadonlyMap<string, RegionChoices>): string {
  const shared = [...regions].map(([code, choices]) => ({
    code,
    ...Object.fromEntries(Object.entries(choices).filter(([name]) => Object.hasOwn(sharedRegion.shape, name))),
  }));
  const file = settingsFile.parse({ format: FORMAT, version: VERSION, regions: shared });
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The settings of such a file, all or nothing.
 * @throws AppError `region.file` for anything else: another form, a setting that is unknown or must not be there, a code twice.
 */
export function parseSettings(text: string, file: string): ReadonlyMap<string, RegionChoices> {
  const refuse = (reason: string, proof: readonly string[] = [reason]): never => {
    throw new AppError('region.file', `The settings are refused: ${reason}.`, { proof, values: { file, reason } });
  };
  const result = settingsFile.safeParse(parsed(text));
  if (!result.success) {
    // The place and the kind of fault, never the value: it may be a secret.
    const proof = result.error.issues.slice(0, 10).map(({ path, code }) => `${path.join('.')}: ${code}`);
    return refuse(proof[0] ?? 'JSON', proof);
  }
  const regions = new Map<string, RegionChoices>();
  for (const { code, ...choices } of result.data.regions) {
    if (regions.has(code)) return refuse(`${code} ×2`);
    const given = Object.entries(choices).filter(([, value]) => value !== undefined);
    try {
      regions.set(code, checkedChoices(Object.fromEntries(given) as RegionChoices));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return refuse(`${code}: ${String(error.detail.values?.reason ?? error.code)}`);
    }
  }
  return regions;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return undefined;
  }
}
