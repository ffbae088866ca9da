import { readdirSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import type { CertificateRow } from '../../shared/contract/certificate-views.ts';
import type { RegionRow } from '../../shared/contract/region-views.ts';
import type { SandboxStatus } from '../../shared/contract/sandbox.ts';
import { JOURNEY } from '../../shared/demo/journey.ts';
import { DEMO_PASSPHRASE } from '../../shared/demo/steps-access.ts';
import { PASSPHRASE } from '../helpers/vault.ts';
import { seriousDefects } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './wire.ts';

test.setTimeout(180_000);

/** A journey may be slow on a busy machine; more is a failure of the demonstration. */
const TWO_MINUTES = { timeout: 120_000 };
const WORKED = new RegExp(`^Tout a fonctionné : ${String(JOURNEY.length)} étapes en `, 'u');

function steps(page: Page) {
  return page.getByRole('region', { name: 'Étapes' }).getByRole('listitem');
}

async function whole(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: WORKED })).toBeFocused(TWO_MINUTES);
  const made = steps(page).filter({ hasText: '(faite)' });
  await expect(made).toHaveCount(JOURNEY.length);
}

async function picture(page: Page, info: TestInfo, name: string): Promise<void> {
  await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
}

async function follow(page: Page, link: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Démonstration' }).click();
  await page.getByRole('link', { name: link }).click();
}

/** In both themes; what is seen stays as it is. */
async function defects(page: Page): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    seen.push(...(await seriousDefects(page)));
  }
  return seen;
}

test.describe('in a window of its own', () => {
  test.use({ isDemo: true });

  test('it starts by itself, every step works, and each leads to its screen', async ({
    page,
    served,
    dataFolder,
    complaints,
  }, info) => {
    await expect(page.getByRole('heading', { name: 'Démonstration', level: 1 })).toBeVisible();
    await expect(page.getByText('Démonstration : tout est factice, rien n’est gardé')).toBeVisible();
    await whole(page);
    await expect(steps(page).nth(4)).toContainText('n’est pas sur la liste blanche');
    await expect(steps(page).nth(12)).toContainText('Votre certificat a expiré');
    await picture(page, info, 'demonstration');
    expect(await defects(page)).toEqual([]);

    await follow(page, /^Voir le diagnostic : La région refuse/u);
    await expect(page.getByText('Votre certificat est valable mais n’est pas sur la liste blanche')).toBeVisible();
    await picture(page, info, 'refus');
    await follow(page, /^Voir le certificat : /u);
    await expect(page.getByRole('heading', { level: 1, name: /FACTICE/u })).toBeVisible();
    await picture(page, info, 'certificat');

    // A record of the extraction, and back to the exchange that brought it.
    await follow(page, /^Voir les fiches : L’extraction/u);
    await expect(page.getByRole('button', { name: /^Retirer le filtre Apporté par : ex-/u })).toBeVisible();
    await page.getByRole('grid', { name: 'Résultats' }).getByRole('row').nth(1).getByRole('gridcell').nth(1).dblclick();
    await picture(page, info, 'fiche');
    await page.getByRole('link', { name: /^Extraction complète, / }).click();
    await expect(page.getByRole('heading', { name: 'Requête envoyée' })).toBeVisible();
    await picture(page, info, 'echange');
    expect(complaints).toEqual([]);

    // Nothing stays once the window is closed.
    if (served === undefined) return;
    await served.stop();
    expect(readdirSync(dataFolder)).toEqual([]);
  });

  test('it can be stopped, which stops the region, and started again', async ({ page }) => {
    const stop = page.getByRole('button', { name: 'Arrêter' });
    await expect(steps(page).nth(1)).toContainText('(faite)', TWO_MINUTES);
    await stop.click();
    await expect(page.getByRole('heading', { name: /^Démonstration arrêtée après \d+ étapes?$/u })).toBeFocused();
    expect(await ask<SandboxStatus>(page, 'sandbox.status', {})).toMatchObject({ isRunning: false });
    // A reload begins nothing by itself: it says what is there already.
    await page.reload();
    await page.getByRole('button', { name: 'Continuer' }).click();
    await whole(page);
  });

  test('a step that cannot be made says why, and what to do', async ({ page, dataFolder }) => {
    await expect(steps(page).nth(1)).toContainText('(faite)', TWO_MINUTES);
    await page.getByRole('button', { name: 'Arrêter' }).click();
    await page.getByRole('button', { name: 'Recommencer' }).click();
    // Somebody else stops the region under way.
    await expect(steps(page).nth(0)).toContainText('(faite)', TWO_MINUTES);
    await ask(page, 'sandbox.stop', {});
    const panel = page.getByRole('region', { name: 'Étapes' }).getByRole('alert');
    await expect(panel).toContainText('Que faire', TWO_MINUTES);
    await expect(steps(page).filter({ hasText: '(échouée)' })).toHaveCount(1);
    expect(await defects(page)).toEqual([]);
    expect(dataFolder).not.toBe('');
  });
});

test('in a person’s own window: it says what it makes, by the keyboard alone, and leaves it there', async ({
  page,
  complaints,
}) => {
  await ask(page, 'vault.init', { passphrase: PASSPHRASE });
  await ask(page, 'vault.lock', {});
  const door = page.getByRole('link', { name: 'Voir toute la démonstration' });
  await door.focus();
  await page.keyboard.press('Enter');
  const plan = page.getByRole('region', { name: 'Ce qui va être fait' });
  await expect(plan).toContainText('Votre coffre de clés est ouvert d’abord');
  await expect(plan).toContainText('Le serveur BAC, « Région bac à sable », est ajouté aux régions');
  expect(await defects(page)).toEqual([]);
  expect(await ask<readonly CertificateRow[]>(page, 'certificates.list', { place: 'all' })).toEqual([]);

  await plan.getByRole('button', { name: 'Continuer' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await whole(page);
  await expect(page.getByText(DEMO_PASSPHRASE)).toBeHidden();

  const active = await ask<readonly CertificateRow[]>(page, 'certificates.list', {});
  expect(active.map(({ label, status }) => [label, status])).toEqual([['FACTICE, bac à sable', 'valid']]);
  const regions = await ask<readonly RegionRow[]>(page, 'regions.list', {});
  expect(regions.find(({ code }) => code === 'BAC')).toMatchObject({ environment: 'sandbox' });
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('heading', { name: 'Certificats' })).toBeHidden();
  await expect(page.getByRole('listitem', { name: 'BAC', exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});
