import type { Page } from '@playwright/test';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { seriousInThemes } from './axe.ts';
import { installed, makeRequest, makeWorld, openVault, PASSPHRASE, trustWorld } from './certificates-world.ts';
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

/** Goes to an address of the window as a link would. */
async function goTo(page: Page, fragment: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
}

test('a renewal waits beside the old one: put in service with a reason, and one click back', async ({
  page,
  openssl,
}) => {
  await open(page);
  const world = makeWorld(openssl);
  await openVault(page);
  await trustWorld(page, openssl, world);
  const old = await installed(page, openssl, world, 'ancien', { days: 40 });
  const next = await installed(page, openssl, world, 'nouveau', { renews: old.id, organisation: 'CLINIQUE NOUVELLE' });
  await goTo(page, `#/certificates/${next.id}`);
  const panel = page.getByRole('region', { name: 'Renouvellement' });
  await panel.getByRole('button', { name: 'Mettre en service' }).click();
  const why = page.getByRole('dialog', { name: 'Pas encore d’essai réussi' });
  await why.getByLabel('Raison').fill('Essai fait par la région');
  await why.getByRole('button', { name: 'Mettre en service' }).click();
  await expect(page.getByRole('region', { name: 'État' })).toContainText('En service');

  await panel.getByRole('link', { name: 'Comparer' }).click();
  await expect(page.getByRole('alert')).toContainText('Un ROR FHIR autorise une application par ce DN exact');
  await expect(page.getByRole('row', { name: /Sujet \(DN\) — O .*CLINIQUE FICTIVE CLINIQUE NOUVELLE/u })).toBeVisible();

  await goTo(page, `#/certificates/${old.id}`);
  await page.getByRole('button', { name: 'Revenir à celui-ci' }).click();
  await expect(page.getByRole('region', { name: 'État' })).toContainText('En service');
});

test('who uses it is written line by line, and a certificate in service asks why before the bin', async ({
  page,
  openssl,
}) => {
  await open(page);
  const world = makeWorld(openssl);
  await openVault(page);
  const row = await installed(page, openssl, world, 'un');
  await goTo(page, `#/certificates/${row.id}`);
  await page.getByRole('button', { name: 'Modifier qui l’utilise' }).click();
  await page.getByLabel('Région, liste blanche ou partenaire').fill('ROR Bretagne');
  await page.getByLabel('Qui prévenir').fill('ror@exemple.fr');
  await page.getByRole('region', { name: 'Qui l’utilise' }).getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('region', { name: 'Qui l’utilise' })).toContainText('ROR Bretagne');

  await page.getByRole('button', { name: 'Mettre à la corbeille' }).click();
  const confirm = page.getByRole('dialog', { name: 'Mettre à la corbeille' });
  await expect(confirm.getByRole('button', { name: 'Mettre à la corbeille' })).toBeDisabled();
  await confirm.getByLabel('Pour confirmer, tapez : CLIENT_ROR_ESSAI').fill('CLIENT_ROR_ESSAI');
  await confirm.getByRole('button', { name: 'Mettre à la corbeille' }).click();
  const why = page.getByRole('dialog', { name: 'Ce certificat est en service' });
  await expect(why).toContainText('ROR Bretagne');
  await why.getByLabel('Raison').fill('Application arrêtée');
  await why.getByRole('button', { name: 'Mettre à la corbeille' }).click();
  await page.getByRole('button', { name: 'Reprendre de la corbeille' }).click();
  await expect(page.getByRole('button', { name: 'Archiver' })).toBeVisible();

  await ask(page, 'certificates.remove', { id: row.id, reason: 'Application arrêtée' });
  await page.getByRole('button', { name: 'Effacer pour toujours' }).click();
  const erase = page.getByRole('dialog', { name: 'Effacer pour toujours' });
  await expect(erase).toContainText('Cela ne se défait pas');
  await erase.getByLabel('Pour confirmer, tapez : CLIENT_ROR_ESSAI').fill('CLIENT_ROR_ESSAI');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Aucun certificat pour l’instant' })).toBeVisible();
  expect(await ask<unknown[]>(page, 'certificates.list', { place: 'all' })).toEqual([]);
});

