import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import { CHROMIUM_ARGS, findChromium } from '../helpers/chromium.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { serveWindow } from '../helpers/served-window.ts';
import { percentile } from './figures.ts';
import { measure } from './measure.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CLI = join(ROOT, 'electron', 'cli', 'main.ts');
const ROUNDS = 30;
const WARM_UPS = 3;

interface Action {
  readonly name: string;
  /** Expression of a promise of milliseconds, measured in the page; brings the page back where the next round starts. */
  readonly round: (round: number) => string;
}

export interface PageTimes {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

const WORDS = [
  ...['cardio', 'urgences', 'consultation', 'paris', 'medecine', 'chirurgie', 'pediatrie', 'geriatrie', 'neuro', 'smr'],
  ...['addicto', 'dialyse', 'imagerie', 'psychiatrie', 'soins', 'handicap', 'autisme', 'hospitalisation', 'centre'],
  ...['maternite', 'ophtalmo', 'ehpad', 'accueil', 'equipe mobile', 'oncologie', 'reanimation', 'saint', 'jour'],
  ...['domicile', 'douleur', 'medecine 75', 'unite', 'enfants'],
] as const;

/** What comes before a word: lists so long that hardly anything is left out of them. */
const FIRST_LETTERS = [
  ...['c', 'm', 'p', 's', 'h', 'u', 'a', 'd', 'ca', 'me', 'pa', 'sa', 'ho', 'ur', 'ac', 'do'],
  ...['car', 'med', 'par', 'sai', 'hos', 'urg', 'acc', 'dom', 'chi', 'ped', 'ger', 'neu', 'psy', 'han', 'aut', 'cen'],
  ...['mat'],
] as const;

function typing(name: string, texts: readonly string[]): Action {
  return {
    name,
    round: (round) => `(async () => {
      await bench.start();
      const before = bench.count();
      return bench.time(() => bench.type(${JSON.stringify(texts[round % texts.length])}),
        () => document.querySelector('main .empty-state') !== null || (bench.count() !== before && bench.row(0) !== null));
    })()`,
  };
}

function opening(name: string, isThere: string): Action {
  return {
    name,
    round: (round) => `(async () => {
      await bench.start();
      const grid = bench.grid();
      grid.scrollTop = ${round} * 36 * 97;
      await bench.rest(300);
      const below = grid.getBoundingClientRect().top + 2 * 36;
      const seen = () => [...grid.querySelectorAll('[data-row]:not([aria-busy])')].find((row) => row.getBoundingClientRect().top > below);
      await bench.until(() => seen() !== undefined);
      const link = seen().querySelector('[data-opens-row]');
      const name = link.textContent;
      return bench.time(() => link.click(), () => ${isThere});
    })()`,
  };
}

/**
 * What the rounds share, in the page. A state is there when it is in the document and the frame that shows it has been drawn: the
 * task after that frame's animation callbacks, where the time is read.
 */
const TOOLS = `window.bench = {
  painted: () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  })),
  until: (isThere) => new Promise((resolve, reject) => {
    const late = setTimeout(() => { watcher.disconnect(); reject(new Error('nothing came in 20 s: ' + isThere)); }, 20000);
    const look = () => {
      if (!isThere()) return;
      watcher.disconnect();
      clearTimeout(late);
      resolve();
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  }),
  async time(act, isThere) {
    const started = performance.now();
    act();
    await bench.until(isThere);
    return (await bench.painted()) - started;
  },
  rest: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  grid: () => document.querySelector('[role="grid"]'),
  row: (index) => document.querySelector('[role="grid"] [data-row="' + index + '"]:not([aria-busy])'),
  count: () => document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount'),
  type(text) {
    const field = document.querySelector('input[type="search"]:not(.facet-find)');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
  },
  /** Back to the whole list, at its top, all of it at rest. */
  async start() {
    location.hash = '#/explorer';
    await bench.until(() => document.querySelector('[role="grid"] [data-row]:not([aria-busy])') !== null);
    bench.whole ??= bench.count();
    await bench.until(() => bench.count() === bench.whole);
    bench.grid().scrollTop = 0;
    await bench.until(() => bench.row(1) !== null);
    await bench.rest(400);
  },
}`;

const ACTIONS: readonly Action[] = [
  typing('typing a query to its first rows', WORDS),
  {
    name: 'clicking a facet to its rows',
    round: (round) => `(async () => {
      await bench.start();
      const narrows = (value) => {
        const count = Number(value.querySelector('.facet-count').textContent.replace(/\\D/gu, ''));
        return count > 0 && count < Number(bench.whole) - 1;
      };
      const values = () => [...document.querySelectorAll('.facet-value')].filter(narrows);
      await bench.until(() => values().length > 8 && document.querySelector('.facet-value input:checked') === null);
      const before = bench.count();
      const boxes = values().map((value) => value.querySelector('input'));
      return bench.time(() => boxes[${round} % boxes.length].click(), () => bench.count() !== before && bench.row(0) !== null);
    })()`,
  },
  {
    name: 'jumping to the middle of the list to its rows',
    round: (round) => `(async () => {
      await bench.start();
      const grid = bench.grid();
      const rows = Number(bench.count()) - 1;
      const first = Math.floor(rows * ${(0.3 + (round % (ROUNDS + WARM_UPS)) * 0.013).toFixed(3)});
      const share = first / Math.max(1, rows - (grid.clientHeight - 36) / 36);
      return bench.time(() => { grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight); },
        () => bench.row(first + 1) !== null && bench.row(first + 8) !== null);
    })()`,
  },
  opening('opening a record to its title', `document.querySelector('.record h1')?.textContent.includes(name)`),
  // What follows is told beside the four: nobody waits for it to go on.
  opening('opening a record to its last part', `document.querySelector('.record #record-xml') !== null`),
  typing('typing one to three letters to their first rows', FIRST_LETTERS),
];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function timed(page: Page, { name, round }: Action): Promise<PageTimes> {
  const times: number[] = [];
  for (let at = -WARM_UPS; at < ROUNDS; at += 1) {
    const milliseconds = await page.evaluate<number>(round(at + WARM_UPS));
    if (at >= 0) times.push(milliseconds);
  }
  return { name, p50: percentile(times, 0.5), p95: percentile(times, 0.95), most: Math.max(...times) };
}

async function timeActions(link: string): Promise<readonly PageTimes[]> {
  const executablePath = await findChromium();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...CHROMIUM_ARGS] });
  try {
    const page = await browser.newPage({ locale: 'fr-FR', viewport: { width: 1280, height: 840 } });
    await page.goto(link);
    await page.getByRole('navigation').first().waitFor();
    await page.evaluate(TOOLS);
    say(`load before: ${loadavg()[0]?.toFixed(1) ?? '?'} on ${availableParallelism()} cores`);
    const times: PageTimes[] = [];
    for (const action of ACTIONS) {
      const { name, p50, p95, most } = await timed(page, action);
      say(`${name}: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, at most ${most.toFixed(0)} ms`);
      times.push({ name, p50, p95, most });
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** A data folder with a fictional region of so many units. */
async function regionData(units: number, folder: string): Promise<string> {
  const xml = join(folder, 'region.xml');
  const data = join(folder, 'data');
  const { resource } = createTestPorts({ folder });
  await writeRegion({ units, seed: 20, region: '11', profil: 1, resource, force: true }, xml);
  const { seconds } = await measure(process.execPath, [
    CLI,
    'import',
    xml,
    '--data',
    data,
    '--source',
    'BENCH',
    '--quiet',
  ]);
  say(`${units} units imported in ${seconds.toFixed(1)} s`);
  return data;
}

export interface PageBench {
  readonly units: number;
  /** A data folder that exists; undefined: one is made, of `units` units. */
  readonly data: string | undefined;
  /** Where to make things. */
  readonly folder: string;
}

/**
 * Times in the page what people do most, each thirty times with other values, from the act to the frame that shows its result;
 * writes the times to `.cache/bench/page.json`.
 */
export async function benchPage({ units, data, folder }: PageBench): Promise<void> {
  const served = await serveWindow(data ?? (await regionData(units, folder)));
  try {
    const actions = await timeActions(served.link);
    mkdirSync(join(ROOT, '.cache', 'bench'), { recursive: true });
    writeFileSync(
      join(ROOT, '.cache', 'bench', 'page.json'),
      JSON.stringify({ units, rounds: ROUNDS, actions }, null, 2),
    );
  } finally {
    await served.stop();
  }
}
