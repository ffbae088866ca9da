import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { CertificateRow } from '../../shared/contract/certificate-views.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { answer, makeRequest, makeWorld, openVault, PASSPHRASE, trustWorld } from './certificates-world.ts';
import { expect, test as base } from './fixtures.ts';
import { ask } from './wire.ts';

const test = base.extend<{ openssl: ReturnType<typeof createOpenssl> }>({
  openssl: async ({}, use) => {
    const openssl = createOpenssl();
    await use(openssl);
    openssl.dispose();
  },
});
test.skip(skipWithoutOpenssl !== false, String(skipWithoutOpenssl));

async function open(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await page.keyboard.press('Control+6');
  await expect(page.getByRole('heading', { name: 'Certificats', exact: true })).toBeVisible();
}

/** Drops files on the window, as a file manager does. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ name: path.split('/').at(-1), base64: readFileSync(path).toString('base64') }));
  await page.evaluate(`(() => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of ${JSON.stringify(files)}) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
  })()`);
}

async function typeTwice(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel(`${label}, encore une fois`, { exact: true }).fill(text);
}

/** Presses a button that hands a file over; gives its bytes. */
async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return readFileSync(await download.path());
}

test('an answer dropped on any screen finds its request, is installed, and its P12 opens in openssl', async ({
  page,
  openssl,
  shell,
}) => {
  test.skip(shell === 'electron', 'a save dialog of the system cannot be answered here');
  await open(page);
  const world = makeWorld(openssl);
  await openVault(page);
  await makeRequest(page, openssl, 'demande');
  await trustWorld(page, openssl, world);
  await expect(page.getByRole('region', { name: 'Demandes en attente' })).toContainText('CLIENT_ROR_ESSAI');
  answer(openssl, world, 'demande');

  await page.keyboard.press('Control+1');
  await drop(page, [openssl.path('demande.pem')]);
  const dialog = page.getByRole('dialog', { name: 'Que voulez-vous en faire ?' });
  await expect(dialog).toContainText('Répond à la demande « CLIENT_ROR_ESSAI »');
  await dialog.getByRole('button', { name: 'Installer' }).click();
  await expect(dialog).toContainText('Certificat installé');
  await expect(dialog).toContainText('exactement ce qui était demandé');
  await dialog.getByRole('link', { name: 'CLIENT_ROR_ESSAI' }).click();

  await expect(page.getByRole('heading', { name: 'CLIENT_ROR_ESSAI' })).toBeVisible();
  const chain = page.getByRole('region', { name: 'Chaîne de confiance' });
  await expect(chain.getByText('Reconnue', { exact: true })).toBeVisible();
  await expect(chain.getByRole('button', { name: 'Signature vérifiée' })).toHaveCount(2);
  const printed = openssl.run(['x509', '-in', 'demande.pem', '-noout', '-fingerprint', '-sha256']).toString();
  await expect(page.getByText(printed.trim().split('=')[1] ?? '', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Exporter' }).click();
  await page.getByRole('menuitem', { name: 'Certificat et clé (P12)' }).click();
  await typeTwice(page, 'Phrase secrète du fichier', 'Un-mot-de-passe-9');
  openssl.write('sorti.p12', await downloaded(page, 'Enregistrer…'));
  await expect(page.getByText(/^Fichier .*\.p12 écrit/u)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Java' })).toBeVisible();
  const opened = openssl.run(['pkcs12', '-in', 'sorti.p12', '-nodes', '-passin', 'pass:Un-mot-de-passe-9']).toString();
  expect(opened).toContain('BEGIN PRIVATE KEY');
  expect(opened.match(/BEGIN CERTIFICATE/gu)).toHaveLength(2);
});

test('a P12 under an old cipher: wrong password told, right one opens, a modern copy opens without -legacy', async ({
  page,
  openssl,
  shell,
}) => {
  test.skip(shell === 'electron', 'a save dialog of the system cannot be answered here');
  await open(page);
  const authority = openssl.makeAuthority('autorite');
  const identity = openssl.makeIdentity('appli', authority, { extensions: ['extendedKeyUsage=clientAuth'] });
  openssl.makePkcs12('vieux', identity, { password: 'été à la mer', args: ['-legacy'] });
  await drop(page, [openssl.path('vieux.p12')]);
  const dialog = page.getByRole('dialog', { name: 'Que voulez-vous en faire ?' });
  const password = dialog.getByLabel('Mot de passe du fichier', { exact: true });
  await expect(password).toHaveAttribute('type', 'password');
  await expect(password).toHaveAttribute('autocomplete', 'off');
  await password.fill('hiver à la mer');
  await dialog.getByRole('button', { name: 'Ouvrir' }).click();
  await expect(dialog.getByRole('alert')).toContainText('n’est pas le bon');
  await password.fill('été à la mer');
  await dialog.getByRole('button', { name: 'Ouvrir' }).click();
  await expect(dialog).toContainText('Avec sa clé privée');
  await expect(dialog).toContainText('Ancien chiffrement');

  await dialog.getByRole('button', { name: 'Réencoder en AES-256…' }).click();
  await typeTwice(page, 'Mot de passe du nouveau fichier', 'Un-nouveau-mot-7');
  openssl.write('neuf.p12', await downloaded(page, 'Enregistrer le nouveau fichier…'));
  const opened = openssl.run(['pkcs12', '-in', 'neuf.p12', '-nodes', '-passin', 'pass:Un-nouveau-mot-7']).toString();
  expect(opened).toContain('BEGIN PRIVATE KEY');

  await dialog.getByRole('button', { name: 'Importer dans l’inventaire' }).click();
  const creation = page.getByRole('dialog', { name: 'Créer le coffre' });
  await expect(creation).toContainText('personne ne peut les retrouver');
  await typeTwice(page, 'Phrase secrète', PASSPHRASE);
  await creation.getByRole('button', { name: 'Créer le coffre' }).click();
  const made = page.getByRole('dialog', { name: 'Le coffre est prêt' });
  await made.getByRole('button', { name: 'Plus tard' }).click();
  await expect(dialog).toContainText('1 certificat ajouté');
  const [row] = await ask<CertificateRow[]>(page, 'certificates.list', {});
  expect(row?.hasPrivateKey).toBe(true);
  expect(
    await page.evaluate('JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })'),
  ).not.toMatch(/mer|quatre mots/u);
});

test('with the keyboard only: a pasted certificate is looked at, imported, and its record read', async ({
  page,
  openssl,
}) => {
  const authority = openssl.makeAuthority('autorite');
  openssl.makeIdentity('appli', authority, { subject: '/C=FR/O=Hôpital/CN=appli.exemple.fr' });
  await open(page);
  await page.getByRole('button', { name: 'Installer ou importer…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Installer ou importer' });
  await expect(dialog.getByRole('button', { name: 'Choisir des fichiers…' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Coller un texte PEM' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(openssl.read('appli.pem').toString());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Que voulez-vous en faire ?' });
  const action = question.getByRole('button', { name: 'Importer dans l’inventaire' });
  await expect(action).toBeVisible();
  await expect(question).toContainText('Autorité inconnue ici');
  await action.focus();
  await page.keyboard.press('Enter');
  await expect(question).toContainText('1 certificat ajouté');
  await question.getByRole('link', { name: 'appli.exemple.fr' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'appli.exemple.fr' })).toBeVisible();
  const link = page.getByRole('button', { name: 'Maillon manquant : émetteur introuvable' });
  await link.focus();
  await expect(page.getByText('n’a été trouvé nulle part')).toBeVisible();
});
