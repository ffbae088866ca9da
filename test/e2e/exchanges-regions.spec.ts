import type { Page } from '@playwright/test';
import type { CertificateRow } from '../../shared/contract/certificate-views.ts';
import type { RegionRow } from '../../shared/contract/region-views.ts';
import { seriousInThemes } from './axe.ts';
import { openVault } from './certificates-world.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './wire.ts';

/** Nobody listens there. */
const NOWHERE = 'https://127.0.0.1:9/ror';
const NAUGHTY = '<img src=x onerror="window.cercleInjected=1"> \u202elmx';

async function openScreen(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Échanges' }).click();
  await expect(page.getByRole('heading', { name: 'Échanges', level: 1 })).toBeVisible();
}

async function pick(page: Page, label: string, choice: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`, 'u') }).click();
  await page.getByRole('option', { name: choice }).click();
}

test('a shipped region is given its address, listed as such, and forgotten again', async ({ page, complaints }) => {
  await openScreen(page);
  const without = page.getByRole('table', { name: 'Serveurs sans adresse' });
  await expect(without.getByRole('rowheader')).toHaveCount(19);
  await without.getByRole('link', { name: 'Bretagne' }).click();
  await expect(page.getByText('Manque : adresse, certificat, profil d’accès, autorité de confiance')).toBeVisible();
  await expect(page.getByText('aucune source publique ne la donne')).toBeVisible();
  const address = page.getByRole('textbox', { name: 'Adresse des services' });
  await address.fill('http://ror.exemple.fr');
  await expect(page.getByText('Une adresse https complète, sans nom ni mot de passe.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enregistrer' })).toBeDisabled();
  await address.fill('https://ror.exemple.fr/csd');
  await page.getByText('Profil 1', { exact: true }).click();
  await expect(page.getByRole('checkbox', { name: /jeton VIHF/u })).toBeChecked();
  await page.getByText('Test', { exact: true }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Toutes les régions' }).click();
  const given = page.getByRole('table', { name: 'Serveurs dont l’adresse est connue' });
  await expect(given.getByRole('row', { name: /Bretagne.*Test.*certificat, autorité de confiance/u })).toBeVisible();
  await given.getByRole('link', { name: 'Bretagne' }).click();
  await page.getByRole('button', { name: 'Oublier les réglages' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Oublier les réglages' }).click();
  await expect(without.getByRole('link', { name: 'Bretagne' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('by the keyboard alone: a server is added, given an address and removed', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await page.keyboard.press('Control+7');
  const add = page.getByRole('button', { name: 'Ajouter un serveur…' });
  await add.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('11');
  await expect(page.getByText('Ce code est déjà pris.')).toBeVisible();
  await page.keyboard.type('-essai');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Serveur d’essai');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Serveur d’essai', level: 1 })).toBeVisible();
  await page.getByRole('textbox', { name: 'Adresse des services' }).focus();
  await page.keyboard.type(NOWHERE);
  await page.getByRole('button', { name: 'Enregistrer' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Ce serveur quitte la liste.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Supprimer' })).toBeFocused();
});

test('settings leave as a file and come back; a hostile name is only text', async ({ page, complaints }) => {
  await openScreen(page);
  await ask(page, 'regions.set', { code: 'essai', label: NAUGHTY, url: NOWHERE, environment: 'test' });
  const row = page.getByRole('link', { name: /img src=x.*⟨U\+202E⟩/u });
  await expect(row).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter les réglages' }).click();
  const file = await (await downloading).path();
  await expect(page.getByText('1 serveur écrit, sans certificat ni secret.')).toBeVisible();
  await ask(page, 'regions.remove', { code: 'essai' });
  await expect(row).toBeHidden();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Importer des réglages…' }).click();
  await (await choosing).setFiles(file);
  await expect(page.getByText('Ajoutés : 1. Gardés tels quels : 0.')).toBeVisible();
  await expect(row).toBeVisible();
  expect(await page.evaluate('window.cercleInjected')).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('a production server is called only once that was confirmed', async ({ page }) => {
  await openScreen(page);
  const settings = { code: 'prod', label: 'ROR de production', url: NOWHERE, environment: 'production' };
  await ask<RegionRow>(page, 'regions.set', { ...settings, proxy: 'none' });
  await page.getByRole('link', { name: 'ROR de production' }).click();
  await page.getByRole('button', { name: 'Diagnostiquer' }).click();
  const start = page.getByRole('button', { name: 'Lancer le diagnostic' });
  await start.click();
  const question = page.getByRole('dialog', { name: 'Appeler un serveur de production ?' });
  await expect(question.getByText(NOWHERE)).toBeVisible();
  await question.getByRole('button', { name: 'Ne pas appeler' }).click();
  await expect(page.getByText('Aucun diagnostic pour l’instant')).toBeVisible();
  expect(await ask(page, 'exchanges.list', {})).toMatchObject({ total: 0 });
  await start.click();
  await question.getByRole('button', { name: 'Appeler ce serveur' }).click();
  await expect(page.getByRole('img', { name: /^Échelle de l’échange/u })).toBeVisible();
  await start.click();
  await expect(page.getByRole('table', { name: 'Contrôles' })).toBeVisible();
  await expect(question).toBeHidden();
});

/** A request of the inventory, whose key the person does without backing up. */
async function makeRequest(page: Page): Promise<CertificateRow> {
  await openVault(page);
  const form = {
    profile: 'igc-sante-org-auth-cli',
    commonName: 'CLIENT_ROR_ESSAI',
    organisation: 'CLINIQUE FICTIVE',
    idNatStruct: '339782642000052',
    departement: '75',
    dnsNames: [],
    keySize: 2048,
  };
  const row = await ask<CertificateRow>(page, 'certificates.request', { form });
  await ask(page, 'certificates.declineBackup', { id: row.id });
  return row;
}

async function diagnose(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Diagnostic' }).click();
  await pick(page, 'Serveur', 'Région bac à sable');
  await page.getByRole('button', { name: 'Lancer le diagnostic' }).click();
}

test('the sandbox: started, a certificate issued, refused, listed, accepted, then broken on demand', async ({
  page,
  complaints,
}) => {
  test.setTimeout(120_000);
  await openScreen(page);
  await makeRequest(page);
  await page.getByRole('tab', { name: 'Bac à sable' }).click();
  await page.getByRole('button', { name: 'Démarrer' }).click();
  await expect(page.getByText('En marche')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Délivrer le certificat' }).click();
  await expect(page.getByRole('table', { name: 'Certificats délivrés' }).getByText('Valide')).toBeVisible();
  await page.getByRole('link', { name: 'Serveur BAC' }).click();
  await pick(page, 'Certificat présenté', /CLIENT_ROR_ESSAI/u);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
  await expect(page.getByText('Prêt', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Toutes les régions' }).click();

  await diagnose(page);
  const verdict = page.locator('.diagnosis-verdict');
  await expect(verdict).toContainText('liste blanche', { timeout: 30_000 });
  await expect(page.getByRole('table', { name: 'Contrôles' }).getByText('Arrêt ici')).toBeVisible();
  await page.getByRole('button', { name: 'Refaire l’essai avec openssl et curl' }).click();
  await expect(page.getByLabel('openssl', { exact: true })).toContainText('openssl s_client');

  await page.getByRole('tab', { name: 'Bac à sable' }).click();
  await pick(page, 'Certificat à inscrire', /CLIENT_ROR_ESSAI/u);
  await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Liste blanche' }).getByText('CLIENT_ROR_ESSAI')).toBeVisible();
  await page.getByRole('button', { name: 'Laisser passer du temps' }).click();
  await expect(page.getByText(/^1 fois, le/u)).toBeVisible();
  await diagnose(page);
  await expect(verdict).toContainText('Tout fonctionne', { timeout: 30_000 });

  await page.getByRole('tab', { name: 'Bac à sable' }).click();
  await pick(page, 'Panne', /réponse 503/u);
  await expect(page.getByText('Panne en cours')).toBeVisible();
  await diagnose(page);
  await expect(verdict).toContainText('503', { timeout: 30_000 });

  // A server that says nothing: the person does not wait for it.
  await page.getByRole('tab', { name: 'Bac à sable' }).click();
  await pick(page, 'Panne', /puis rien ne vient/u);
  await expect(page.getByText('Panne en cours')).toBeVisible();
  await diagnose(page);
  await page.getByRole('button', { name: 'Arrêter', exact: true }).click();
  await expect(page.getByText('Aucun diagnostic pour l’instant')).toBeVisible();
  await page.getByRole('tab', { name: 'Bac à sable' }).click();
  await page.getByRole('button', { name: 'Arrêter', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Démarrer' })).toBeVisible({ timeout: 30_000 });
  expect(complaints).toEqual([]);
});

test('axe finds nothing serious in the servers, the diagnosis and the sandbox in both themes', async ({ page }) => {
  test.setTimeout(120_000);
  await openScreen(page);
  await ask(page, 'regions.set', { code: 'essai', label: 'Essai', url: NOWHERE, environment: 'test', proxy: 'none' });
  await goToView(page, '#/exchanges', 'Serveurs sans adresse');
  expect(await seriousInThemes(page)).toEqual([]);
  await goToView(page, '#/exchanges/essai', 'Ce que la demande dit de vous');
  expect(await seriousInThemes(page)).toEqual([]);
  await goToView(page, '#/exchanges?tab=diagnosis&target=essai', 'Aucun diagnostic pour l’instant');
  await page.getByRole('button', { name: 'Lancer le diagnostic' }).click();
  await expect(page.getByRole('img', { name: /^Échelle/u })).toBeVisible();
  expect(await seriousInThemes(page)).toEqual([]);
  await goToView(page, '#/exchanges?tab=sandbox', 'Démarrer la région');
  await page.getByRole('button', { name: 'Démarrer' }).click();
  await expect(page.getByText('En marche')).toBeVisible({ timeout: 30_000 });
  expect(await seriousInThemes(page)).toEqual([]);
});

async function goToView(page: Page, fragment: string, heading: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
  await expect(page.getByRole('heading', { name: heading })).toBeVisible();
}
