import type { Page } from '@playwright/test';
import { seriousInThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './wire.ts';

async function open(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
}

function setting(page: Page, name: string): Promise<unknown> {
  return ask<Record<string, unknown>>(page, 'workspace.settings', {}).then((settings) => settings[name]);
}

function fontSize(page: Page): Promise<string> {
  return page.evaluate('getComputedStyle(document.documentElement).fontSize');
}

test('a choice is applied and saved at once, and outlives the window', async ({ page, served }) => {
  await open(page);
  await page.locator('label').filter({ hasText: 'Sombre' }).click();
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await setting(page, 'theme')).toBe('dark');

  await page.locator('label').filter({ hasText: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  if (served !== undefined) {
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  }
});

test('with the keyboard only: theme, text size and retention', async ({ page }) => {
  await open(page);
  const theme = page.getByRole('radiogroup', { name: 'Thème' });
  await theme.getByRole('radio', { name: 'Celui du système' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

  const slider = page.getByRole('slider', { name: 'Taille du texte' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect.poll(() => setting(page, 'textScale')).toBe(1.6);
  expect(await fontSize(page)).toBe('25.6px');
  await page.keyboard.press('Control+0');
  await expect.poll(() => fontSize(page)).toBe('16px');

  const kept = page.getByRole('textbox', { name: 'Chargements précédents gardés par source' });
  await kept.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await expect.poll(() => setting(page, 'keepGenerations')).toBe(2);
});

test('folders are told with their size', async ({ page, dataFolder }) => {
  await open(page);
  await expect(page.locator('code').filter({ hasText: dataFolder }).first()).toBeVisible();
  await expect(page.getByText(/Données importées, [\d,]+ k?o sur le disque/u)).toBeVisible();
});

test('a proxy is saved once its address is right, and never with a password', async ({ page }) => {
  await open(page);
  await page.locator('label').filter({ hasText: 'Une adresse…' }).click();
  const address = page.getByLabel('Adresse du proxy');
  const keep = page.getByRole('button', { name: 'Utiliser cette adresse' });
  await address.fill('http://moi:secret@proxy.exemple.fr:8080');
  await expect(page.getByText('sans nom d’utilisateur ni mot de passe')).toBeVisible();
  await expect(keep).toBeDisabled();
  await address.fill('http://proxy.exemple.fr:8080');
  await keep.click();
  await expect.poll(() => setting(page, 'proxy')).toBe('http://proxy.exemple.fr:8080');
});

test('axe finds nothing serious in settings and about, in both themes', async ({ page }) => {
  await open(page);
  await expect(page.getByText(/sur le disque/u)).toBeVisible();
  const seen = [...(await seriousInThemes(page))];
  await page.getByRole('navigation').first().getByText('À propos').click();
  await page.getByRole('button', { name: 'Voir toutes les tables' }).click();
  await page.getByRole('button', { name: 'Voir tous les composants' }).click();
  await expect(page.getByRole('rowheader', { name: 'better-sqlite3' })).toBeVisible();
  seen.push(...(await seriousInThemes(page)));
  expect(seen).toEqual([]);
});

test('about tells versions, licences and the dates of code tables, and takes newer tables', async ({ page }) => {
  await open(page);
  await page.getByRole('navigation').first().getByText('À propos').click();
  await expect(page.getByText('CC BY 4.0')).toBeVisible();
  await page.getByRole('button', { name: 'Voir toutes les tables' }).click();
  await page.getByRole('searchbox', { name: 'Chercher une table' }).fill('classeage');
  await expect(page.getByRole('row', { name: /JDV_J15-ClasseAge-ROR.*2019-01-25/su })).toBeVisible();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Importer des tables plus récentes…' }).click(),
  ]);
  await chooser.setFiles({ name: 'faux.tabs', mimeType: 'text/plain', buffer: Buffer.from('rien de tel') });
  await expect(page.getByRole('alert')).toContainText('n’a pas la forme attendue');
});
