import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCertificateStory } from '../helpers/certificate-story.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { test as base } from './fixtures.ts';

interface WorkerFixtures {
  /** Made once: a data folder in which a fictional hospital group holds certificates; undefined without openssl. */
  readonly storyFolder: string | undefined;
}

/** Journeys over a window that holds certificates of fictional authorities, one of them late. Skipped without openssl. */
export const test = base.extend<object, WorkerFixtures>({
  storyFolder: [
    async ({}, use) => {
      if (skipWithoutOpenssl !== false) return use(undefined);
      const folder = mkdtempSync(join(tmpdir(), 'cercle-e2e-story-'));
      await use(await writeCertificateStory(folder, { withLate: true }));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  dataFolder: async ({ storyFolder }, use, info) => {
    info.skip(storyFolder === undefined, 'the command openssl is absent');
    const folder = mkdtempSync(join(tmpdir(), 'cercle-e2e-'));
    if (storyFolder !== undefined) cpSync(storyFolder, folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect } from './fixtures.ts';
