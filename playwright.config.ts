import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './test/helpers/chromium.ts';

const executablePath = await findChromium();

/** The same journeys in a browser over the loopback host and, where its binary is installed, in Electron. */
const config = defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './test/e2e/global-setup.ts',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [['list'], ['html', { open: 'never' }]] : [['list']],
  use: {
    locale: 'fr-FR',
    viewport: { width: 1280, height: 840 },
    screenshot: process.env.CI ? 'on' : 'only-on-failure',
    acceptDownloads: true,
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { ...(executablePath !== undefined && { executablePath }), args: [...CHROMIUM_ARGS] },
      },
    },
    { name: 'electron', use: { shell: 'electron' } as Record<string, unknown> },
  ],
});

export { config as default };
