import { join } from 'node:path';
import { writeCertificateStory } from '../helpers/certificate-story.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { test as base } from './fixtures.ts';
import { madeOnce, withFolder } from './made-once.ts';

/** Journeys over a window that holds certificates of fictional authorities, one of them late. Skipped without openssl. */
export const test = base.extend({
  dataFolder: async ({}, use, info) => {
    info.skip(skipWithoutOpenssl !== false, 'the command openssl is absent');
    const story = await madeOnce('story', (folder) => writeCertificateStory(folder, { withLate: true }));
    await withFolder(join(story, 'data'), use);
  },
});

export { expect } from './fixtures.ts';
