import { z } from 'zod';
import { limits, regionTarget } from '../../../shared/contract/region-views.ts';
import { readJson } from '../nomenclature/read-json.ts';
import type { Ports } from '../ports.ts';

const named = z.object({ code: z.string(), label: z.string() });
const regionsFile = z.object({ regions: z.array(named) });
const targetsFile = z.object({
  national: named,
  defaults: z.strictObject({
    extractionVersion: regionTarget.shape.extractionVersion,
    assigningAuthority: regionTarget.shape.assigningAuthority,
    limits,
  }),
});

/** The servers that Cercle ships without address, and what counts for every server (dated data with their source). */
export interface Shipped {
  /** Labels by code: the regions in their order, then the national entry. */
  readonly labels: ReadonlyMap<string, string>;
  readonly defaults: z.infer<typeof targetsFile>['defaults'];
}

/** @throws AppError `nomenclature.invalid` for a damaged installation. */
export function readShipped(resource: Ports['resource']): Shipped {
  const { regions } = regionsFile.parse(readJson(resource('regions/regions.json')));
  const { national, defaults } = targetsFile.parse(readJson(resource('regions/targets.json')));
  return { labels: new Map([...regions, national].map(({ code, label }) => [code, label])), defaults };
}
