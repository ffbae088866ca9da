import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { writeRegion } from '../electron/services/synthetic/write.ts';
import type { RegionOptions } from '../shared/domain/synthetic/options.ts';
import { writeCertificateStory } from '../test/helpers/certificate-story.ts';
import { CHROMIUM_ARGS, findChromium } from '../test/helpers/chromium.ts';
import { serveWindow } from '../test/helpers/served-window.ts';
import { takeExchanges } from './pictures-exchanges.ts';
import { takeJourneys } from './pictures-journeys.ts';
import { root } from './tools.ts';

/** A fictional region as a ROR would like to have it, and one with faults for the screen that finds them. */
type Region = 'sound' | 'faulty';

interface Picture {
  readonly name: string;
  /** `sound` when absent. */
  readonly region?: Region | 'certificates';
  readonly address: string;
  readonly language: 'fr' | 'en';
  readonly theme: 'light' | 'dark';
  readonly width: 1280 | 1920;
  /** When the usual one of the width cuts what the picture is for. */
  readonly height?: number;
  /** Seen once the screen has what it is for. */
  readonly ready: string;
  readonly then?: (page: Page) => Promise<void>;
}

const SOUND: RegionOptions = { units: 3000, seed: 7, region: '11', profil: 1 };
const REGIONS: Readonly<Record<Region, RegionOptions>> = {
  sound: SOUND,
  faulty: {
    ...SOUND,
    profil: 2,
    // As many as a real extraction may have of each, the frequent ones and the rare ones.
    faults: {
      'care-mode-missing': 58,
      'activity-unknown-code': 41,
      'telecom-less-confidential-than-contact': 37,
      'champ-missing': 26,
      'hour-impossible': 24,
      'contact-function-without-name': 21,
      'commune-unknown': 16,
      'age-range-inverted': 14,
      'finess-key-wrong': 12,
      'contact-level-above-profile': 11,
      'siret-key-wrong': 9,
      'updated-before-created': 8,
      'identifier-missing': 6,
      'unit-parent-dangling': 5,
      'sensitive-unit-open-contact': 4,
      'duplicate-entity-id': 3,
      'establishment-without-unit': 3,
      'psychiatric-sector-malformed': 2,
    },
  },
};
const CARDIOLOGY = '#/explorer?text=cardio&departement=75';
const ROW = '[data-opens-row]';

async function openFirstRow(page: Page): Promise<void> {
  await page.locator(ROW).first().click();
  await page.locator('.record[aria-busy="false"] h1').waitFor();
}

/** Chooses a client certificate and fills the form, so that the name it makes is on sight. */
async function fillRequest(page: Page): Promise<void> {
  const next = page.locator('.request-actions .button-primary');
  await next.click();
  await page.locator('.choice-card').first().click();
  await next.click();
  const fields = page.locator('.request-fields input:not([type=radio])');
  await fields.nth(0).fill('CLIENT_WS_ROR');
  await fields.nth(1).fill('CHU de Saint-Œuvre');
  await fields.nth(2).fill('18751275100020');
  await page.locator('.combo-input').click();
  await page.locator('.combo-input').pressSequentially('paris');
  await page.getByRole('option').first().click();
  await page.locator('.request-dn-text', { hasText: 'Paris (75)' }).waitFor();
  await page.evaluate("document.querySelector('.shell-main').scrollTo(0, 0)");
}

/** The record of a certificate in service, its chain drawn. */
async function openCertificate(page: Page): Promise<void> {
  await page.locator('.inventory-scroll tbody a').first().click();
  await page.locator('.chain-spot').first().waitFor();
}

const FRENCH = { language: 'fr', theme: 'light', width: 1280 } as const;
const AGENDA = { region: 'certificates', address: '#/certificates?tab=agenda', ready: '.timeline-bar' } as const;
const REQUEST = {
  region: 'certificates',
  address: '#/certificates?view=request',
  ready: '.choice-card',
  then: fillRequest,
} as const;
const INVENTORY = { region: 'certificates', address: '#/certificates', ready: '.inventory-scroll tbody tr' } as const;
const ENGLISH = { language: 'en', theme: 'dark', width: 1920 } as const;

