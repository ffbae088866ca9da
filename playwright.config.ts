import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findHeadless } from './test/helpers/chromium.ts';

const executablePath = await findHeadless();

/** The same journeys in a browser over the loopback host and, where its binary is installed, in Electron. */
const config = defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './test/e2e/global-setup.ts',
  // One more than the cores that any machine has: journeys wait a quarter of their time.
  workers: 3,
  // Each test has a folder, a window and a page of its own: whichever worker is free takes the next one.
  fullyParallel: true,
  // A journey that passes only the second time is told in the results of `npm test`.
  retries: 1,
  // Guards, not measures: a machine that does much else at once is several times slower.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [['list'], ['html', { open: 'never' }]] : [['list']],
  use: {
    locale: 'fr-FR',
    viewport: { width: 1280, height: 840 },
    // Asked for by the workflow that nobody here can run; each one costs a third of a second.
    screenshot: process.env.CERCLE_SCREENSHOTS ? 'on' : 'only-on-failure',
    acceptDownloads: true,
    // What moves is drawn by the processor, frame after frame.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          ...(executablePath !== undefined && { executablePath }),
          args: [...CHROMIUM_ARGS],
          // Without a UTF-8 locale, Chromium cannot open a file whose name has an accent.
          env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' },
        },
      },
    },
    { name: 'electron', use: { shell: 'electron' } as Record<string, unknown> },
  ],
});

export { config as default };
