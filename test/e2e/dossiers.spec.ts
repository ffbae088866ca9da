import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DossierView } from '../../shared/contract/dossier-views.ts';
import { seriousInThemes } from './axe.ts';
import { button, now, record, recordUnseen, station } from './dossiers-acts.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './go-to.ts';
import { startSandbox } from './with-sandbox.ts';
import { ask } from './wire.ts';

const NAUGHTY = '<img src=x onerror="window.cercleInjected=1"> \u202elmx';

async function answer(page: Page, choice: string): Promise<void> {
  await page.getByText(choice, { exact: true }).click();
  await expect(page.getByRole('radio', { name: choice })).toBeChecked();
}

test('with the mouse: five questions, a rehearsal, a refusal, a second sending, a certificate, to its end', async ({
  page,
  dataFolder,
  complaints,
}) => {
  test.setTimeout(240_000);
  await page.getByRole('button', { name: 'Commencer le parcours' }).click();
  await answer(page, 'Celles de toute la France');
  await button(page, 'Continuer').click();
  await answer(page, 'Contacts réservés et lits disponibles, pour des équipes de soins qui orientent ou coordonnent');
  await button(page, 'Continuer').click();
  await answer(page, 'FHIR (MEV 3.0)');
  await button(page, 'Continuer').click();
  await answer(page, 'Je commence');
  await button(page, 'Continuer').click();
  await answer(page, 'Je ne sais pas');
  await expect(page.getByText('Qui est le représentant légal qui signera')).toBeVisible();
  await button(page, 'Voir ma réponse').click();
  await expect(page.getByRole('heading', { name: 'ROR national, FHIR (MEV 3.0)' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('À lire d’abord');
  await expect(page.getByText('Cercle n’interroge pas le FHIR')).toBeVisible();
  await button(page, 'Suivre ce parcours').first().click();
  await page.getByRole('textbox', { name: 'Titre du dossier' }).fill('Annuaire interne');
  await page.getByText('Répétition', { exact: true }).click();
  await button(page, 'Ouvrir le dossier').click();

  await expect(page.getByRole('heading', { name: 'Annuaire interne', level: 1 })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Étapes du parcours' }).getByRole('listitem')).toHaveCount(15);
  const id = new URL(page.url()).hash.replace(/^#\/dossiers\/|\?.*$/gu, '');
  await expect(station(page, /Vérifier la connexion de production pas encore possible/u)).toBeVisible();
  await record(page, 'C’est fait');
  await expect(station(page, /Choisir les données nécessaires fait le/u)).toBeVisible();
  await record(page, 'C’est fait');
  await station(page, /Signer la charte/u).click();
  await button(page, 'Mettre de côté').click();
  await page.getByRole('textbox', { name: 'Motif' }).fill('Nous n’agissons que pour nous.');
  await button(page, 'Noter').click();
  await expect(station(page, /Signer la charte.*mis de côté/u)).toBeVisible();

  const decision = join(dataFolder, 'accusé.txt');
  writeFileSync(decision, 'Reçu le dossier.');
  await station(page, /Envoyer le dossier au comité/u).click();
  await expect(page.getByText('monserviceclient.ROR@esante.gouv.fr').first()).toBeVisible();
  await record(page, 'Noter l’envoi', async (dialog) => {
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choisir des fichiers…' }).click();
    await (await choosing).setFiles(decision);
    const today = await dialog.getByLabel('Le', { exact: true }).inputValue();
    await dialog.getByLabel('Le', { exact: true }).fill('2999-01-01');
    await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('n’est pas encore venu');
    await dialog.getByLabel('Le', { exact: true }).fill(today);
  });
  await expect(station(page, /Envoyer le dossier au comité.*attend : Équipe ROR/u)).toBeVisible();
  await button(page, 'Noter le refus').click();
  await page.getByRole('textbox', { name: 'Motif' }).fill('Finalité trop large.');
  await button(page, 'Noter').click();
  await expect(now(page)).toContainText('a été refusé');
  await expect(now(page)).toContainText('Finalité trop large.');
  await record(page, 'Noter le nouvel envoi');
  await page.getByRole('button', { name: 'Noter l’accord' }).last().click();
  const agreement = page.getByRole('dialog', { name: 'Noter l’accord' });
  await agreement.getByRole('button', { name: /Profil d’accès/u }).click();
  await page.getByRole('option', { name: 'Profil 2' }).click();
  await agreement.getByRole('textbox', { name: /Référence/u }).fill('CI-2026-07');
  await agreement.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(page.locator('.dossier-marks')).toContainText('Profil d’accès 2');

  await recordUnseen(
    page,
    id,
    { type: 'envoi', step: 'moyens-de-test' },
    { type: 'acceptation', step: 'moyens-de-test' },
  );
  await startSandbox(page);
  const proposal = page.getByRole('region', { name: 'À confirmer' });
  await expect(proposal).toContainText('Certificat installé : l’enregistrer ?');
  await proposal.getByRole('button', { name: 'Noter…' }).first().click();
  const installed = page.getByRole('dialog', { name: 'Noter le certificat installé' });
  await expect(installed.getByRole('button', { name: /Client du bac à sable/u })).toBeVisible();
  await installed.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(station(page, /certificat client de TEST fait le/u)).toBeVisible();
  await playToTheEnd(page, id);
  await record(page, 'C’est fait');
  await expect(page.getByRole('heading', { name: 'Parcours terminé' })).toBeVisible();

  await page.getByRole('tab', { name: 'Historique' }).click();
  await expect(page.getByText('L’historique est intact')).toBeVisible();
  await expect(page.getByText('Scellé par le coffre')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer accusé.txt' }).click();
  expect((await downloading).suggestedFilename()).toBe('accusé.txt');
  await button(page, 'Archiver').click();
  await expect(page.getByText('Archivé', { exact: true })).toBeVisible();
  await button(page, 'Tous les parcours').click();
  await button(page, 'Voir le parcours archivé').click();
  await expect(page.getByRole('link', { name: 'Annuaire interne' })).toBeVisible();
  expect(complaints).toEqual([]);
});

/** From the TEST certificate to the last step, over the wire: the same acts as those under test. */
async function playToTheEnd(page: Page, id: string): Promise<void> {
  const [row] = await ask<readonly { id: string }[]>(page, 'certificates.list', { place: 'active' });
  const certificate = row?.id;
  const declare = (step: string): readonly object[] => [
    { type: 'envoi', step, certificate },
    { type: 'acceptation', step },
  ];
  const aside = (step: string): object => ({ type: 'sans-objet', step, reason: 'Déjà là.' });
  await recordUnseen(
    page,
    id,
    ...declare('declaration-client-test'),
    { type: 'fait', step: 'tests-bac-a-sable' },
    { type: 'envoi', step: 'contrat' },
    { type: 'acceptation', step: 'contrat' },
    aside('carte-representant-legal'),
    aside('cartes-cpa'),
    { type: 'fait', step: 'administrateurs-techniques' },
    { type: 'certificat', step: 'certificat-client-production', certificate },
    ...declare('declaration-client-production'),
  );
}

test('by the keyboard alone: a journey is chosen and opened, and its line walked', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  await page.keyboard.press('Control+8');
  await button(page, 'Répondre aux cinq questions').focus();
  await page.keyboard.press('Enter');
  for (const downs of [1, 1, 2, 1, 1]) {
    await expect(page.getByRole('radiogroup')).toBeVisible();
    await page.keyboard.press('Tab');
    for (let down = 0; down < downs; down += 1) await page.keyboard.press('ArrowDown');
    const heading = await page.getByRole('heading', { level: 2 }).textContent();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: heading ?? '' })).toBeHidden();
  }
  await button(page, 'Suivre ce parcours').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Au clavier');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Au clavier', level: 1 })).toBeVisible();
  const stations = page.getByRole('list', { name: 'Étapes du parcours' }).getByRole('button');
  await page.locator('.line-station[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await expect(stations.first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(stations.nth(1)).toHaveAttribute('aria-current', 'step');
  await page.keyboard.press('End');
  await expect(stations.last()).toBeFocused();
  const lead = now(page).getByRole('button').last();
  await lead.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(lead).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('.line-station-en-attente, .line-station-faite')).toHaveCount(1);
});

