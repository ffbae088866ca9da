import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DossierView } from '../../shared/contract/dossier-views.ts';
import { seriousDefects } from './axe.ts';
import { makeDossierWorld, TITLE } from './dossier-world.ts';
import type { DossierWorld } from './dossier-world.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './wire.ts';

const NAUGHTY = '<img src=x onerror="window.cercleInjected=1">\u202Efdp.exe';
const SECRET =
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n-----END PRIVATE KEY-----\n';

async function openTab(page: Page, { id }: DossierWorld, tab: string, step = ''): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/dossiers/${id}?tab=${tab}${step && `&step=${step}`}`)}`);
  await expect(page.getByRole('heading', { name: TITLE, level: 1 })).toBeVisible();
}

function show(page: Page, { id }: DossierWorld): Promise<DossierView> {
  return ask<DossierView>(page, 'dossiers.show', { id });
}

/** Gives what the page hands over when a button is pressed. */
async function downloaded(
  page: Page,
  name: string | RegExp,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** Checked as it is typed, kept as one goes, undone, and read by the message. */
async function fillSheet(page: Page, world: DossierWorld): Promise<void> {
  await openTab(page, world, 'sheet');
  const siret = page.getByRole('textbox', { name: 'SIRET', exact: true });
  await siret.fill('1875127510002');
  await expect(siret).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('1 champ à corriger')).toBeVisible();
  await siret.fill('18751275100020');
  await expect(siret).not.toHaveAttribute('aria-invalid', 'true');

  await page.getByRole('button', { name: 'Aller au champ Régions visées' }).first().click();
  const regions = page.getByRole('textbox', { name: 'Régions visées' });
  await expect(regions).toBeFocused();
  await page.keyboard.type(NAUGHTY);
  await page.keyboard.press('Tab');
  await expect(page.getByText(/^Enregistré à/u)).toBeVisible();
  expect((await show(page, world)).dossier.sheet.regions).toBe(NAUGHTY);
  await page.getByRole('button', { name: 'Défaire : Régions visées' }).click();
  await expect(page.getByText(/^Défait à/u)).toBeVisible();
  expect((await show(page, world)).dossier.sheet.regions).toBe('');
  await expect(regions).toHaveValue('');
  const { name, content } = await downloaded(page, 'Enregistrer la fiche');
  expect(name).toBe('fiche-application.html');
  expect(content.toString()).toContain('Hôpital Fictif de Saint-Œuvre');
}

