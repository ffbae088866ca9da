import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { CertificateRow } from '../shared/contract/certificate-views.ts';
import { REGION } from '../shared/demo/step.ts';
import { ask } from '../test/e2e/wire.ts';
import { serveDemo } from '../test/helpers/served-window.ts';

/** Everything that a demonstration leaves behind is a good subject: keys, refusals, data, history. */
interface Scene {
  readonly name: string;
  /** Stays on the screen of the demonstration when absent. */
  readonly address?: string;
  /** Room for what the picture is for. */
  readonly height: number;
  readonly ready: string;
  /** Comes before the screen is shown. */
  readonly before?: (page: Page) => Promise<void>;
  readonly then?: (page: Page) => Promise<void>;
  /** Whether the pages in English show it too. */
  readonly isEnglishToo?: boolean;
}

async function startRegion(page: Page): Promise<void> {
  await ask(page, 'sandbox.start', { seed: 7, units: 400, denyUnlisted: true });
}

/** Our certificate leaves the whitelist: the region refuses it from now on. */
async function unlist(page: Page): Promise<void> {
  for (const { id } of await ask<readonly CertificateRow[]>(page, 'certificates.list', {}))
    await ask(page, 'sandbox.whitelist', { certificate: id, listed: false });
}

async function press(page: Page, ready: string): Promise<void> {
  await page.locator('.shell-main .button-primary').first().click();
  await page.locator(ready).first().waitFor({ timeout: 60_000 });
}

/** In their order: the region runs from the third one on. */
const SCENES: readonly Scene[] = [
  { name: 'demonstration', isEnglishToo: true, height: 1350, ready: '.demo-ended-well' },
  { name: 'echanges-regions', address: '', height: 800, ready: 'table' },
  {
    name: 'echanges-historique',
    isEnglishToo: true,
    address: '?tab=history&show=indicators',
    height: 700,
    ready: '.indicator-line',
  },
  { name: 'echanges-bac-a-sable', address: '?tab=sandbox', height: 1120, ready: '.sandbox-facts', before: startRegion },
  {
    name: 'echanges-requete',
    address: `?tab=request&region=${REGION}&transaction=extraction`,
    height: 1200,
    ready: '.request-address',
    then: (page) => press(page, '.request-answer'),
  },
  { name: 'echanges-synchronisation', address: '?tab=sync', height: 660, ready: 'table' },
  {
    name: 'echanges-diagnostic',
    isEnglishToo: true,
    address: `?tab=diagnosis&target=${REGION}`,
    height: 1300,
    ready: '.shell-main .button-primary',
    before: unlist,
    then: (page) => press(page, '.diagnosis-verdict'),
  },
];

interface Variant {
  readonly suffix: string;
  readonly language: 'fr' | 'en';
  readonly theme: 'light' | 'dark';
}
const VARIANTS: readonly Variant[] = [
  { suffix: '', language: 'fr', theme: 'light' },
  { suffix: '-en', language: 'en', theme: 'dark' },
];

async function takeScene(page: Page, scene: Scene, file: string | undefined): Promise<void> {
  const { address, height, ready, before, then } = scene;
  await page.setViewportSize({ width: 1280, height });
  await before?.(page);
  if (address !== undefined) await page.evaluate(`location.hash = ${JSON.stringify(`#/exchanges${address}`)}`);
  await page.locator(ready).first().waitFor({ timeout: 120_000 });
  await then?.(page);
  // What was asked beside comes a moment later; nothing is pointed at, and the top of the screen is shown.
  await page.evaluate(`(async () => {
    await new Promise((done) => setTimeout(done, 800));
    document.activeElement?.blur();
    document.querySelector('.shell-main')?.scrollTo(0, 0);
    await new Promise((done) => setTimeout(done, 200));
  })()`);
  if (file === undefined) return;
  await page.screenshot({ path: file });
  process.stdout.write(`${file.split('/').at(-1) ?? ''}\n`);
}

/** Takes the pictures of the demonstration and of the exchanges that are wanted, over one demonstration a language. */
export async function takeExchanges(
  browser: Browser,
  folder: string,
  isWanted: (name: string) => boolean,
): Promise<void> {
  for (const { suffix, language, theme } of VARIANTS) {
    const isShown = ({ name, isEnglishToo = false }: Scene): boolean =>
      (language === 'fr' || isEnglishToo) && isWanted(name + suffix);
    if (!SCENES.some(isShown)) continue;
    const temporary = mkdtempSync(join(tmpdir(), 'cercle-pictures-'));
    const served = await serveDemo(temporary, language);
    const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
    const context = await browser.newContext({ locale, colorScheme: theme, reducedMotion: 'reduce' });
    try {
      const page = await context.newPage();
      await page.goto(served.link);
      for (const scene of SCENES) {
        await takeScene(page, scene, isShown(scene) ? join(folder, `${scene.name}${suffix}.png`) : undefined);
      }
    } finally {
      await context.close();
      await served.stop();
      rmSync(temporary, { recursive: true, force: true });
    }
  }
}
