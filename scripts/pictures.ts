import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../test/helpers/chromium.ts';
import { serveWindow } from '../test/helpers/served-window.ts';
import { root } from './tools.ts';

interface Picture {
  readonly name: string;
  readonly address: string;
  readonly language: 'fr' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: 1280 | 1920;
  /** Seen once the screen has what it is for. */
  readonly ready: string;
  readonly then?: (page: Page) => Promise<void>;
}

const CARDIOLOGY = '#/explorer?text=cardio&departement=75';
const ROW = '[data-opens-row]';

async function openFirstRow(page: Page): Promise<void> {
  await page.locator(ROW).first().click();
  await page.locator('.record[aria-busy="false"] h1').waitFor();
}

const FRENCH = { language: 'fr', theme: 'light', width: 1280 } as const;
const ENGLISH = { language: 'en', theme: 'dark', width: 1920 } as const;

/** What the README and the documentation show. */
const PICTURES: readonly Picture[] = [
  { ...FRENCH, name: 'accueil', address: '#/home', ready: 'h1' },
  { ...FRENCH, name: 'explorer', address: CARDIOLOGY, ready: ROW },
  { ...ENGLISH, name: 'explorer-en', address: CARDIOLOGY, ready: ROW },
  { ...FRENCH, name: 'fiche', address: CARDIOLOGY, ready: ROW, then: openFirstRow },
  { ...ENGLISH, name: 'fiche-en', address: CARDIOLOGY, ready: ROW, then: openFirstRow },
  { ...FRENCH, name: 'carte', address: '#/map', ready: 'svg path' },
  { ...FRENCH, theme: 'dark', name: 'qualite', address: '#/quality', ready: 'table' },
  { ...ENGLISH, name: 'qualite-en', address: '#/quality', ready: 'table' },
];

function cercle(data: string, ...args: readonly string[]): void {
  const done = spawnSync(process.execPath, ['electron/cli/main.ts', ...args, '--data', data], { cwd: root });
  if (done.status !== 0) throw new Error(done.stderr.toString());
}

async function take(browser: Browser, data: string, folder: string, picture: Picture): Promise<void> {
  const { name, address, language, theme, width, ready } = picture;
  const served = await serveWindow(data, language);
  const context = await browser.newContext({
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: theme,
    viewport: { width, height: width === 1280 ? 800 : 1080 },
  });
  try {
    const page = await context.newPage();
    await page.goto(served.link);
    await page.getByRole('navigation').waitFor();
    await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
    await page.locator(ready).first().waitFor();
    await picture.then?.(page);
    // Counts come a moment after rows: wait until nothing is asked any more.
    await page.waitForLoadState('networkidle');
    await page.evaluate('new Promise((done) => setTimeout(done, 600))');
    await page.screenshot({ path: join(folder, `${name}.png`) });
    process.stdout.write(`${name}.png\n`);
  } finally {
    await context.close();
    await served.stop();
  }
}

/** Takes the pictures of the documentation again, over a fictional region. */
async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'cercle-pictures-'));
  const folder = join(root, 'docs', 'images');
  mkdirSync(folder, { recursive: true });
  const region = join(data, 'region.xml');
  cercle(data, 'generate', '--units', '3000', '--seed', '7', '--region', '11', '--out', region);
  cercle(data, 'import', region, '--source', '11', '--profil', '1');
  const executablePath = await findChromium();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...CHROMIUM_ARGS] });
  try {
    for (const picture of PICTURES) await take(browser, data, folder, picture);
  } finally {
    await browser.close();
    rmSync(data, { recursive: true, force: true });
  }
}

await main();
