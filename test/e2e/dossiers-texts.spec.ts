import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolders } from '../../electron/cli/environment.ts';
import { openDossiersDb } from '../../electron/services/dossier/database.ts';
import type { DossierView } from '../../shared/contract/dossier-views.ts';
import { button, station } from './dossiers-acts.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './go-to.ts';
import { ask } from './wire.ts';

/** The shipped journeys as somebody verified them again later. */
function laterPack(): string {
  const pack = JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/journeys/cercle.json'), 'utf8'));
  for (const journey of pack.journeys) journey.verifiedOn = '2031-02-03';
  return JSON.stringify({ ...pack, date: '2031-02-03' });
}

/** Changes what was recorded, as somebody who opens the file with another program. */
function alterHistory(dataFolder: string, id: string): void {
  const db = openDossiersDb(dataFolders(dataFolder, process.env));
  db.exec('DROP TRIGGER entry_is_final');
  db.prepare("UPDATE entry SET event = replace(event, 'Projet remis.', 'Projet gagné.') WHERE dossier = ?").run(id);
  db.close();
}

test('texts of a step are changed, a newer pack adopted, a dropped file kept, the dossier given up and reopened, an altered history told', async ({
  page,
  dataFolder,
  complaints,
}) => {
  test.setTimeout(120_000);
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  const { id } = await ask<DossierView>(page, 'dossiers.create', { journey: 'cercle-regional-csd', title: 'Agenda' });
  await goTo(page, `#/dossiers/${id}?step=parrain`);
  await button(page, 'Modifier l’étape').click();
  const edit = page.getByRole('dialog', { name: 'Modifier l’étape' });
  await edit.getByRole('textbox', { name: 'Titre' }).fill('Demander à l’ARS de Bretagne');
  await edit.getByRole('textbox', { name: 'Adresse du destinataire' }).fill('ror@ars.exemple.fr');
  await edit.getByRole('textbox', { name: 'Délai en jours' }).fill('vingt');
  await expect(edit.getByText('Un nombre de jours de 0 à 730, ou rien.')).toBeVisible();
  await edit.getByRole('textbox', { name: 'Délai en jours' }).fill('20');
  await edit.getByRole('textbox', { name: 'Pourquoi ce changement' }).fill('Adresse donnée au téléphone.');
  await edit.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { name: 'Demander à l’ARS de Bretagne' })).toBeVisible();
  await expect(page.getByText('ror@ars.exemple.fr')).toBeVisible();
  await expect(page.getByText('20 jours')).toBeVisible();

  await button(page, 'Noter l’envoi').last().click();
  const dialog = page.getByRole('dialog', { name: 'Noter l’envoi' });
  const transfer = await page.evaluateHandle<unknown>(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['Bonjour'], 'lettre.txt', { type: 'text/plain' }));
    return transfer;
  })()`);
  const zone = dialog.locator('.record-drop');
  for (const type of ['dragenter', 'dragover', 'drop']) await zone.dispatchEvent(type, { dataTransfer: transfer });
  await expect(dialog.getByRole('button', { name: 'Retirer lettre.txt' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(station(page, /Demander à l’ARS de Bretagne attend/u)).toBeVisible();

  const file = join(dataFolder, 'parcours.json');
  writeFileSync(file, laterPack());
  await page.evaluate("location.hash = '#/dossiers?view=choose&question=0'");
  const choosing = page.waitForEvent('filechooser');
  await button(page, 'Importer un jeu de parcours…').click();
  await (await choosing).setFiles(file);
  await expect(page.getByText(/du 3 février 2031 : 4 parcours/u)).toBeVisible();
  await page.evaluate(`location.hash = '#/dossiers/${id}'`);
  await button(page, 'Adopter ces textes').click();
  await expect(page.getByRole('heading', { name: 'Textes plus récents' })).toBeHidden();
  await expect(page.getByText('3 février 2031').first()).toBeVisible();

  for (const [item, act] of [
    ['Abandonner', 'Abandonner'],
    ['Rouvrir le dossier', 'Rouvrir le dossier'],
  ] as const) {
    await button(page, 'Autres actions').click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('textbox', { name: 'Pourquoi' }).fill('Projet remis.');
    await page.getByRole('dialog').getByRole('button', { name: act }).click();
    await expect(page.getByRole('heading', { name: 'Parcours abandonné' })).toBeVisible({
      visible: item === 'Abandonner',
    });
  }
  alterHistory(dataFolder, id);
  await button(page, 'Tous les parcours').click();
  await page.getByRole('link', { name: 'Agenda' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'L’historique a été altéré' });
  await expect(told).toContainText('le fichier a été modifié hors de Cercle');
  await told.getByRole('link', { name: 'Historique' }).click();
  await expect(page.getByRole('tab', { name: 'Historique' })).toHaveAttribute('aria-selected', 'true');
  expect(complaints).toEqual([]);
});
