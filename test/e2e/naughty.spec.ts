import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { shownText } from '../../renderer/ui/shown-text.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';
import { unitXml } from '../helpers/small-csd.ts';
import { cercle } from './commands.ts';
import { everyField } from './every-field.ts';
import { expect, test } from './fixtures.ts';
import { withFolder } from './made-once.ts';
import { payloads } from './payloads.ts';

const LIST = ['security', 'blns.json'] as const;
const OWN = 200;
/** Stands in the document where a payload goes; no payload has it. */
const PLACE = '@@@';
/** What XML 1.0 allows nowhere, even as a reference; unpaired halves of a character with it. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function hostileTexts(): readonly string[] {
  const list = sharedData(...LIST);
  const known = list === undefined ? [] : (JSON.parse(readFileSync(list, 'utf8')) as readonly string[]);
  return [...known, ...payloads(OWN)].map((text) => text.replace(FORBIDDEN, ''));
}

/** As read back, blanks apart: XML joins lines, and the page joins blanks. */
function blanksJoined(text: string): string {
  return text.replace(/[\s\u0085\u200b␉␊␍]+|⟨U\+0085⟩/gu, ' ').trim();
}

function asShown(text: string): string {
  return blanksJoined(shownText(text));
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

interface Hostile {
  readonly xml: string;
  /** Names of the units, one a text. */
  readonly names: readonly string[];
  readonly records: readonly {
    readonly kind: string;
    readonly identifier: string;
    readonly values: readonly string[];
  }[];
}

/** One document: records that fill every field, each field with another text, and a unit named by each text. */
function hostileDocument(texts: readonly string[], shift: number): Hostile {
  const full = everyField(PLACE);
  const valueOf = new Map<string, string>();
  let next = shift;
  const filled = full.xml.replace(/(Z[A-Z]{2}[a-z]\d+)@@@/gu, (whole, label: string) => {
    const text = texts[next % texts.length] ?? '';
    next += 1;
    valueOf.set(whole, `${label}${text}`);
    return `${label}${escaped(text)}`;
  });
  const names = texts.map((_, rank) => `N${rank} ${texts[(rank + shift) % texts.length] ?? ''}`);
  const units = names.map((name, rank) => unitXml({ key: `unit-${rank}`, id: `U${rank}`, name: escaped(name) }));
  return {
    xml: filled.replace('</facilityDirectory>', () => `${units.join('')}</facilityDirectory>`),
    names,
    records: full.records.map((record) => ({
      ...record,
      values: record.values.map((value) => valueOf.get(value) ?? value),
    })),
  };
}

/** The text of every row of the grid, walked from its top to its end. */
async function gridRows(page: Page, name: string): Promise<readonly string[]> {
  const grid = page.getByRole('grid', { name });
  await expect(grid.locator('[data-row="0"]')).not.toHaveAttribute('aria-busy');
  return page.evaluate(`(async () => {
    const grid = document.querySelector('[role="grid"]');
    const total = Number(grid.getAttribute('aria-rowcount')) - 1;
    const seen = new Map();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let tries = 0; seen.size < total && tries < 600; tries += 1) {
      await frame();
      const read = [...grid.querySelectorAll('[data-row]:not([aria-busy])')];
      for (const row of read) seen.set(Number(row.dataset.row), row.textContent);
      grid.scrollTop = (Math.max(...seen.keys()) - 4) * 36;
    }
    return [...seen.values()];
  })()`);
}

/** What of the page is more than text and came from the data; empty where all of it is shown as text. */
function markup(page: Page): Promise<readonly string[]> {
  return page.evaluate(`[...document.querySelectorAll('*')].filter((element) => {
    const names = element.getAttributeNames();
    const leads = ['href', 'src', 'action', 'data', 'srcset', 'srcdoc', 'formaction', 'xlink:href'];
    const isOwn = (value) => /^(#|blob:)/u.test(value) || value === '' ||
      (URL.canParse(value, location.href) && new URL(value, location.href).origin === location.origin);
    return names.some((name) => name.startsWith('on')) || /^(iframe|object|embed|base|math|marquee)$/iu.test(element.tagName)
      || leads.some((name) => names.includes(name) && !isOwn(element.getAttribute(name)));
  }).map((element) => element.outerHTML.slice(0, 200))`);
}

/** Texts, of those given, that none of the shown ones holds. */
function missing(texts: readonly string[], shown: readonly string[]): readonly string[] {
  const all = shown.map(blanksJoined).join('\n');
  return texts.filter((text) => !all.includes(asShown(text)));
}

async function goTo(page: Page, fragment: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
}

async function recordText(page: Page, identifier: string): Promise<string> {
  await goTo(page, `#/explorer/${encodeURIComponent(identifier)}`);
  await expect(page.locator('.record-identifiers')).toContainText(identifier);
  await page.getByRole('button', { name: 'Afficher le XML' }).click();
  await expect(page.getByRole('group', { name: 'XML de la fiche' })).toBeVisible();
  return (await page.locator('.record').textContent()) ?? '';
}

/** The codes of what was found wrong in the documents. */
async function findingCodes(page: Page): Promise<readonly string[]> {
  await goTo(page, '#/quality');
  const links = page.getByRole('table', { name: /Anomalies par sorte/u }).getByRole('link');
  await expect(links.first()).toBeVisible();
  const targets = await Promise.all((await links.all()).map((link) => link.getAttribute('href')));
  return [...new Set(targets.map((target) => /[?&]code=([^&]+)/u.exec(target ?? '')?.[1] ?? ''))].filter(Boolean);
}

async function qualityTexts(page: Page): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const code of await findingCodes(page)) {
    await goTo(page, `#/quality?code=${code}`);
    await expect(page.getByRole('main')).toContainText(code);
    shown.push(...(await gridRows(page, 'Fiches concernées')));
  }
  return shown;
}

