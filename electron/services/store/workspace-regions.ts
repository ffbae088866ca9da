import { regionTarget } from '../../../shared/contract/region-views.ts';
import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import { guarded, immediately } from './sqlite.ts';
import type { WritableDb } from './sqlite.ts';

/** What was chosen of a server; the rest is what counts by default, so that a later version can change it. */
export type RegionChoices = Partial<Omit<RegionTarget, 'code'>>;

/** Servers that a person added, or gave settings to. */
export interface RegionRows {
  /** In the order of their codes. */
  regions(): ReadonlyMap<string, RegionChoices>;
  /** Keeps these choices in place of what was chosen of each, all or nothing. */
  saveRegions(regions: ReadonlyMap<string, RegionChoices>, at: string): void;
  /** Whether there was something. */
  removeRegion(code: string): boolean;
}

interface RegionRecord {
  readonly code: string;
  readonly settings: string;
}

export function regionRows(db: WritableDb): RegionRows {
  const all = db.prepare<[], RegionRecord>('SELECT code, settings FROM region ORDER BY code');
  const save = db.prepare('INSERT OR REPLACE INTO region (code, settings, changed_at) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM region WHERE code = ?');
  return {
    regions: () => new Map(guarded(db.name, () => all.all()).map(({ code, settings }) => [code, choicesOf(settings)])),
    saveRegions(regions, at) {
      immediately(db, () => {
        for (const [code, choices] of regions) save.run(code, JSON.stringify(choices), at);
      });
    },
    removeRegion: (code) => immediately(db, () => remove.run(code).changes > 0),
  };
}

/** A value that this version does not understand counts as not chosen: a later version must not lock a person out. */
function choicesOf(text: string): RegionChoices {
  const known = Object.entries(parsed(text)).flatMap(([key, value]) => {
    if (key === 'code' || !Object.hasOwn(regionTarget.shape, key)) return [];
    const result = regionTarget.shape[key as keyof RegionTarget].safeParse(value);
    return result.success ? [[key, result.data] as const] : [];
  });
  return Object.fromEntries(known);
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
