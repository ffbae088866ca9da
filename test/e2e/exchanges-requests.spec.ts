import { X509Certificate } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ExchangeRecord } from '../../shared/contract/exchange-views.ts';
import type { RegionRow } from '../../shared/contract/region-views.ts';
import { PASSPHRASE } from '../helpers/vault.ts';
import { seriousInThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './go-to.ts';
import { ask } from './wire.ts';
import { startSandbox } from './with-sandbox.ts';

test.setTimeout(120_000);

async function open(page: Page, options: { readonly isListed?: boolean } = {}): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await startSandbox(page, options);
}

async function goRequest(page: Page, transaction: string): Promise<void> {
  await goTo(page, `#/exchanges?tab=request&region=BAC&transaction=${transaction}`);
  await expect(page.getByRole('heading', { name: 'Ce qui sera envoyé' })).toBeVisible();
}

/** Sends what is composed, and waits for its answer. */
async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Envoyer la requête' }).click();
  await expect(page.getByRole('heading', { name: 'Réponse' }).first()).toBeVisible({ timeout: 60_000 });
}

/** Opens the first record of the explorer's list. */
async function openFirstRecord(page: Page): Promise<void> {
  const first = page.getByRole('grid', { name: 'Résultats' }).getByRole('row').nth(1).getByRole('gridcell').nth(1);
  await first.dblclick();
  await expect(page.getByRole('heading', { name: 'Provenance' })).toBeVisible();
}

/** An exchange sent without the window. */
async function exchanged(page: Page, request: object): Promise<ExchangeRecord> {
  const { jobId } = await ask<{ jobId: string }>(page, 'exchanges.send', { region: 'BAC', request });
  const job = await ask<{ result: ExchangeRecord }>(page, 'jobs.wait', { jobId });
  return job.result;
}

const EXTRACTION = { transaction: 'extraction', profil: 1 };

test('a region is chosen, queried, its rows read in the explorer, and a record leads back to its exchange', async ({
  page,
  complaints,
}) => {
  await open(page);
  await goRequest(page, 'extraction');
  await expect(page.getByText(/\/extraction\/ExtractionOffresSante_Profil1/u)).toBeVisible();
  await send(page);
  await expect(page.getByText(/^Réponse complète : .* entités reçues\.$/u)).toBeVisible();
  await expect(page.getByText('Demandé par le serveur, et présenté')).toBeVisible();
  await expect(page.getByRole('row', { name: /Ouverture chiffrée/u })).toContainText('ms');
  await page.getByRole('button', { name: 'Voir dans l’explorateur' }).click();
  await expect(page.getByRole('button', { name: /^Retirer le filtre Apporté par : ex-/u })).toBeVisible();
  await openFirstRecord(page);
  await page.getByRole('link', { name: /^Extraction complète, / }).click();
  await expect(page.getByRole('heading', { name: /^Extraction complète, / })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Requête envoyée' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('what is typed is in the XML beside; notifications lead to the reading that they call for', async ({ page }) => {
  await open(page);
  await goRequest(page, 'notifications');
  const sent = page.getByRole('region', { name: 'Ce qui sera envoyé' });
  // All that is published can be ticked, whatever the cache holds.
  await page.getByRole('button', { name: 'Champs d’activité' }).click();
  const champs = page.getByRole('group', { name: 'Champs d’activité' });
  await expect(champs.getByRole('checkbox')).toHaveCount(5);
  await champs
    .getByText(/\(02\)$/u)
    .first()
    .click();
  await expect(sent.getByText(/typeActivity code="02"/u)).toBeVisible();
  await champs
    .getByText(/\(02\)$/u)
    .last()
    .click();
  await page.getByRole('textbox', { name: 'Changés depuis' }).fill('2020-01-31T07:00');
  await expect(sent.getByText(/2020-01-31T07:00:00/u)).toBeVisible();
  await sent.getByRole('button', { name: /^Replier .*Envelope/u }).click();
  await expect(sent.getByText(/2020-01-31T07:00:00/u)).toBeHidden();
  await send(page);
  await expect(page.getByText(/établissements ont changé\.$/u)).toBeVisible();
  await page
    .getByRole('link', { name: /^Préparer la lecture de / })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: /idNat_Struct/u })).not.toHaveValue('');
  await expect(sent.getByText(/id_etablissement/u)).toBeVisible();
  await page.getByRole('button', { name: /^Envoyer/u }).click();
  await expect(page.getByText(/^Réponse complète : /u)).toBeVisible({ timeout: 60_000 });
  const answer = page.getByRole('region', { name: 'Début de la réponse, tel que reçu' });
  await expect(answer.getByText(/careServicesResponse/u).first()).toBeVisible();
});