test('public data need no journey, and CSD begins with its warning and its question', async ({ page }) => {
  const answers = 'answer.territoire=une-region&answer.avancement=debut&answer.signature=pour-nous';
  await goTo(page, `#/dossiers?view=choose&question=6&${answers}&answer.donnees=publiques&answer.format=csd`);
  await expect(page.getByRole('heading', { name: /fichier public hebdomadaire suffit/u })).toBeVisible();
  await page.evaluate(
    `location.hash = '#/dossiers?view=choose&question=6&${answers}&answer.donnees=regulation&answer.format=csd'`,
  );
  await expect(page.getByRole('heading', { name: 'Question prête à envoyer' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /procédure historique, 2022/u })).toBeVisible();
  const mail = await page.getByRole('link', { name: 'Ouvrir dans la messagerie' }).getAttribute('href');
  expect(mail).toContain('mailto:monserviceclient.ROR@esante.gouv.fr?subject=ROR%2C%20CSD%20MEV%202.4');
});

test('axe finds nothing serious in the journeys, and hostile words are only text in both themes', async ({
  page,
  complaints,
}) => {
  test.setTimeout(120_000);
  await goTo(page, '#/dossiers?view=choose&question=2&answer.territoire=inconnu&answer.donnees=inconnu');
  await expect(page.getByRole('radiogroup')).toBeVisible();
  expect(await seriousInThemes(page)).toEqual([]);
  const { id } = await ask<DossierView>(page, 'dossiers.create', { journey: 'ror-national-csd', title: NAUGHTY });
  await recordUnseen(
    page,
    id,
    { type: 'fait', step: 'donnees', note: NAUGHTY },
    { type: 'envoi', step: 'confirmer-csd' },
    { type: 'refus', step: 'confirmer-csd', reason: NAUGHTY },
  );
  for (const [fragment, words] of [
    ['#/dossiers?view=choose&question=6&answer.format=csd', 'Parcours proposé'],
    ['#/dossiers', 'étape réglée sur'],
    [`#/dossiers/${id}`, 'Étape 2 sur'],
    [`#/dossiers/${id}?tab=history`, 'L’historique est intact'],
  ] as const) {
    await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`);
    await expect(page.getByText(words).first()).toBeVisible();
    expect(await seriousInThemes(page)).toEqual([]);
  }
  await page.evaluate(`location.hash = '#/dossiers/${id}'`);
  await now(page).getByRole('button', { name: 'Noter le nouvel envoi' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await seriousInThemes(page)).toEqual([]);
  expect(await page.evaluate('window.cercleInjected')).toBeUndefined();
  expect(complaints).toEqual([]);
});
