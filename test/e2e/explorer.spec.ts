import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { SearchPage } from '../../shared/contract/cache.ts';
import { seriousInThemes } from './axe.ts';
import { cercle, writeRegion } from './commands.ts';
import { test as withoutData } from './fixtures.ts';
import { withFolder } from './made-once.ts';
import { expect, test } from './with-region.ts';

function grid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Résultats' });
}

function field(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Rechercher dans les données' });
}

function count(page: Page): Locator {
  return page.locator('.explorer-count');
}

/** Number of rows that the list says it has. */
async function total(page: Page): Promise<number> {
  return Number(await grid(page).getAttribute('aria-rowcount')) - 1;
}

/** Goes to the explorer by its key, once the window listens. */
async function openByKey(page: Page): Promise<void> {
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Control+2');
}

async function openExplorer(page: Page): Promise<void> {
  await page.getByRole('navigation').getByText('Explorer', { exact: true }).click();
  await expect(grid(page)).toBeVisible();
}

/** The cell that has the focus, as `row.column` (aria numbers, the header being row 1). */
function focusedCell(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const cell = document.activeElement;
    const row = cell?.closest('[role="row"]')?.getAttribute('aria-rowindex');
    return row + '.' + cell?.getAttribute('aria-colindex');
  })()`);
}

/** Scrolls the grid to a place of its height, from 0 to 1; gives where it then is, in px. */
function scrollTo(page: Page, part: number): Promise<number> {
  return page.evaluate(`(() => {
    const grid = document.querySelector('[role="grid"]');
    grid.scrollTop = grid.scrollHeight * ${part};
    return grid.scrollTop;
  })()`);
}

function scrollTop(page: Page): Promise<number> {
  return page.evaluate(`document.querySelector('[role="grid"]').scrollTop`);
}

/** Keeps what the page puts on the clipboard. */
async function watchCopies(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(`document.addEventListener('copy', (event) => {
    document.documentElement.dataset.copied = event.clipboardData.getData('text/plain');
  })`);
  return () => page.evaluate(`document.documentElement.dataset.copied`);
}

test('with the mouse: filter, search, sort, choose columns, open a record and come back', async ({
  page,
  complaints,
}) => {
  await openExplorer(page);
  const everything = await total(page);
  expect(everything).toBeGreaterThan(400);
  await expect(page.getByText(/données importées/u)).toBeVisible();

  const section = page.getByRole('region', { name: /^Département/u });
  const inFacet = Number((await section.locator('.facet-count').first().innerText()).replace(/\D/gu, ''));
  await section.getByRole('checkbox').first().check();
  await expect.poll(() => total(page)).toBe(inFacet);
  expect(page.url()).toContain('departement=');
  await expect(page.getByRole('group', { name: 'Filtres actifs' })).toBeVisible();

  await field(page).fill('chirurgie');
  await expect.poll(() => total(page)).toBeLessThan(inFacet);
  const found = await total(page);
  expect(page.url()).toContain('text=chirurgie');

  await page.getByRole('columnheader', { name: 'Commune' }).click();
  await expect(page.getByRole('columnheader', { name: 'Commune' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('columnheader', { name: 'Commune' }).click();
  await expect(page.getByRole('columnheader', { name: 'Commune' })).toHaveAttribute('aria-sort', 'descending');
  expect(await total(page)).toBe(found);

  await page.getByRole('button', { name: 'Colonnes' }).click();
  await page.getByRole('checkbox', { name: 'Identifiant national' }).check();
  await page.getByRole('checkbox', { name: 'Activités' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Identifiant national' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Activités' })).toHaveCount(0);

  const list = page.url();
  const name = grid(page).locator('[data-row="1"] [data-opens-row]');
  await name.click();
  await expect(page).toHaveURL(/#\/explorer\/[^?]+\?/u);
  await page.goBack();
  await expect(page).toHaveURL(list);
  await expect.poll(() => focusedCell(page)).toBe('3.2');

  await page.getByRole('button', { name: /^Retirer le filtre Département/u }).click();
  await expect.poll(() => total(page)).toBeGreaterThan(found);
  expect(complaints).toEqual([]);
});

test('with the keyboard alone: search, walk, choose, copy, open, come back, export', async ({
  page,
  dataFolder,
  complaints,
}) => {
  await openByKey(page);
  await expect(grid(page)).toBeVisible();
  const copied = await watchCopies(page);
  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('med');
  await expect(page).toHaveURL(/text=med/u);
  // The rows of the letters before may still be shown: the command line tells how many there must be.
  const told = await cercle(dataFolder, 'search', 'med', '--limit', '0', '--json');
  const found = (JSON.parse(told) as SearchPage).total;
  expect(found).toBeGreaterThan(5);
  await expect.poll(() => total(page)).toBe(found);

  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focusedCell(page)).toBe('2.2');
  await page.keyboard.press('Control+End');
  await expect.poll(() => focusedCell(page)).toBe(`${found + 1}.6`);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(count(page)).toContainText('3 lignes choisies');
  await page.keyboard.press('Control+Shift+C');
  await expect(count(page)).toContainText('3 lignes copiées');
  const lines = (await copied()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe('Nom\tType\tCommune\tÉtablissement\tActivités');

  const cell = await focusedCell(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/explorer\/[^?]+\?text=med/u);
  await expect(grid(page)).toHaveCount(0);
  await page.goBack();
  await expect.poll(() => focusedCell(page)).toBe(cell);
  await expect(count(page)).toContainText('3 lignes choisies');

  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Exporter ce qui est affiché' });
  await expect(dialog).toContainText('Unités');
  await expect(dialog.getByRole('checkbox')).not.toBeChecked();
  for (let tabs = 0; tabs < 8; tabs += 1) {
    if ((await page.evaluate('document.activeElement.innerText')) === 'Exporter') break;
    await page.keyboard.press('Tab');
  }
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^cercle-unites-\d{4}-\d{2}-\d{2}\.csv$/u);
  await expect(dialog.getByRole('status')).toContainText('écrite');
  const written = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  const units = Number(/(\d+) lignes?/u.exec(await dialog.getByRole('status').innerText())?.[1]);
  expect(written.length).toBe(units + 1);
  expect(complaints).toEqual([]);
});

test('the grid shows a window of the rows, and any place of them', async ({ page }) => {
  await openExplorer(page);
  const rows = grid(page).locator('.grid-body [role="row"]');
  expect(await rows.count()).toBeLessThan(60);
  const last = await total(page);
  await scrollTo(page, 0.5);
  const middle = grid(page).locator(`[aria-rowindex="${Math.round(last / 2)}"]`);
  await expect(middle).toBeVisible();
  await expect(middle.locator('[data-opens-row]')).not.toBeEmpty();
  expect(await rows.count()).toBeLessThan(60);
  await scrollTo(page, 1);
  await expect(grid(page).locator(`[aria-rowindex="${last + 1}"]`)).toBeVisible();
});

test('a list is found again where it was left, after a record deep in it', async ({ page }) => {
  await openExplorer(page);
  const place = await scrollTo(page, 0.4);
  const index = Math.ceil(place / 36) + 4;
  const row = grid(page).locator(`[aria-rowindex="${index}"]`);
  await row.locator('[data-opens-row]').click();
  await expect(grid(page)).toHaveCount(0);
  await page.goBack();
  await expect(row).toBeVisible();
  expect(await scrollTop(page)).toBe(place);
  await expect.poll(() => focusedCell(page)).toBe(`${index}.2`);
});

test('a view is saved, applied and removed', async ({ page }) => {
  await openExplorer(page);
  await page.getByRole('radio', { name: /Établissement/u }).click();
  await expect(page).toHaveURL(/kind=eg/u);
  await page.getByRole('button', { name: 'Vues' }).click();
  await page.getByRole('textbox', { name: 'Nom de la vue' }).fill('Mes établissements');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Mes établissements', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Unités et établissements' }).click();
  await expect(page).not.toHaveURL(/kind=/u);
  await page.getByRole('button', { name: 'Vues' }).click();
  await page.getByRole('button', { name: 'Mes établissements', exact: true }).click();
  await expect(page).toHaveURL(/kind=eg/u);
  await page.getByRole('button', { name: 'Vues' }).click();
  await page.getByRole('button', { name: 'Supprimer la vue Mes établissements' }).click();
  await expect(page.getByText('Aucune vue enregistrée.')).toBeVisible();
});

test('when nothing is found, the criterion to take off is told, with what it gives', async ({ page }) => {
  await openExplorer(page);
  const everything = await total(page);
  await field(page).fill('zzzzzz');
  await page.getByRole('button', { name: /^Texte : zzzzzz/u }).click();
  await expect.poll(() => total(page)).toBe(everything);
  await expect(field(page)).toHaveValue('');
});

test('a filter set and taken off at once leaves the list as it was', async ({ page }) => {
  await openExplorer(page);
  const everything = await total(page);
  await expect(page.locator('.facet-value').first()).toBeVisible();
  await page.evaluate(`(async () => {
    const grid = document.querySelector('[role="grid"]');
    const seen = () => grid.dataset.seen = (grid.dataset.seen ?? '') + ' ' + (grid.getAttribute('aria-rowcount') - 1);
    new MutationObserver(seen).observe(grid, { attributeFilter: ['aria-rowcount'] });
    const box = document.querySelector('.facet-value input');
    box.click();
    await new Promise((resolve) => setTimeout(resolve));
    box.click();
  })()`);
  await expect(page.getByRole('group', { name: 'Filtres actifs' })).toHaveCount(0);
  await page.getByRole('radio', { name: /Établissement/u }).click();
  await expect.poll(() => total(page)).toBeLessThan(everything);
  expect(await grid(page).getAttribute('data-seen')).toBe(` ${await total(page)}`);
});

test('ages and dates filter, and their chips take them off', async ({ page }) => {
  await openExplorer(page);
  const everything = await total(page);
  await page.getByRole('button', { name: 'Âge accueilli' }).click();
  await page.getByRole('textbox', { name: 'Âge de la personne' }).fill('6');
  await expect.poll(() => total(page)).toBeLessThan(everything);
  expect(page.url()).toContain('age=6');
  await page.getByRole('button', { name: 'Mis à jour depuis' }).click();
  await page.getByLabel('Date la plus ancienne').fill('2999-01-01');
  await expect(page.getByRole('heading', { name: 'Aucun résultat' })).toBeVisible();
  await page.getByRole('button', { name: /^Retirer le filtre Mis à jour depuis/u }).click();
  await page.getByRole('button', { name: /^Retirer le filtre Âge accueilli/u }).click();
  await expect.poll(() => total(page)).toBe(everything);
});

test('axe finds nothing serious, in both themes', async ({ page }) => {
  await openExplorer(page);
  await page
    .getByRole('region', { name: /^Département/u })
    .getByRole('checkbox')
    .first()
    .check();
  await expect(page.getByRole('group', { name: 'Filtres actifs' })).toBeVisible();
  await page
    .getByRole('button', { name: /Voir tout/u })
    .first()
    .click();
  expect(await seriousInThemes(page, 'main')).toEqual([]);
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Exporter', exact: true })).toBeVisible();
  expect(await seriousInThemes(page, '[role="dialog"]')).toEqual([]);
});

const NAUGHTY = [
  '<img src=x onerror="window.cercleInjected=true">',
  '"><svg onload=window.cercleInjected=true>',
  '{{constructor.constructor("window.cercleInjected=true")()}}',
  'normal \u202Egnirts\u2069 \u200Fשלום',
  'javascript:window.cercleInjected=true',
  '𝕿𝖍𝖊 ﷽ Z̴̀A͠L͝GO 👩‍👩‍👧',
] as const;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

withoutData.describe('a document with hostile names', () => {
  withoutData.use({
    dataFolder: ({}, use) =>
      withFolder(undefined, async (folder) => {
        let next = 0;
        const file = await writeRegion(folder, (xml) =>
          xml.replace(/<csd:primaryName>[^<]*<\/csd:primaryName>/gu, (whole) => {
            const name = NAUGHTY[next];
            next += 1;
            return name === undefined ? whole : `<csd:primaryName>${escaped(`AAA ${next} ${name}`)}</csd:primaryName>`;
          }),
        );
        await cercle(folder, 'import', file, '--source', 'FICTIVE');
        await use(folder);
      }),
  });

  withoutData('shows them as text: no script runs and no request leaves', async ({ page, complaints }) => {
    await openByKey(page);
    await field(page).fill('AAA');
    await expect(grid(page).getByText('AAA 1', { exact: false }).first()).toBeVisible();
    await expect(grid(page)).toContainText('<img src=x onerror=');
    await expect(grid(page)).toContainText('⟨U+202E⟩');
    expect(await page.evaluate(`'cercleInjected' in window`)).toBe(false);
    expect(complaints).toEqual([]);
  });
});

withoutData('an empty cache shows two doors and no empty table', async ({ page }) => {
  await openByKey(page);
  await expect(page.getByRole('heading', { name: /Rien à explorer/u })).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Ouvrir une extraction' })).toBeVisible();
  await page.getByRole('button', { name: 'Explorer un exemple' }).click();
  await expect(page).toHaveURL(/#\/home\//u);
});
