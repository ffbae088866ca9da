import type { Locator, Page } from '@playwright/test';
import { seriousInThemes } from './axe.ts';
import { test as withoutData } from './fixtures.ts';
import { expect, test } from './with-region.ts';

async function openMap(page: Page): Promise<void> {
  await page.getByRole('navigation').getByText('Carte', { exact: true }).click();
  await expect(table(page)).toBeVisible();
}

function table(page: Page): Locator {
  return page.getByRole('table', { name: 'Unités par département' });
}

/** What Tab reaches in the map, or has the focus. */
function reached(page: Page): Locator {
  return page.locator('.map-frame a[tabindex="0"]');
}

function total(page: Page): Promise<string> {
  return page.locator('.map-summary').innerText();
}

/** Sum of the counts of the table. */
async function sum(page: Page): Promise<number> {
  const cells = await table(page).locator('tbody td.numeric').allInnerTexts();
  return cells.reduce((all, text) => all + Number(text.replace(/\s/gu, '')), 0);
}

test('with the mouse: the map, the table and the explorer tell the same numbers', async ({ page, complaints }) => {
  await openMap(page);
  expect(await total(page)).toMatch(/^400 unités/u);
  expect(await sum(page)).toBe(400);
  const first = table(page).locator('tbody tr').first();
  const count = Number(await first.locator('td.numeric').innerText());
  const code = await first.locator('td').first().innerText();
  const place = page.locator(`.map-frame a[data-code="${code}"]`);
  await expect(place).toHaveAccessibleName(new RegExp(`\\(${code}\\) : ${String(count)} unités?$`, 'u'));
  await place.dispatchEvent('mouseover');
  await expect(page.locator('.map-tip')).toContainText(`${String(count)} unité`);
  await place.dispatchEvent('click');
  await expect(page).toHaveURL(new RegExp(`#/explorer\\?.*departement=${code}`, 'u'));
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1));
  expect(complaints).toEqual([]);
});

test('filters narrow the map and stand in the address', async ({ page }) => {
  await openMap(page);
  await page.getByRole('combobox', { name: 'Champ d’activité' }).click();
  await page.getByRole('option').first().click();
  await expect(page).toHaveURL(/champ=/u);
  await expect(page.locator('.map-summary')).not.toContainText('400 unités');
  const narrowed = await sum(page);
  expect(narrowed).toBeGreaterThan(0);
  await page.getByRole('searchbox').fill('zzzzzz');
  await expect(page.locator('.map-summary')).toHaveText(/^0 unité\./u);
  await page.getByRole('button', { name: 'Retirer tous les filtres' }).click();
  await expect(page.locator('.map-summary')).toContainText('400 unités');
});

test('with the keyboard only: Tab enters the map, arrows and numbers go about in it, Enter opens the units', async ({
  page,
}) => {
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Control+3');
  await expect(reached(page)).toHaveCount(1);
  const start = await reached(page).getAttribute('data-code');
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  await expect(reached(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(reached(page)).toBeFocused();
  expect(await reached(page).getAttribute('data-code')).not.toBe(start);
  await page.keyboard.press('Home');
  await expect(reached(page)).toHaveAttribute('data-code', '01');
  await page.keyboard.type('974');
  await expect(reached(page)).toHaveAttribute('data-code', '974');
  await expect(reached(page)).toBeFocused();
  await expect(page.locator('.map-tip')).toContainText('La Réunion (974)');
  await page.keyboard.press('Escape');
  await expect(page.locator('.map-tip')).toHaveCount(0);
  await page.keyboard.type(start ?? '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`departement=${start ?? ''}`, 'u'));
});

test('the table sorts by the name of a column', async ({ page }) => {
  await openMap(page);
  await table(page).getByRole('button', { name: 'Département' }).click();
  await expect(table(page).getByRole('rowheader').first()).toHaveText('Ain');
  await expect(table(page).getByRole('columnheader', { name: 'Département' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('no serious accessibility fault, in both themes', async ({ page }) => {
  await openMap(page);
  expect(await seriousInThemes(page)).toEqual([]);
});

withoutData('without data, the screen says how to have some', async ({ page }) => {
  await page.getByRole('navigation').getByText('Carte', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Explorer un exemple' })).toBeVisible();
});
