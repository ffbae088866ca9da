import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { PASSPHRASE } from '../helpers/vault.ts';
import { seriousInThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './go-to.ts';
import { test as withStory } from './with-certificates.ts';

const NUMBER = '18751275100020';
const DN = `CN=CLIENT_WS_ROR,OU=3${NUMBER},O=CHU de Saint-Œuvre,ST=Paris (75),C=FR`;

async function start(page: Page): Promise<void> {
  await page.getByRole('navigation').first().getByRole('link', { name: 'Certificats' }).click();
  await page.getByRole('button', { name: 'Demander un certificat' }).first().click();
  await expect(page.getByRole('heading', { name: 'Comment le certificat sera-t-il émis ?' })).toBeVisible();
}

async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
}

async function chooseProfile(page: Page, name: RegExp): Promise<void> {
  await next(page);
  await page.getByText(name).click();
  await next(page);
  await expect(page.getByRole('heading', { name: 'Qui le certificat désigne-t-il ?' })).toBeVisible();
}

async function fill(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Nom du service applicatif (CN)' }).fill('CLIENT_WS_ROR');
  await page.getByRole('textbox', { name: 'Raison sociale (O)' }).fill('CHU de Saint-Œuvre');
  await page.getByRole('textbox', { name: 'Numéro SIRET' }).fill(NUMBER);
  const departement = page.getByRole('combobox', { name: 'Département (ST)' });
  // A list closes when its page scrolls, and here the page is scrolled faster than anybody does.
  await expect(async () => {
    await departement.fill('');
    await departement.pressSequentially('paris');
    await page.getByRole('option', { name: 'Paris (75)' }).click({ timeout: 2000 });
  }).toPass();
  await expect(page.locator('.request-dn-text')).toHaveText(DN);
}

async function makeKey(page: Page): Promise<void> {
  await next(page);
  await page.getByRole('button', { name: 'Créer la clé et la demande' }).click();
  const dialog = page.getByRole('dialog');
  for (const name of ['Phrase secrète', 'Phrase secrète, encore une fois']) {
    await dialog.getByRole('textbox', { name, exact: true }).fill(PASSPHRASE);
  }
  await dialog.getByRole('button', { name: 'Créer le coffre' }).click();
  await page.getByRole('button', { name: 'Plus tard' }).click();
  await expect(page.getByRole('heading', { name: /^Sauvegarder la clé/u })).toBeVisible();
}

async function doWithoutBackup(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Je m’en passe' }).click();
  await page.getByText(/^J’ai compris/u).click();
  await page.getByRole('button', { name: 'Continuer sans fichier de secours' }).click();
  await expect(page.getByRole('heading', { name: 'Déposer la demande' })).toBeVisible();
}

test('from nothing to a request: key, recovery file, and a CSR that openssl verifies', async ({ page, shell }) => {
  test.skip(shell === 'electron', 'Electron saves through the system’s own dialog');
  test.skip(skipWithoutOpenssl !== false, String(skipWithoutOpenssl));
  await start(page);
  await chooseProfile(page, /certificat client \(ORG/u);
  await fill(page);
  await makeKey(page);
  await expect(page.getByRole('button', { name: 'Continuer', exact: true })).toBeDisabled();
  for (const name of ['Phrase secrète du fichier', 'Phrase secrète du fichier, encore une fois']) {
    await page.getByRole('textbox', { name, exact: true }).fill('une autre phrase');
  }
  const backingUp = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer le fichier…' }).click();
  await backingUp;
  await next(page);
  await expect(page.locator('.request-platform li').first()).toContainText('Se connecter');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer (.csr)' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('CLIENT_WS_ROR.csr');
  const csr = readFileSync(await download.path(), 'utf8');
  expect(csr.trim()).toBe((await page.locator('.request-pem').innerText()).trim());
  const openssl = createOpenssl();
  const asked = ['req', '-verify', '-noout', '-subject', '-nameopt', 'RFC2253,utf8,-esc_msb'];
  expect(openssl.run(asked, csr).toString('utf8')).toContain(DN);
  openssl.dispose();
});

test('going back and forth, elsewhere and back, loses nothing; the request is come back to by its address', async ({
  page,
}) => {
  await start(page);
  await chooseProfile(page, /certificat serveur \(SERV/u);
  await page.getByRole('textbox', { name: 'Nom complet du serveur (CN)' }).fill('ror.exemple.fr');
  await page.getByRole('textbox', { name: 'Autres noms du serveur (SAN)' }).fill('a.exemple.fr b.exemple.fr');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Étape précédente' }).click();
  await expect(page.getByRole('radio', { name: /SERV/u })).toBeChecked();
  await page.goBack();
  await expect(page.getByRole('list', { name: 'Noms que portera le certificat' }).getByRole('listitem')).toHaveCount(3);
  await page.getByRole('navigation').first().getByRole('link', { name: 'Aide' }).click();
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'Nom complet du serveur (CN)' })).toHaveValue('ror.exemple.fr');
  await page.getByRole('navigation', { name: 'Étapes de la demande' }).getByRole('button', { name: 'Usage' }).click();
  await page.getByText(/certificat client \(ORG/u).click();
  await next(page);
  await fill(page);
  await makeKey(page);
  await doWithoutBackup(page);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Code de révocation', exact: true })).toBeVisible();
  await page.getByRole('navigation', { name: 'Étapes de la demande' }).getByRole('button', { name: 'Usage' }).click();
  await expect(page.getByText('La clé de « CLIENT_WS_ROR » est faite')).toBeVisible();
});

