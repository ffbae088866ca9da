import type { Page } from '@playwright/test';
import { RULES } from '../../shared/domain/ror/conformity/table.ts';
import { FINDING_CATALOGUE } from '../../shared/domain/ror/finding-catalogue.ts';
import { ERROR_CODES } from '../../shared/errors.ts';
import { seriousInThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';

async function open(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Aide', exact: true })).toBeVisible();
}

async function goTo(page: Page, fragment: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
}

test('every finding, rule and error code has its answer', async ({ page }) => {
  await open(page);
  const expected = { findings: Object.keys(FINDING_CATALOGUE), rules: RULES.map(({ id }) => id), errors: ERROR_CODES };
  for (const [topic, codes] of Object.entries(expected)) {
    await goTo(page, `#/help/${topic}`);
    const entries = page.locator('.help-entry');
    await expect(entries).toHaveCount(codes.length);
    const shown = await entries.locator('> code').allTextContents();
    expect([...shown].sort()).toEqual([...codes].sort());
  }
});

test('an address leads to its answer, in sight and with the focus', async ({ page }) => {
  await open(page);
  for (const [id, words] of [
    ['finding:code-inconnu', 'Le code n’est dans aucune des tables attendues'],
    ['rule:rg-exp-034', 'Télécommunication au moins aussi confidentielle que son contact'],
    ['error:cache.busy', 'Une autre opération écrit déjà'],
    ['term:auDessus', 'Donnée au-dessus du profil'],
  ] as const) {
    await goTo(page, `#/help/${encodeURIComponent(id)}`);
    const entry = page.locator('.help-entry-target');
    await expect(entry).toContainText(words);
    await expect(entry).toBeInViewport();
    await expect(entry).toBeFocused();
  }
  await goTo(page, '#/help/finding%3Ainconnu');
  await expect(page.getByRole('alert')).toContainText('L’aide ne connaît pas « finding:inconnu ».');
});

test('with the keyboard only: a search, an answer, and back', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('confidentialite');
  await expect(page.getByRole('heading', { name: /réponses? pour « confidentialite »/u })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Premiers pas' })).toBeFocused();
  const first = page.locator('.help-entry a').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.help-entry-target')).toContainText('Niveau de confidentialité');
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('confidentialite');
  await page.getByRole('searchbox').fill('zzzz');
  await expect(page.getByRole('heading', { name: 'Rien pour « zzzz »' })).toBeVisible();
});

test('axe finds nothing serious, in both themes', async ({ page }) => {
  await open(page);
  const seen: string[] = [];
  for (const topic of ['start', 'glossary', 'findings', 'errors', 'shortcuts', 'accessibility', 'start?q=profil']) {
    await goTo(page, `#/help/${topic}`);
    await expect(page.locator('.help-content h2').first()).toBeVisible();
    seen.push(...(await seriousInThemes(page)));
  }
  expect(seen).toEqual([]);
});
