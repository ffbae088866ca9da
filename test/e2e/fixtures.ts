import { join } from 'node:path';
import { _electron, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { findElectron } from '../../scripts/electron-binary.ts';
import { serveDemo, serveWindow } from '../helpers/served-window.ts';
import type { ServedWindow } from '../helpers/served-window.ts';
import { startWindowHost } from '../helpers/window-host.ts';
import type { WindowHost } from '../helpers/window-host.ts';
import { withFolder } from './made-once.ts';

export { expect } from '@playwright/test';

/** Which way in shows the page. */
export type Shell = 'browser' | 'electron';

interface Fixtures {
  readonly shell: Shell;
  /** Whether the window is one of a demonstration: its data folder is then its own, inside that of the test. */
  readonly isDemo: boolean;
  /** Whether `npm start` serves the window, in a process of this test alone, of which it looks at more than the page. */
  readonly hasOwnProcess: boolean;
  /** Workspace and cache of this test alone. */
  readonly dataFolder: string;
  /** The window's page, in session. */
  readonly page: Page;
  /** The process behind the page; undefined in Electron. */
  readonly served: ServedWindow | undefined;
  /** What the page logged as errors, and requests that left the host. */
  readonly complaints: string[];
}

/** The only ones of a worker: another set would have workers of its own, each with a browser to start. */
interface WorkerFixtures {
  /** Gives the host of the windows of this worker, one after the other. */
  readonly hostOfWindows: () => WindowHost;
}

/** Notes errors, dialogs and requests that leave the window's own origin. */
function listen(page: Page, origin: string, complaints: string[]): void {
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    const isOwn = url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}`) || url.startsWith('data:');
    if (!isOwn) complaints.push(`request: ${url}`);
  });
}

const APPLICATION = join(import.meta.dirname, '..', '..', 'out', 'main', 'index.js');

async function usePageInElectron(
  { dataFolder, isDemo }: Pick<Fixtures, 'dataFolder' | 'isDemo'>,
  complaints: string[],
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const executablePath = findElectron();
  if (executablePath === undefined) throw new Error('unreachable: skipped before');
  const env = {
    ...process.env,
    CERCLE_DATA: dataFolder,
    LANG: 'fr_FR.UTF-8',
    ...(isDemo && { CERCLE_DEMO: dataFolder }),
  };
  const args = [APPLICATION, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const application = await _electron.launch({ executablePath, args, env });
  const page = await application.firstWindow();
  listen(page, 'app://cercle', complaints);
  await use(page);
  await application.close();
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  shell: ['browser', { option: true }],
  isDemo: [false, { option: true }],
  hasOwnProcess: [false, { option: true }],
  hostOfWindows: [
    async ({}, use) => {
      const hosts: WindowHost[] = [];
      await use(() => {
        const last = hosts.at(-1);
        if (last?.isAlive() === true) return last;
        const next = startWindowHost();
        hosts.push(next);
        return next;
      });
      for (const host of hosts) await host.close();
    },
    { scope: 'worker' },
  ],
  complaints: async ({}, use) => use([]),
  dataFolder: ({}, use) => withFolder(undefined, use),
  served: async ({ shell, isDemo, hasOwnProcess, hostOfWindows, dataFolder }, use, info) => {
    info.skip(shell === 'electron' && findElectron() === undefined, 'the Electron binary is not installed here');
    if (shell === 'electron') return use(undefined);
    const serveAlone = isDemo ? serveDemo : serveWindow;
    const served = await (isDemo || hasOwnProcess ? serveAlone : hostOfWindows().serve)(dataFolder);
    await use(served);
    await served.stop();
  },
  page: async ({ served, browser, contextOptions, dataFolder, isDemo, complaints }, use) => {
    if (served === undefined) return usePageInElectron({ dataFolder, isDemo }, complaints, use);
    const context = await browser.newContext(contextOptions);
    const page = await context.newPage();
    listen(page, served.origin, complaints);
    await page.goto(served.link);
    await use(page);
    await context.close();
  },
});
