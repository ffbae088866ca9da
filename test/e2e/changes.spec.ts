import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { DiffReport } from '../../shared/contract/cache.ts';
import { seriousInThemes } from './axe.ts';
import { test as withoutData } from './fixtures.ts';
import { expect, test, testOverTwo } from './with-region.ts';

const NAUGHTY = '<img src=x onerror=alert(1)> \u202Egnp.exe';

/** Units that are renamed, one in eight, and the first one with a name that would be code. */
function renamed(xml: string): string {
  let rank = 0;
  return xml.replace(/(<csd:facility entityID="[^"]*">.*?<csd:primaryName>)([^<]*)/gu, (whole, before: string) => {
    rank += 1;
    if (rank === 1) return `${before}&lt;img src=x onerror=alert(1)&gt; \u202Egnp.exe`;
    return rank % 8 === 0 ? `${whole} BIS` : whole;
  });
}

function changed(page: Page): Locator {
  return page.getByRole('grid', { name: 'Champs modifiés' });
}

async function openChanges(page: Page): Promise<void> {
  await page.getByRole('navigation').getByText('Ce qui a changé', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ce qui a changé' })).toBeVisible();
}

const twice = testOverTwo('twice', renamed, '--source', 'FICTIVE');

twice.describe('over a source loaded twice', () => {
  twice('with the mouse: what changed, narrowed to a field, then the record', async ({ page, complaints }) => {
    await openChanges(page);
    await expect(page.getByRole('table', { name: /Chargements/u }).getByRole('row')).toHaveCount(3);
    await expect(changed(page)).toContainText(' BIS');
    await page.getByRole('tab', { name: 'Par champ' }).click();
    await page.getByRole('table', { name: 'Par champ' }).getByRole('link', { name: 'Nom', exact: true }).click();
    await expect(page).toHaveURL(/field=nom/u);
    const row = changed(page).getByRole('row').filter({ hasText: ' BIS' }).first();
    const name = await row.locator('[data-opens-row]').innerText();
    await row.locator('[data-opens-row]').click();
    await expect(page).toHaveURL(/#\/explorer\/FICTIVE/u);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await page.goBack();
    await expect(changed(page)).toContainText(' BIS');
    expect(complaints).toEqual([]);
  });

  twice('what changed is gathered by establishment', async ({ page }) => {
    await openChanges(page);
    await page.getByRole('tab', { name: 'Par établissement' }).click();
    const table = page.getByRole('table', { name: 'Par établissement' });
    await expect(page.getByText(/\d+ établissements?\./u)).toBeVisible();
    await table.getByRole('link').first().click();
    await expect(page).toHaveURL(/#\/explorer\/FICTIVE/u);
  });

  twice('text of the data is shown as text', async ({ page, complaints }) => {
    await openChanges(page);
    await expect(changed(page)).toContainText('<img src=x onerror=alert(1)> ⟨U+202E⟩gnp.exe');
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
    await expect(page.locator('body')).not.toContainText(NAUGHTY);
    expect(complaints).toEqual([]);
  });

  twice('with the keyboard only: another load, a list, a row, its record', async ({ page }) => {
    await expect(page.getByRole('navigation')).toBeVisible();
    await page.keyboard.press('Control+4');
    const choose = page.getByRole('button', { name: /(à partir d’ici|montré ci-dessous) :/iu });
    await choose.first().focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/since=/u);
    await expect(choose.first()).toHaveAttribute('aria-pressed', 'true');
    await changed(page).getByRole('gridcell').first().focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/explorer\/FICTIVE/u);
  });

  twice('lines are copied for a spreadsheet', async ({ page }) => {
    await openChanges(page);
    await page.evaluate(`document.addEventListener('copy', (event) => {
      document.documentElement.dataset.copied = event.clipboardData.getData('text/plain');
    })`);
    await page.getByRole('button', { name: 'Copier pour un tableur' }).click();
    await expect(page.getByText(/lignes copiées/u)).toBeVisible();
    expect(await page.evaluate('document.documentElement.dataset.copied')).toMatch(
      /^id\tkind\tname\tfield\told\tnew\r\n/u,
    );
  });

  twice('all changes are exported, as CSV, as Markdown and as JSON', async ({ page, shell }) => {
    twice.skip(shell === 'electron', 'the system asks where to keep the file');
    await openChanges(page);
    const exported = async (format?: string): Promise<string> => {
      await page.getByRole('button', { name: 'Exporter les changements' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('sans les filtres de l’écran');
      if (format !== undefined) {
        await dialog.getByRole('button', { name: /Format/u }).click();
        await page.getByRole('option', { name: format }).click();
      }
      const download = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Exporter', exact: true }).click();
      const file = await (await download).path();
      await expect(dialog).toContainText(/changements écrits dans cercle-changements-FICTIVE-.*\.(csv|md|json)/u);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      return readFileSync(file, 'utf8');
    };
    const csv = await exported();
    expect(csv).toMatch(/^\ufeffchange;id;kind;name;path;old;new;establishment\r\n/u);
    expect(csv).toContain(' BIS');
    expect(await exported('Markdown')).toMatch(/^# FICTIVE : de /u);
    const { source, changed: found } = JSON.parse(await exported('JSON')) as DiffReport;
    expect(source).toBe('FICTIVE');
    expect(found.every(({ recordId }) => recordId?.startsWith('FICTIVE:'))).toBe(true);
  });

  twice('with the keyboard only: the changes are exported', async ({ page, shell }) => {
    twice.skip(shell === 'electron', 'the system asks where to keep the file');
    await openChanges(page);
    await page.getByRole('button', { name: 'Exporter les changements' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    const focused = page.locator(':focus');
    for (let step = 0; step < 6 && (await focused.innerText()) !== 'Exporter'; step += 1)
      await page.keyboard.press('Tab');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/^cercle-changements-FICTIVE-\d{4}-\d\d-\d\d\.csv$/u);
  });

  twice('no serious accessibility fault, in both themes', async ({ page }) => {
    await openChanges(page);
    await expect(changed(page)).toContainText(' BIS');
    expect(await seriousInThemes(page)).toEqual([]);
  });
});

test('a source loaded once says when a comparison becomes possible', async ({ page }) => {
  await openChanges(page);
  await expect(page.getByRole('heading', { name: 'Un seul chargement jusqu’ici' })).toBeVisible();
});

withoutData('without data, the screen says how to have some', async ({ page }) => {
  await openChanges(page);
  await expect(page.getByRole('button', { name: 'Explorer un exemple' })).toBeVisible();
});