/** What the README and the documentation show. */
const PICTURES: readonly Picture[] = [
  { ...FRENCH, name: 'accueil', address: '#/home', ready: 'h1' },
  { ...FRENCH, name: 'explorer', address: CARDIOLOGY, ready: ROW },
  { ...ENGLISH, name: 'explorer-en', address: CARDIOLOGY, ready: ROW },
  { ...FRENCH, name: 'fiche', address: CARDIOLOGY, ready: ROW, then: openFirstRow },
  { ...ENGLISH, name: 'fiche-en', address: CARDIOLOGY, ready: ROW, then: openFirstRow },
  { ...FRENCH, name: 'carte', address: '#/map', ready: 'svg path' },
  { ...FRENCH, name: 'qualite', region: 'faulty', address: '#/quality', ready: 'table' },
  { ...ENGLISH, name: 'qualite-en', region: 'faulty', address: '#/quality', ready: 'table' },
  { ...FRENCH, ...INVENTORY, name: 'certificats' },
  { ...FRENCH, ...INVENTORY, name: 'certificats-fiche', height: 1000, then: openCertificate },
  { ...FRENCH, ...AGENDA, name: 'certificats-agenda', height: 1220 },
  { ...ENGLISH, ...AGENDA, name: 'certificats-agenda-en', height: 1220 },
  { ...FRENCH, ...REQUEST, name: 'certificats-demande' },
];

function cercle(data: string, ...args: readonly string[]): void {
  const done = spawnSync(process.execPath, ['electron/cli/main.ts', ...args, '--data', data], { cwd: root });
  if (done.status !== 0) throw new Error(done.stderr.toString());
}

/** Makes a region and imports it into a data folder of its own. */
async function importRegion(folder: string, region: Region): Promise<string> {
  const data = join(folder, region);
  mkdirSync(data);
  const file = join(data, 'region.xml');
  const resource = (name: string): URL => new URL(`resources/${name}`, pathToFileURL(`${root}/`));
  const options = REGIONS[region];
  await writeRegion({ ...options, resource }, file);
  cercle(data, 'import', file, '--source', options.region, '--profil', String(options.profil));
  return data;
}

async function take(browser: Browser, data: string, folder: string, picture: Picture): Promise<void> {
  const { name, address, language, theme, width, ready } = picture;
  const served = await serveWindow(data, language);
  const context = await browser.newContext({
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: theme,
    viewport: { width, height: picture.height ?? (width === 1280 ? 800 : 1080) },
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

type Subject = NonNullable<Picture['region']>;

/** Makes the data of a subject when a picture first asks for them. */
function dataIn(temporary: string): (subject: Subject) => Promise<string> {
  const made = new Map<Subject, Promise<string>>();
  return (subject) => {
    const known = made.get(subject);
    if (known !== undefined) return known;
    const making =
      subject === 'certificates'
        ? writeCertificateStory(join(temporary, 'certificates'))
        : importRegion(temporary, subject);
    made.set(subject, making);
    return making;
  };
}

/** Takes the pictures of the documentation again, or those that are named, over fictional regions. */
async function main(names: readonly string[]): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'cercle-pictures-'));
  const folder = join(root, 'docs', 'images');
  mkdirSync(folder, { recursive: true });
  const isWanted = (name: string): boolean => names.length === 0 || names.includes(name);
  const dataOf = dataIn(temporary);
  const executablePath = await findChromium();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...CHROMIUM_ARGS] });
  try {
    for (const picture of PICTURES) {
      if (isWanted(picture.name)) await take(browser, await dataOf(picture.region ?? 'sound'), folder, picture);
    }
    await takeExchanges(browser, folder, isWanted);
    await takeJourneys(browser, folder, isWanted);
  } finally {
    await browser.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
