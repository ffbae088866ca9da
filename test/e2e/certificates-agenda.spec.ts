import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { seriousInThemes } from './axe.ts';
import { goTo } from './go-to.ts';
import { expect, test } from './with-certificates.ts';

async function openAgenda(page: Page): Promise<void> {
  await page.getByRole('navigation').first().getByRole('link', { name: 'Certificats' }).click();
  await page.getByRole('tab', { name: 'Agenda' }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
}

test('the agenda opens on what is to be ordered, by latest safe order date', async ({ page }) => {
  await openAgenda(page);
  await expect(page.getByRole('heading', { name: /^4 à commander avant le \d+ \p{L}+ \d{4}$/u })).toBeVisible();
  await expect(page.getByText('Pour 1 d’entre eux, la date est déjà passée.')).toBeVisible();
  const names = page.locator('.agenda-table tbody th');
  await expect(names).toHaveText([
    'Client archives',
    'Client ROR',
    'Serveur ROR',
    'Client annuaire',
    'Client ROR (essais)',
    'Serveur (essais)',
    'Client régulation',
    'Client régulation',
  ]);
  await expect(page.getByRole('row', { name: /Client archives/u })).toContainText('À commander');
  await expect(page.getByRole('row', { name: /Client régulation/u }).last()).toContainText('Remplacé');
});

test('selecting a certificate tells whom to warn; old and new stand in one lane', async ({ page }) => {
  await openAgenda(page);
  await page.getByRole('button', { name: 'Client ROR', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Qui prévenir pour « Client ROR »' });
  await expect(panel.getByRole('rowheader')).toHaveCount(5);
  await expect(panel.getByRole('row', { name: /ROR Bretagne/u })).toContainText('ror@bretagne.exemple.fr');
  await expect(page.locator('.timeline-names li')).toHaveCount(7);
  await expect(page.locator('.timeline-bar')).toHaveCount(8);
  await page.locator('.timeline-bar').nth(3).click();
  await expect(page.getByRole('heading', { name: 'Qui prévenir pour « Client annuaire »' })).toBeVisible();
});

test('another delay is tried for all, and the authorities’ own come back', async ({ page }) => {
  await openAgenda(page);
  await page.getByRole('button', { name: 'D’où viennent ces dates' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'ORG / AUTH_CLI' })).toContainText('Hypothèse');
  const field = page.getByRole('textbox', { name: /Essayer un autre délai/u });
  await field.fill('10');
  await field.press('Tab');
  await expect(page.getByRole('heading', { name: /^1 à commander avant le/u })).toBeVisible();
  await page.getByRole('button', { name: 'Revenir aux délais des autorités' }).click();
  await expect(page.getByRole('heading', { name: /^4 à commander avant le/u })).toBeVisible();
});

test('dates go to a calendar file', async ({ page, shell }) => {
  test.skip(shell === 'electron', 'Electron saves through the system’s own dialog');
  await openAgenda(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /calendrier/u }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('agenda-certificats.ics');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/u);
  const events = text.split('BEGIN:VEVENT').length - 1;
  expect(events).toBeGreaterThan(7);
  await expect(page.getByText(`${events} dates écrites dans agenda-certificats.ics.`)).toBeVisible();
});

test('a notice is on the home screen until it is put aside', async ({ page }) => {
  const panel = page.getByRole('region', { name: 'Certificats' });
  await expect(panel.getByRole('listitem')).toHaveText(/Client archives — il reste 23 jours/u);
  await panel.getByRole('link', { name: 'Voir l’agenda' }).click();
  await expect(page.getByRole('region', { name: 'Avis' })).toContainText('Client archives');
  await page.getByRole('button', { name: 'Mettre de côté l’avis de Client archives' }).click();
  await expect(page.getByRole('region', { name: 'Avis' })).toHaveCount(0);
  await page.getByRole('navigation').first().getByRole('link', { name: 'Accueil' }).click();
  await expect(page.getByRole('heading', { name: 'Par où commencer' })).toBeVisible();
  await expect(panel).toHaveCount(0);
});

test('with the keyboard only: from the list to a renewal', async ({ page }) => {
  await openAgenda(page);
  const name = page.getByRole('button', { name: 'Serveur ROR', exact: true });
  await name.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { name: 'Qui prévenir pour « Serveur ROR »' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Renouveler Serveur ROR' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Renouveler « Serveur ROR »' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: /^4 à commander/u })).toBeVisible();
});

test('the journal is whole, says what it proves, and goes out with its recipe', async ({ page, shell }) => {
  await goTo(page, '#/certificates?tab=journal');
  await expect(page.getByText(/^Intact\s: \d+ lignes/u)).toBeVisible();
  await expect(page.getByText('Coffre verrouillé : le sceau n’est pas vérifié.')).toBeVisible();
  await expect(page.locator('.journal-table tbody tr').first()).toContainText('Certificat installé');
  await page.getByRole('button', { name: /Ce que le journal prouve/u }).click();
  await expect(page.getByText('Remède : noter ailleurs')).toBeVisible();
  if (shell === 'electron') return;
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /Exporter avec sa preuve/u }).click();
  const written = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as Record<string, unknown[]>;
  expect(written).toMatchObject({ format: 'cercle-journal', length: written['entries']?.length });
  expect(Object.keys(written['recipe'] ?? {})).toContain('fr');
});

test('axe finds nothing serious in the agenda, the journal and the notices, in both themes', async ({ page }) => {
  await expect(page.getByRole('region', { name: 'Certificats' })).toBeVisible();
  const seen = [...(await seriousInThemes(page))];
  await openAgenda(page);
  await page.getByRole('button', { name: 'D’où viennent ces dates' }).click();
  seen.push(...(await seriousInThemes(page)));
  await page.getByRole('tab', { name: 'Journal' }).click();
  await expect(page.getByText(/^Intact/u)).toBeVisible();
  seen.push(...(await seriousInThemes(page)));
  expect(seen).toEqual([]);
});
