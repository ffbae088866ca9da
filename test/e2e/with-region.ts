import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { cercle, writeRegion } from './commands.ts';
import { test as base } from './fixtures.ts';
import { madeOnce, withFolder } from './made-once.ts';

/** A data folder that holds a fictional region, which nobody writes in. */
function regionFolder(): Promise<string> {
  return madeOnce('region', async (folder) =>
    cercle(folder, 'import', await writeRegion(folder), '--source', 'FICTIVE'),
  );
}

/** Journeys over a window that already holds a fictional region of 400 units. */
export const test = base.extend({
  dataFolder: async ({}, use) => withFolder(await regionFolder(), use),
});

/** The same region, into whose folder another file was imported too: the region's own after a change. */
export function testOverTwo(name: string, change: (xml: string) => string, ...options: readonly string[]): typeof test {
  return base.extend({
    dataFolder: async ({}, use) => {
      const region = await regionFolder();
      const folder = await madeOnce(name, async (made) => {
        cpSync(region, made, { recursive: true });
        const other = await writeRegion(mkdtempSync(join(made, 'other-')), change);
        await cercle(made, 'import', other, ...options);
      });
      await withFolder(folder, use);
    },
  });
}

export { expect } from './fixtures.ts';
