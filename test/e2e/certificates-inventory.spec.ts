import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { expect, test as base } from './fixtures.ts';
import { NAUGHTY_DN, openVault } from './certificates-world.ts';
import { ask } from './wire.ts';

const test = base.extend<{ openssl: ReturnType<typeof createOpenssl> }>({
  openssl: async ({}, use) => {
    const openssl = createOpenssl();
    await use(openssl);
    openssl.dispose();
  },
});
test.skip(skipWithoutOpenssl !== false, String(skipWithoutOpenssl));

/** Three certificates of one authority, without their keys: a client, a server, and one about to end. */
async function fill(page: Page, openssl: ReturnType<typeof createOpenssl>): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  const authority = openssl.makeAuthority('autorite');
  const client = { subject: '/C=FR/O=A/CN=appli-a', extensions: ['extendedKeyUsage=clientAuth'] };
  const server = { subject: '/C=FR/O=A/CN=b.exemple.fr', extensions: ['extendedKeyUsage=serverAuth'] };
  openssl.makeIdentity('a', authority, client);
  openssl.makeIdentity('b', authority, server);
  openssl.makeIdentity('c', authority, { ...client, subject: '/C=FR/O=B/CN=appli-c', days: 3 });
  for (const name of ['a', 'b', 'c']) {
    await ask(page, 'certificates.import', { from: { text: openssl.read(`${name}.pem`).toString() } });
  }
  await page.keyboard.press('Control+6');
  await expect(page.getByRole('heading', { name: '3 certificats' })).toBeVisible();
}

test('three ways in where there is nothing', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await page.getByRole('link', { name: 'Aller aux certificats' }).click();
  await expect(page.getByRole('heading', { name: 'Aucun certificat pour l’instant' })).toBeVisible();
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Installer ou importer' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('filters stand in the address, the list is copied out as it is shown, two are compared', async ({
  page,
  openssl,
  shell,
}) => {
  await fill(page, openssl);
  await page.getByRole('searchbox', { name: 'Chercher dans la liste' }).fill('APPLI');
  await expect(page.getByRole('heading', { name: '2 sur 3' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#/certificates?text=APPLI');
  if (shell === 'browser') {
    const save = page.getByRole('button', { name: 'Exporter la liste (CSV)' });
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffNom;Statut;/u);
    // The last one ends the file.
    expect(lines).toHaveLength(4);
    expect(lines.slice(1).join()).not.toContain('b.exemple.fr');
  }
  await page.getByRole('button', { name: 'Retirer les filtres' }).click();
  const compare = page.getByRole('button', { name: 'Comparer les deux' });
  await expect(compare).toBeDisabled();
  await page.getByRole('checkbox', { name: /appli-a/u }).check();
  await page.getByRole('checkbox', { name: /appli-c/u }).check();
  await compare.click();
  await expect(page.getByRole('alert')).toContainText('Le sujet (DN) change');
  await page.goBack();
  await expect(page.getByRole('heading', { name: '3 certificats' })).toBeVisible();
});

test('with the keyboard only: sorted, filtered by status, a record opened, and back', async ({ page, openssl }) => {
  await fill(page, openssl);
  await page.getByRole('button', { name: 'Nom, rôle' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Nom, rôle' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: /^Rôle|Tous Rôle/u }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Serveur', exact: true })).toBeVisible();
  await page.keyboard.press('S');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '1 sur 3' })).toBeVisible();
  await page.getByRole('link', { name: 'b.exemple.fr' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'b.exemple.fr' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { name: '1 sur 3' })).toBeVisible();
});

test('names with controls, mark-up and formulas are shown as text', async ({ page, openssl, complaints }) => {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  const authority = openssl.makeAuthority('autorite', { subject: `/C=FR/O=${NAUGHTY_DN}/CN=AC` });
  openssl.makeIdentity('x', authority, { subject: `/C=FR/O=${NAUGHTY_DN}/CN=${NAUGHTY_DN}` });
  await openVault(page);
  await ask(page, 'certificates.import', { from: { text: openssl.read('x.pem').toString() } });
  await page.keyboard.press('Control+6');
  const link = page.getByRole('rowheader').getByRole('link');
  await expect(link).toContainText('⟨U+202E⟩');
  await expect(link).toContainText('<img src=x onerror=alert(1)>');
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror=alert(1)>');
  expect(complaints).toEqual([]);
});
