import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { seriousInThemes } from './axe.ts';
import { test as withoutData } from './fixtures.ts';
import { expect, testOverTwo } from './with-region.ts';

async function openQuality(page: Page): Promise<void> {
  await page.getByRole('navigation').getByText('Qualité', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Qualité' })).toBeVisible();
}

/** A table by its caption. */
function table(page: Page, name: RegExp): Locator {
  return page.getByRole('table', { name });
}

/** Every fortieth hour becomes one that does not exist. */
function spoiled(xml: string): string {
  let rank = 0;
  return xml.replace(/(<csd:endingHour>)[^<]*/gu, (found, tag: string) => {
    rank += 1;
    return rank % 40 === 0 ? `${tag}25:00:00` : found;
  });
}

const spoilt = testOverTwo('spoiled', spoiled, '--source', 'GATEE', '--profil', '0');

spoilt.describe('over a source with findings', () => {
  spoilt(
    'with the mouse: narrow to a source, open a finding, open its record, come back',
    async ({ page, complaints }) => {
      await openQuality(page);
      await expect(page.getByRole('region', { name: /au-dessus du profil/u })).toContainText('profil 0');
      await page.getByRole('button', { name: /Source/u }).click();
      await page.getByRole('option', { name: 'GATEE' }).click();
      await expect(page).toHaveURL(/source=GATEE/u);
      await table(page, /Anomalies par sorte/u)
        .getByRole('link', { name: /pas une heure/u })
        .click();
      await expect(page).toHaveURL(/code=heure-invalide/u);
      const grid = page.getByRole('grid', { name: 'Fiches concernées' });
      await expect(grid).toContainText('25:00:00');
      await expect(grid).toContainText('Heure de fin');
      await grid.locator('[data-opens-row]').first().click();
      await expect(page).toHaveURL(/#\/explorer\/GATEE/u);
      await page.goBack();
      await expect(grid).toContainText('25:00:00');
      expect(complaints).toEqual([]);
    },
  );

  spoilt('a finding is hidden with a reason, counted apart, and shown again', async ({ page }) => {
    await openQuality(page);
    await table(page, /Anomalies par sorte/u)
      .getByRole('link', { name: /pas une heure/u })
      .click();
    await page.getByRole('button', { name: 'Masquer…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Masquer', exact: true }).click();
    await expect(dialog).toContainText('trois caractères');
    await dialog.getByRole('textbox', { name: /raison/u }).fill('Connu, corrigé lundi <b>');
    await page.keyboard.press('Enter');
    const muted = page.getByRole('region', { name: 'Masquées par vous' });
    await expect(muted).toContainText('Connu, corrigé lundi <b>');
    await expect(table(page, /Anomalies par sorte/u)).not.toContainText('heure-invalide');
    await muted.getByRole('button', { name: /Afficher de nouveau/u }).click();
    await expect(table(page, /Anomalies par sorte/u)).toContainText('heure-invalide');
  });

  spoilt('with the keyboard only: the check of conformity, its report, an example, its record', async ({ page }) => {
    await expect(page.getByRole('navigation')).toBeVisible();
    await page.keyboard.press('Control+5');
    await page.getByRole('tab', { name: 'Anomalies' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(table(page, /Établissements/u)).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/tab=conformity/u);
    await page.getByRole('button', { name: 'Vérifier la source' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /onforme/u })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('region', { name: /règles? en défaut/u })).toBeVisible();
    await expect(page.getByRole('region', { name: /non jugées/u })).toBeVisible();
    await page
      .getByRole('button', { name: /exemples? sur/u })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const example = page.locator('.quality-examples a').first();
    await example.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/explorer\//u);
    await page.goBack();
    await expect(page.getByRole('heading', { name: /onforme/u })).toBeVisible();
    await expect(page.getByRole('button', { name: /exemples? sur/u }).first()).toBeVisible();
  });

  spoilt('the findings are exported, as CSV by default', async ({ page, shell }) => {
    spoilt.skip(shell === 'electron', 'the system asks where to keep the file');
    await openQuality(page);
    await page.getByRole('button', { name: 'Exporter les anomalies' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter', exact: true }).click();
    const file = await (await download).path();
    await expect(page.getByRole('dialog')).toContainText(/anomalies écrites/u);
    expect(readFileSync(file, 'utf8')).toContain('heure-invalide');
  });

  spoilt('no serious accessibility fault, in both themes', async ({ page }) => {
    await openQuality(page);
    for (const view of ['', '?code=heure-invalide', '?tab=establishments', '?tab=conformity']) {
      await page.evaluate(`location.hash = '#/quality${view}'`);
      await expect(page.getByRole('main')).not.toContainText('Chargement…');
      expect(await seriousInThemes(page)).toEqual([]);
    }
  });

  spoilt('the printed page has its facts and none of the tools', async ({ page }) => {
    await openQuality(page);
    await expect(page.locator('.quality-print-head')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.quality-print-head')).toContainText('profil 0');
    await expect(page.locator('.quality-print-head')).toContainText(/tables, versions du \d{4}-\d{2}-\d{2}/u);
    await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
    await expect(page.getByRole('navigation')).toBeHidden();
  });
});

withoutData('without data, the screen says how to have some', async ({ page }) => {
  await openQuality(page);
  await expect(page.getByRole('button', { name: 'Explorer un exemple' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});