test('a refusal is told with its cause and its proof; the history finds it, counts it and sends it again', async ({
  page,
}) => {
  await open(page, { isListed: false });
  await goRequest(page, 'extraction');
  await send(page);
  const cause = page.getByRole('region', { name: 'Pourquoi l’échange a échoué' });
  await expect(cause.getByText('Que faire')).toBeVisible();
  await expect(cause.getByRole('heading', { name: /liste blanche/u })).toBeVisible();
  await cause.getByRole('button', { name: 'Preuves' }).click();
  await expect(cause.getByText(/403/u).first()).toBeVisible();
  await page.getByRole('tab', { name: 'Historique' }).click();
  await expect(page.getByText('1 échange', { exact: true })).toBeVisible();
  await page.getByText('Indicateurs', { exact: true }).click();
  await expect(page.getByRole('row', { name: /Extraction complète.*0 %/u })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Exporter (CSV)' }).click();
  expect((await downloading).suggestedFilename()).toContain('indicateurs-echanges');
  await page.getByText('Échanges', { exact: true }).last().click();
  await page.getByRole('link', { name: /^Fiche de l’échange : Extraction complète/u }).click();
  const before = page.url();
  await page.getByRole('button', { name: 'Rejouer la requête' }).click();
  await expect(page).not.toHaveURL(before, { timeout: 60_000 });
  await page.getByRole('link', { name: 'Historique' }).click();
  await expect(page.getByText('2 échanges', { exact: true })).toBeVisible();
  // More than a page of them.
  for (let left = 50; left > 0; left -= 10)
    await Promise.all(Array.from({ length: 10 }, () => exchanged(page, EXTRACTION)));
  await page.getByRole('tab', { name: 'Requêtes' }).click();
  await page.getByRole('tab', { name: 'Historique' }).click();
  await expect(page.getByText('52 échanges', { exact: true })).toBeVisible();
  const links = page.getByRole('link', { name: /^Fiche de l’échange/u });
  await expect(links).toHaveCount(50);
  await page.getByRole('button', { name: 'Afficher les suivants' }).click();
  await expect(links).toHaveCount(52);
  await expect(page.getByRole('button', { name: 'Afficher les suivants' })).toBeHidden();
});

/** The sandbox region once more, as a server in production would be set. */
async function setProduction(page: Page, dataFolder: string): Promise<void> {
  const [file = ''] = globSync('**/autorites.pem', { cwd: dataFolder });
  const text = readFileSync(join(dataFolder, file), 'latin1');
  const confirmed = (text.match(/-----BEGIN.+?-----END CERTIFICATE-----/gsu) ?? []).map(
    (pem) => new X509Certificate(pem).fingerprint256,
  );
  await ask(page, 'trust.import', { from: { text }, environment: 'production', confirmed });
  const { url, certificate, dialect, profil } = await ask<RegionRow>(page, 'regions.show', { code: 'BAC' });
  const settings = { url, certificate, dialect, profil, proxy: 'none' };
  await ask(page, 'regions.set', { code: 'prod', label: 'ROR de production', environment: 'production', ...settings });
}

test('a request to a server in production is sent only once that was confirmed', async ({ page, dataFolder }) => {
  await open(page);
  await setProduction(page, dataFolder);
  await goTo(page, '#/exchanges?tab=request&region=prod&transaction=extraction');
  const sending = page.getByRole('button', { name: 'Envoyer la requête' });
  await sending.click();
  const question = page.getByRole('dialog', { name: 'Appeler un serveur de production ?' });
  await expect(question.getByText('ROR de production')).toBeVisible();
  await question.getByRole('button', { name: 'Ne pas appeler' }).click();
  await expect(question).toBeHidden();
  expect(await ask(page, 'exchanges.list', {})).toMatchObject({ total: 0 });
  await sending.click();
  await question.getByRole('button', { name: 'Appeler ce serveur' }).click();
  await expect.poll(() => ask(page, 'exchanges.list', {})).toMatchObject({ total: 1 });
  await expect(question).toBeHidden();
});

test('with the keyboard only: a region is synchronised, and its run is told in words', async ({ page }) => {
  await open(page);
  await goTo(page, '#/exchanges?tab=sync');
  const start = page.getByRole('button', { name: 'Synchroniser la région choisie' });
  await expect(page.getByText('Aucun serveur n’est tenu à jour sans être demandé', { exact: false })).toBeVisible();
  // A locked vault is opened on the way.
  await ask(page, 'vault.lock', {});
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: 'Terminée' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/synchronisation complète, terminée/u)).toBeAttached();
  await expect(start).toBeEnabled();
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/synchronisation mises à jour, terminée/u)).toBeAttached({ timeout: 60_000 });
});

test('with the keyboard only: a request is sent and its answer explored', async ({ page }) => {
  await open(page);
  await goRequest(page, 'extraction');
  const button = page.getByRole('button', { name: 'Envoyer la requête' });
  await page.getByRole('button', { name: /Profil d’accès/u }).focus();
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Réponse complète : /u)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Voir dans l’explorateur' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Résultats' })).toBeVisible();
});

test('axe finds nothing serious in requests, synchronisation and history in both themes', async ({ page }) => {
  await open(page, { isListed: false });
  const { id } = await exchanged(page, EXTRACTION);
  const seen: string[] = [];
  await goRequest(page, 'etablissement');
  await expect(page.getByText('Complétez le formulaire', { exact: false })).toBeVisible();
  seen.push(...(await seriousInThemes(page)));
  for (const [view, text] of [
    ['tab=sync', 'Régions à tenir à jour'],
    ['tab=history', '1 échange'],
    ['tab=history&show=indicators', 'Durées : médiane et p95'],
    [`tab=history&exchange=${id}`, 'Que faire'],
  ] as const) {
    await page.evaluate(`location.hash = ${JSON.stringify(`#/exchanges?${view}`)}`);
    await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
    seen.push(...(await seriousInThemes(page)));
  }
  expect(seen).toEqual([]);
});