const TEXTS = hostileTexts();
const BEFORE = hostileDocument(TEXTS, 0);
const NOW = hostileDocument(TEXTS, 1);

/** Controls that would hide or reorder what is read, as they stand in the page or in what is read aloud or shown on hover. */
function hiddenControls(page: Page): Promise<readonly string[]> {
  return page.evaluate(`[document.title, document.body.textContent, ...[...document.querySelectorAll('*')].flatMap((element) =>
    ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? ''))]
    .join('\\n').match(/.{0,20}[\\u0080-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069].{0,20}/gu) ?? []`);
}

async function expectOnlyText(page: Page): Promise<void> {
  expect(await markup(page)).toEqual([]);
  expect(await hiddenControls(page)).toEqual([]);
}

const COLUMNS = 'name,kind,commune,etablissement,activites,champ,mode,age,categorie,nationalId,updated,source';

/** Rows of every kind with every column, the name of each cell that is cut shown on hover. */
async function allColumns(page: Page): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const kind of ['ej', 'eg', 'oi', 'professionnel']) {
    await goTo(page, `#/explorer?kind=${kind}&columns=${COLUMNS}`);
    await expect(page.getByRole('columnheader')).toHaveCount(COLUMNS.split(',').length + 1);
    const rows = page.getByRole('grid', { name: 'Résultats' }).locator('[data-row]:not([aria-busy])');
    await expect(rows.first()).toBeVisible();
    await page.evaluate(`for (const cell of document.querySelectorAll('[role="gridcell"]'))
      cell.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))`);
    await expectOnlyText(page);
    shown.push(...(await gridRows(page, 'Résultats')));
  }
  return shown;
}

/** Hostile texts in the address: as chips, each with its name read aloud. */
async function chips(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const address = new URLSearchParams(texts.map((text): [string, string] => ['commune', text]));
  await goTo(page, `#/explorer?${address.toString()}`);
  const group = page.getByRole('group', { name: 'Filtres actifs' });
  await expect(group.getByRole('button')).toHaveCount(texts.length + 1);
  return group
    .getByRole('button')
    .evaluateAll((buttons: { getAttribute(name: string): string | null }[]) =>
      buttons.map((button) => button.getAttribute('aria-label') ?? ''),
    );
}

test.use({
  dataFolder: ({}, use) =>
    withFolder(undefined, async (folder) => {
      const file = join(folder, 'hostile.xml');
      for (const { xml } of [BEFORE, NOW]) {
        writeFileSync(file, xml);
        await cercle(folder, 'import', file, '--source', 'HOSTILE', '--profil', '0');
      }
      await use(folder);
    }),
});

const absence = skipWithout(...LIST);
if (absence !== false) test.skip(`naughty strings in every field: ${absence}`, () => undefined);

test('naughty strings and payloads in every field are shown as text: 0 scripts, 0 requests, 0 dialogs', async ({
  page,
  complaints,
}, info) => {
  const count = (type: string, number: number | string): number =>
    info.annotations.push({ type, description: String(number) });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await expect(page.getByRole('navigation')).toBeVisible();
  count('texts', `${TEXTS.length}, of which ${OWN} payloads`);

  await goTo(page, '#/explorer');
  const rows = await gridRows(page, 'Résultats');
  expect(missing(NOW.names, rows)).toEqual([]);
  await expectOnlyText(page);
  count('names in the list', NOW.names.length);

  const everyColumn = await allColumns(page);
  expect(missing(NOW.names, everyColumn)).toEqual([]);
  count('rows with every column', everyColumn.length);

  const filters = [...new Set(TEXTS.filter((text) => text.trim() !== '' && text.length <= 150))].slice(-190);
  expect(missing(filters, await chips(page, filters))).toEqual([]);
  await expectOnlyText(page);
  count('filters in the address', filters.length);

  for (const { kind, identifier, values } of NOW.records) {
    expect(missing(values, [await recordText(page, identifier)]), kind).toEqual([]);
    await expectOnlyText(page);
  }
  count('values in records', NOW.records.flatMap(({ values }) => values).length);

  const found = await qualityTexts(page);
  await expectOnlyText(page);
  count('texts in the list of findings', TEXTS.length - missing(TEXTS, found).length);

  await goTo(page, '#/changes');
  const changes = await gridRows(page, 'Champs modifiés');
  const renamed = NOW.names.map((_, rank) => rank).filter((rank) => BEFORE.names[rank] !== NOW.names[rank]);
  const changed = [BEFORE, NOW].flatMap(({ names }) => renamed.map((rank) => names[rank] ?? ''));
  expect(missing(changed, changes)).toEqual([]);
  await expectOnlyText(page);
  count('names in the changes', changed.length);

  expect(await page.evaluate(`'cercleInjected' in window`)).toBe(false);
  expect(complaints).toEqual([]);
  for (const { type, description } of info.annotations) process.stdout.write(`${type}: ${description ?? ''}\n`);
  // What looks for markup and controls sees them where there are some.
  await page.evaluate(
    `document.body.insertAdjacentHTML('beforeend', '<img src="#" onerror="0">\\u202e<i title="\\u202e"></i>')`,
  );
  expect(await markup(page)).toHaveLength(1);
  expect(await hiddenControls(page)).toHaveLength(2);
});
