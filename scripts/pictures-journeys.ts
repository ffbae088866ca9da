import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { JourneyWorld } from './pictures-journeys-world.ts';
import { makeJourneyWorld } from './pictures-journeys-world.ts';
import { takeOpenedEvidence } from './pictures-evidence.ts';
import { serveWindow } from '../test/helpers/served-window.ts';

interface Scene {
  readonly name: string;
  readonly address: (world: JourneyWorld) => string;
  /** Room for what the picture is for. */
  readonly height: number;
  readonly ready: string;
  readonly then?: (page: Page) => Promise<void>;
}

const ANSWERS = { territoire: 'une-region', donnees: 'coordination', format: 'csd', avancement: 'debut' };
const ANSWERED = Object.entries(ANSWERS)
  .map(([id, answer]) => `answer.${id}=${answer}`)
  .join('&');

function tab(name: string, step = ''): Scene['address'] {
  return ({ id }) => `#/dossiers/${id}?tab=${name}${step === '' ? '' : `&step=${step}`}`;
}

/** Writes the evidence dossier, so that its print and what is in it are on the screen. */
async function exportEvidence(page: Page): Promise<void> {
  await page.locator('.evidence-acts .button-primary').click();
  await page.locator('.evidence-done').waitFor({ timeout: 60_000 });
}

const SCENES: readonly Scene[] = [
  {
    name: 'parcours-choix',
    address: () => `#/dossiers?view=choose&question=2&${ANSWERED}`,
    height: 1000,
    ready: '.chooser-answer',
  },
  {
    name: 'parcours-reponse',
    address: () => `#/dossiers?view=choose&question=6&${ANSWERED}`,
    height: 1200,
    ready: '.chooser-result',
  },
  { name: 'parcours-ligne', address: tab('journey'), height: 1300, ready: '.line-sign' },
  { name: 'parcours-fiche', address: tab('sheet'), height: 1000, ready: '.sheet-fields' },
  { name: 'parcours-message', address: tab('message', 'declaration-client-test'), height: 1680, ready: '.attachments' },
  { name: 'parcours-liste-blanche', address: tab('whitelist'), height: 1000, ready: '.span-bar' },
  { name: 'parcours-platines', address: tab('platines'), height: 1150, ready: '.coverage' },
  { name: 'parcours-preuves', address: tab('evidence'), height: 1150, ready: '.evidence-parts', then: exportEvidence },
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

/** The zip of the evidence tab, opened without Cercle. */
const OPENED = 'parcours-preuves-ouvertes';

async function takeScene(page: Page, scene: Scene, world: JourneyWorld, file: string): Promise<void> {
  const { address, height, ready, then } = scene;
  await page.setViewportSize({ width: 1280, height });
  await page.evaluate(`location.hash = ${JSON.stringify(address(world))}`);
  await page.locator(ready).first().waitFor({ timeout: 120_000 });
  await then?.(page);
  // What was asked beside comes a moment later; nothing is pointed at, and the top of the screen is shown.
  await page.evaluate(`(async () => {
    await new Promise((done) => setTimeout(done, 800));
    document.activeElement?.blur();
    document.querySelector('.shell-main')?.scrollTo(0, 0);
    await new Promise((done) => setTimeout(done, 200));
  })()`);
  await page.screenshot({ path: file });
  process.stdout.write(`${file.split('/').at(-1) ?? ''}\n`);
}

/** Takes the pictures of the journeys that are wanted, over one dossier a language, rehearsed with the sandbox region. */
export async function takeJourneys(
  browser: Browser,
  folder: string,
  isWanted: (name: string) => boolean,
): Promise<void> {
  for (const { suffix, language, theme } of VARIANTS) {
    const wanted = SCENES.filter(({ name }) => isWanted(name + suffix));
    if (wanted.length === 0 && !isWanted(OPENED + suffix)) continue;
    const temporary = mkdtempSync(join(tmpdir(), 'cercle-pictures-'));
    const served = await serveWindow(temporary, language);
    const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
    const context = await browser.newContext({ locale, colorScheme: theme, reducedMotion: 'reduce' });
    try {
      const page = await context.newPage();
      await page.goto(served.link);
      await page.getByRole('navigation').first().waitFor();
      const world = await makeJourneyWorld(page, temporary, language);
      for (const scene of wanted) await takeScene(page, scene, world, join(folder, `${scene.name}${suffix}.png`));
      if (isWanted(OPENED + suffix)) {
        await page.evaluate(`location.hash = ${JSON.stringify(tab('evidence')(world))}`);
        await takeOpenedEvidence(page, temporary, join(folder, `${OPENED}${suffix}.png`));
      }
    } finally {
      await context.close();
      await served.stop();
      rmSync(temporary, { recursive: true, force: true });
    }
  }
}
