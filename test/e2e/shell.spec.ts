import type { Page } from '@playwright/test';
import { SCREENS } from '../../renderer/navigation/routes.ts';
import { seriousDefects } from './axe.ts';
import { expect, test } from './fixtures.ts';

async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
}

test('with the keyboard only: skip link, palette, shortcuts, and the keys of screens', async ({ page }) => {
  await ready(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Toutes les commandes' });
  await expect(palette).toBeVisible();
  await page.keyboard.type('reglages');
  await expect(palette.getByRole('menuitem')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
  await expect(palette).toBeHidden();

  await page.keyboard.press('Shift+?');
  const shortcuts = page.getByRole('dialog', { name: 'Raccourcis clavier' });
  await expect(shortcuts.getByRole('row', { name: /Aide F1/u })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();

  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Aide', exact: true })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('retour');
  await expect(palette.getByRole('menuitem', { name: /Retour Alt \+ ←/u })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await ready(page);
});

test('going to a screen starts at its top, with the focus and the title of the window', async ({ page }) => {
  await ready(page);
  await page.keyboard.press('F1');
  await page.getByRole('link', { name: 'Règles de conformité' }).click();
  await expect(page.locator('.help-entry').first()).toBeVisible();
  await page.evaluate("document.querySelector('main').scrollTo(0, 900)");
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Réglages' })).toBeVisible();
  expect(await page.evaluate("document.querySelector('main').scrollTop")).toBe(0);
  await expect(page.locator('main')).toBeFocused();
  await expect(page).toHaveTitle('Réglages — Cercle');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Règles de conformité' })).toBeVisible();
});

test('nothing is lost at 1280 wide with the largest text', async ({ page }) => {
  await ready(page);
  for (let time = 0; time < 6; time += 1) await page.keyboard.press('Control++');
  await expect.poll(() => page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('25.6px');
  for (const screen of SCREENS) {
    await page.evaluate(`location.hash = '#/${screen}'`);
    await expect(page.locator('main')).toHaveAttribute('aria-label', /./u);
    await expect(page.locator('main').getByRole('heading').first()).toBeAttached();
    const wider = await page.evaluate(`[document.documentElement, document.querySelector('main')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1).length`);
    expect(wider, screen).toBe(0);
  }
  const about = page.getByRole('navigation').first().getByText('À propos');
  await about.scrollIntoViewIfNeeded();
  await expect(about).toBeInViewport();
});

for (const theme of ['Thème clair', 'Thème sombre', 'Contraste élevé']) {
  test(`axe finds nothing serious in the frame: ${theme}`, async ({ page }) => {
    await ready(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(theme);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    const seen = [...(await seriousDefects(page))];
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    seen.push(...(await seriousDefects(page, '[role="dialog"]')));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Travaux' }).click();
    seen.push(...(await seriousDefects(page, '[role="dialog"]')));
    expect(seen).toEqual([]);
  });
}