test('what is wrong is told beside its field, with its rule, and nothing goes on before', async ({ page }) => {
  await start(page);
  await chooseProfile(page, /certificat client \(ORG/u);
  await next(page);
  await expect(page.getByRole('alert').filter({ hasText: '4 points sont à corriger' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Nom du service applicatif (CN)' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Numéro SIRET' }).fill('187 512 751 00021');
  await expect(page.getByText(/La clé de contrôle de ce SIRET est fausse/u)).toBeVisible();
  await expect(page.getByText('idNatStruct.key — référence du domaine ROR §3.2')).toBeVisible();
  await page.getByRole('textbox', { name: 'Numéro SIRET' }).fill('2187512751');
  await expect(page.getByRole('radio', { name: 'SIREN (2)' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Numéro SIREN' })).toHaveValue('187512751');
  await page
    .getByRole('textbox', { name: 'Raison sociale (O)' })
    .fill('Groupement hospitalier de territoire du Littoral nord');
  await expect(page.getByText(/Coupée à 40 caractères/u)).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: '2 points sont à corriger' })).toBeVisible();
});

test('a key made by the platform: its steps, and the warning about its password', async ({ page }) => {
  await start(page);
  await page.getByText('Par une clé faite par la plateforme IGC-Santé').click();
  await next(page);
  await expect(page.getByText('« Certificat serveur commercial » ne s’obtient pas de cette façon.')).toBeVisible();
  await page.getByText(/certificat client \(ORG/u).click();
  await next(page);
  await expect(page.getByText(/Le mot de passe de la clé ne se retrouve pas/u)).toBeVisible();
  const steps = page.locator('.request-platform li');
  await expect(steps.filter({ hasText: 'Choisir le mot de passe de la clé' })).toHaveCount(1);
  await expect(steps.filter({ hasText: 'Fournir la demande' })).toHaveCount(0);
  await expect(page.getByText('Importez d’abord le fichier .p12.')).toBeVisible();
});

test('the revocation code is typed twice, sealed, and nowhere in the page afterwards', async ({ page }) => {
  await start(page);
  await chooseProfile(page, /certificat client \(ORG/u);
  await fill(page);
  await makeKey(page);
  await doWithoutBackup(page);
  const code = page.getByRole('textbox', { name: 'Code de révocation', exact: true });
  const again = page.getByRole('textbox', { name: 'Code de révocation, encore une fois' });
  await code.fill('Zebre-4711');
  await again.fill('Zebre-4712');
  await expect(page.getByText('Les deux saisies diffèrent.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sceller dans le coffre' })).toBeDisabled();
  await again.fill('Zebre-4711');
  await page.getByRole('button', { name: 'Sceller dans le coffre' }).click();
  await expect(page.getByText('Le code est scellé dans le coffre.')).toBeVisible();
  await expect(code).toHaveValue('');
  const kept = await page.evaluate(
    'document.documentElement.outerHTML + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href',
  );
  expect(String(kept)).not.toContain('Zebre');
});

test('with the keyboard only: from the door to the request', async ({ page }) => {
  await goTo(page, '#/certificates?view=request');
  await page.getByRole('radio', { name: /^Par une demande/u }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Pour quel usage ?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: /certificat client/u })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Qui le certificat désigne-t-il ?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('CLIENT_WS_ROR');
  await page.keyboard.press('Tab');
  await page.keyboard.type('CHU de Saint-Œuvre');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(NUMBER);
  await page.keyboard.press('Tab');
  await page.keyboard.type('paris');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.request-dn-text')).toHaveText(DN);
  // Enter in a field of the form goes on, as everywhere.
  await page.getByRole('textbox', { name: 'Nom dans l’inventaire (facultatif)' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Créer la clé et la demande' })).toBeFocused();
});

withStory(
  'a renewal starts from the name in service; a changed name is told in red, with what it breaks',
  async ({ page }) => {
    await goTo(page, '#/certificates?tab=agenda');
    await page.getByRole('button', { name: 'Renouveler Client ROR', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Renouveler « Client ROR »' })).toBeVisible();
    await next(page);
    await expect(page.getByRole('radio', { name: /certificat client \(ORG/u })).toBeChecked();
    await next(page);
    await expect(page.getByText(/Même nom que le certificat en service/u)).toBeVisible();
    await page.getByRole('textbox', { name: 'Raison sociale (O)' }).fill('CHU du Littoral');
    await expect(page.getByText('Le nom change : 1 différence')).toBeVisible();
    await expect(page.getByText(/Un ROR FHIR autorise une application par ce nom exact/u)).toBeVisible();
    await expect(page.locator('.request-changed')).toHaveText('CHU du Littoral');
  },
);

test('axe finds nothing serious in the assistant, in both themes', async ({ page }) => {
  await start(page);
  const seen = [...(await seriousInThemes(page))];
  await next(page);
  await page.getByText(/certificat client \(ORG/u).click();
  seen.push(...(await seriousInThemes(page)));
  await next(page);
  await next(page);
  await expect(page.getByText(/points sont à corriger/u)).toBeVisible();
  seen.push(...(await seriousInThemes(page)));
  await fill(page);
  await makeKey(page);
  await page.getByRole('button', { name: 'Je m’en passe' }).click();
  seen.push(...(await seriousInThemes(page)));
  await page.getByText(/^J’ai compris/u).click();
  await page.getByRole('button', { name: 'Continuer sans fichier de secours' }).click();
  await expect(page.locator('.request-pem')).toBeVisible();
  seen.push(...(await seriousInThemes(page)));
  expect(seen).toEqual([]);
});