/** A missing field leads to the sheet; the text is changed; a secret is refused in words; the draft is written. */
async function writeMessage(page: Page, world: DossierWorld, folder: string): Promise<void> {
  await openTab(page, world, 'message', 'demande-cercle');
  const missing = page.getByRole('region', { name: 'À compléter avant d’envoyer' });
  await missing.getByRole('button').first().click();
  await expect(page.getByRole('tab', { name: 'Fiche application' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.sheet-field :focus')).toHaveCount(1);

  await openTab(page, world, 'message');
  await expect(page.getByText('Cercle n’envoie rien.')).toBeVisible();
  await page.getByRole('navigation', { name: 'Messages du parcours' }).getByRole('button').nth(1).click();
  await page.getByRole('textbox', { name: 'Objet' }).fill('Objet de ma main');
  const mailto = await page.getByRole('link', { name: 'Ouvrir dans ma messagerie' }).getAttribute('href');
  expect(mailto).toContain(`subject=${encodeURIComponent('Objet de ma main')}`);

  const secret = join(folder, 'note.txt');
  writeFileSync(secret, SECRET);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choisir des fichiers…' }).click();
  await (await choosing).setFiles(secret);
  await page.getByRole('button', { name: 'Enregistrer le brouillon (.eml)' }).click();
  await expect(page.getByRole('alert')).toContainText('contient un secret');
  await page.getByRole('button', { name: 'Retirer note.txt' }).click();
  const { name, content } = await downloaded(page, 'Enregistrer le brouillon (.eml)');
  expect(name).toMatch(/\.eml$/u);
  expect(content.toString()).toContain('Objet de ma main');
  expect(content.toString()).toContain('X-Unsent: 1');
}

/** Tested before the server admits it, then after; admitted, renewed, retired: the table and the bars follow. */
async function followWhitelist(page: Page, world: DossierWorld): Promise<void> {
  await openTab(page, world, 'whitelist');
  const table = page.getByRole('table', { name: 'Ce qui est déclaré, et où' });
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(table).toContainText('Jamais essayé');
  await page.getByRole('button', { name: 'Essayer maintenant' }).click();
  await expect(page.getByText('Pas encore inscrit')).toBeVisible({ timeout: 30_000 });
  await expect(table).toContainText('Pas encore vert');
  await ask(page, 'sandbox.whitelist', { certificate: world.certificate, listed: true });
  await table.getByRole('button', { name: /^Essayer Région/u }).click();
  await expect(page.getByRole('status').getByText('Accepté')).toBeVisible({ timeout: 30_000 });
  await expect(table).toContainText('Vert depuis le');
  await expect(table).toContainText('C’est le certificat utilisé');

  await table.getByRole('button', { name: /^Actions/u }).click();
  await page.getByRole('menuitem', { name: 'Noter l’inscription' }).click();
  const dialog = page.getByRole('dialog', { name: 'Noter l’inscription' });
  await dialog.getByRole('textbox', { name: /Par qui/u }).fill(NAUGHTY);
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(table).toContainText('Inscrite');
  await expect(table).toContainText('onerror');

  await page.getByRole('button', { name: 'Ajouter une inscription…' }).click();
  const adding = page.getByRole('dialog', { name: 'Ajouter une inscription' });
  await adding.getByRole('button', { name: /Certificat/u }).click();
  await page.getByRole('option', { name: /Client du bac à sable, 2027/u }).click();
  await adding.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(page.getByText(/Recouvrement de \d+ jours/u)).toBeVisible();
  await ask(page, 'regions.set', { code: 'BAC', certificate: world.renewal });
  await expect(table).toContainText('renouvellement : l’autre est utilisé');
}

/** The account and its end, the register, a result with what proves it. */
async function followPlatines(page: Page, world: DossierWorld): Promise<void> {
  await openTab(page, world, 'platines');
  await page.getByRole('button', { name: 'Noter l’ouverture' }).click();
  const opening = page.getByRole('dialog', { name: 'Compte PLATINES' });
  await opening.getByRole('textbox', { name: /Identifiant/u }).fill('fictif.01');
  await opening.getByRole('button', { name: 'Noter', exact: true }).click();
  const account = page.getByRole('region', { name: 'Compte PLATINES' });
  await expect(account).toContainText('Désactivé sans connexion le');
  await expect(account).toContainText(/dans 18[0-4] jours/u);
  await page.getByRole('button', { name: 'Noter le résultat de F-01' }).click();
  const noting = page.getByRole('dialog', { name: 'Noter un résultat' });
  await noting.getByRole('textbox', { name: /Preuve/u }).fill('Rapport du 22');
  await noting.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Couverture' })).toContainText('1 réussi sur 2');
  await expect(page.getByRole('row', { name: /F-01/u })).toContainText('Rapport du 22');
}

async function exportEvidence(page: Page, world: DossierWorld): Promise<void> {
  await openTab(page, world, 'evidence');
  const { name, content } = await downloaded(page, 'Exporter le dossier de preuves');
  expect(name).toMatch(/\.zip$/u);
  expect(content.subarray(0, 2).toString()).toBe('PK');
  await page.getByRole('button', { name: /fichiers dans le zip/u }).click();
  await expect(page.getByText('index.html', { exact: true })).toBeVisible();
  const calendar = await downloaded(page, 'Mettre dans mon agenda (.ics)');
  expect(calendar.content.toString()).toContain('BEGIN:VCALENDAR');
}

/** Every tab, in both themes; the register without scenarios too. */
async function lookAtAll(page: Page, world: DossierWorld): Promise<void> {
  const empty = await ask<DossierView>(page, 'dossiers.create', { journey: 'cercle-regional-csd', title: TITLE });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const tab of ['sheet', 'message', 'whitelist', 'platines', 'evidence']) {
      await openTab(page, world, tab);
      await expect(page.getByRole('tab', { selected: true })).toBeVisible();
      expect(await seriousDefects(page), `${tab}, ${colorScheme}`).toEqual([]);
    }
    await openTab(page, { ...world, id: empty.id }, 'platines');
    await expect(page.getByRole('region', { name: 'Sept projets nommés dans des sources publiques' })).toBeVisible();
    expect(await seriousDefects(page), `platines without scenarios, ${colorScheme}`).toEqual([]);
  }
}

/** From tab to tab and into a field without the mouse. */
async function walkByKeyboard(page: Page, world: DossierWorld): Promise<void> {
  await openTab(page, world, 'journey');
  await page.getByRole('tab', { name: 'Parcours' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Fiche application' })).toBeFocused();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator('#sheet-siren :focus').count()) > 0) break;
  }
  await page.keyboard.type('187512751');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/^Enregistré à/u)).toBeVisible();
  await page.getByRole('tab', { name: 'Fiche application' }).focus();
  for (const tab of ['Messages', 'Liste blanche']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: tab })).toBeFocused();
  }
  const acts = page.getByRole('button', { name: /^Actions/u }).first();
  await acts.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(acts).toBeFocused();
}

test('the tabs of a dossier: sheet, message, whitelist, PLATINES and evidence; by the keyboard; axe in both themes', async ({
  page,
  dataFolder,
  complaints,
}) => {
  test.setTimeout(300_000);
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  const world = await makeDossierWorld(page, dataFolder);
  await fillSheet(page, world);
  await writeMessage(page, world, dataFolder);
  await followWhitelist(page, world);
  await followPlatines(page, world);
  await exportEvidence(page, world);
  await walkByKeyboard(page, world);
  await lookAtAll(page, world);
  expect(await page.evaluate('window.cercleInjected')).toBeUndefined();
  expect(complaints).toEqual([]);
});