test('the vault: locked at once, wrong passphrase told, opened where it is needed; a code is shown and hidden', async ({
  page,
  openssl,
}) => {
  await open(page);
  const world = makeWorld(openssl);
  await openVault(page);
  const row = await installed(page, openssl, world, 'un');
  await ask(page, 'certificates.keepRevocationCode', { id: row.id, code: 'code-4471', again: 'code-4471' });
  await page.getByRole('button', { name: 'Coffre ouvert' }).click();
  await page.getByRole('button', { name: 'Verrouiller maintenant' }).click();
  await expect(page.getByText('Aucune clé n’est lisible')).toBeVisible();

  await goTo(page, `#/certificates/${row.id}`);
  await page.getByRole('button', { name: 'Montrer le code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ouvrir le coffre' });
  const field = dialog.getByLabel('Phrase secrète', { exact: true });
  await field.fill('ce n’est pas elle');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('n’est pas la bonne');
  await expect(field).toHaveValue('');
  await field.fill(PASSPHRASE);
  await expect(dialog.getByRole('button', { name: 'Ouvrir', exact: true })).toBeEnabled({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await expect(page.getByText('code-4471', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Cacher le code' }).click();
  await expect(page.getByText('code-4471', { exact: true })).toBeHidden();
});

test('a request leaves only once its key was backed up, or the person does without', async ({ page, openssl }) => {
  await open(page);
  await openVault(page);
  const row = await ask<{ id: string }>(page, 'certificates.request', {
    form: {
      ...{ profile: 'igc-sante-org-auth-cli', commonName: 'PREMIER', organisation: 'CLINIQUE', keySize: 2048 },
      ...{ idNatStruct: '339782642000052', departement: '75', dnsNames: [] },
    },
  });
  await goTo(page, `#/certificates/${row.id}`);
  await expect(page.getByText('La clé de cette demande n’existe que dans ce coffre')).toBeVisible();
  await expect(page.getByLabel('Demande (CSR) en PEM')).toHaveCount(0);
  await page.getByRole('button', { name: 'Continuer sans sauvegarde…' }).click();
  await page.getByRole('button', { name: 'Continuer sans sauvegarde', exact: true }).click();
  const pem = await page.getByLabel('Demande (CSR) en PEM').inputValue();
  openssl.write('vu.csr', pem);
  expect(openssl.run(['req', '-in', 'vu.csr', '-noout', '-verify', '-subject']).toString()).toContain('PREMIER');
});

test('axe finds nothing serious in inventory, record, comparison, vault and dialogs, in both themes', async ({
  page,
  openssl,
}) => {
  await open(page);
  const seen: string[] = [...(await seriousInThemes(page))];
  const look = async (): Promise<void> => void seen.push(...(await seriousInThemes(page)));
  const world = makeWorld(openssl);
  await openVault(page);
  await trustWorld(page, openssl, world);
  const one = await installed(page, openssl, world, 'un', { days: 20 });
  const other = await installed(page, openssl, world, 'deux', { organisation: 'AUTRE', renews: one.id });
  await makeRequest(page, openssl, 'trois', { commonName: 'ATTEND' });
  await expect(page.getByRole('link', { name: 'ATTEND' })).toBeVisible();
  await look();
  await goTo(page, `#/certificates/${one.id}`);
  await expect(page.getByRole('region', { name: 'Chaîne de confiance' })).toBeVisible();
  await page.getByRole('button', { name: 'La même chaîne en tableau' }).click();
  await look();
  await goTo(page, `#/certificates?view=compare&left=${one.id}&right=${other.id}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await look();
  await goTo(page, '#/certificates?view=vault');
  await expect(page.getByRole('region', { name: 'Fichier de secours' })).toBeVisible();
  await look();
  await goTo(page, '#/certificates');
  await page.getByRole('button', { name: 'Installer ou importer…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look();
  expect(seen).toEqual([]);
});
