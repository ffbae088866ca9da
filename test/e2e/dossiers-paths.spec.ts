import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { button, station } from './dossiers-acts.ts';
import {
  act,
  admitAtDesk,
  admitted,
  agreed,
  aside,
  chooseJourney,
  clearWhitelist,
  goToStep,
  makePathWorld,
  openRehearsal,
  pick,
  profile,
  refused,
  type,
} from './dossiers-walk.ts';
import type { PathWorld } from './dossiers-walk.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './wire.ts';

interface Path {
  readonly name: string;
  /** `folder`: where files to keep are written. */
  readonly play: (page: Page, world: PathWorld, folder: string) => Promise<void>;
}

const DATA = 'Contacts réservés et lits disponibles, pour des équipes de soins qui orientent ou coordonnent';
const US = 'Le représentant légal de mon organisation, pour elle-même';

/** The five answers of who begins. */
function answers(territory: string, format = 'CSD (MEV 2.4)'): readonly string[] {
  return [territory, DATA, format, 'Je commence', US];
}

/** Whoever chooses CSD sees this first, with the question to ask. */
async function readCsdWarning(page: Page, isHistoric: boolean): Promise<void> {
  const first = page.getByRole('region', { name: 'À lire d’abord' });
  await expect(first).toContainText('Le CSD (MEV 2.4) devait s’arrêter à la fin du premier trimestre 2026');
  await expect(page.getByRole('heading', { name: 'Question prête à envoyer' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /procédure historique/iu }).first()).toBeVisible({
    visible: isHistoric,
  });
}

/** The last step, and the end. */
async function openProduction(page: Page): Promise<void> {
  await act(page, 'Vérifier la connexion de production', 'C’est fait');
  await expect(page.getByRole('heading', { name: 'Parcours terminé' })).toBeVisible();
  await expect(page.locator('.dossier-marks')).toContainText('Terminé');
}

/** The certificates of production of a circle: both installed, both sent, ours admitted. */
async function circleProduction(page: Page, { production, server }: PathWorld): Promise<void> {
  const order = 'Commander et installer le certificat';
  const send = 'Envoyer le certificat public';
  await act(page, `${order} client de production`, 'Noter le certificat installé', pick(production));
  await act(page, `${order} serveur`, 'Noter le certificat installé', pick(server));
  await admitted(page, `${send} client de production`, production, () => listed(page, production.id));
  await act(page, `${send} serveur de production`, 'Noter l’envoi', pick(server));
  await act(page, `${send} serveur de production`, 'Noter l’inscription');
  await openProduction(page);
}

function listed(page: Page, certificate: string): Promise<unknown> {
  return ask(page, 'sandbox.whitelist', { certificate, listed: true });
}

const regional: Path = {
  name: 'path A, one region',
  async play(page, world, folder) {
    await chooseJourney(page, answers('Celles d’une seule région'), /^Cercle régional, CSD/u);
    await readCsdWarning(page, true);
    await openRehearsal(page, 'Voie A régionale');
    await aside(page, 'Demander si le CSD est encore ouvert');
    const joining = 'Demander à rejoindre le cercle régional';
    await goToStep(page, joining);
    await expect(page.getByText('Rien ne peut être noté ici pour l’instant.')).toBeVisible();
    await agreed(page, 'Trouver une région qui vous parraine', type(/^Parrain/u, 'ARS fictive'));
    const decision = join(folder, 'decision.txt');
    writeFileSync(decision, 'La demande est incomplète.');
    await refused(page, joining, 'SIRET illisible.', async (dialog) => {
      const choosing = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: 'Choisir des fichiers…' }).click();
      await (await choosing).setFiles(decision);
    });
    await agreed(page, joining, type(/^Référence/u, 'DEC-2026-07'), 'Noter le nouvel envoi');
    await expect(page.getByText(/^Envoyé 2 fois/u)).toBeVisible();
    await act(page, 'Notification du profil d’accès', 'C’est fait', profile(1));
    await expect(page.locator('.dossier-marks')).toContainText('Profil d’accès 1');
    await agreed(page, 'Demander un compte PLATINES', type(/^Identifiant PLATINES/u, 'fictif.01'));
    const trial = 'Obtenir et installer le certificat client de TEST';
    await act(page, trial, 'Noter le certificat installé', async (dialog) => {
      await pick(world.server)(dialog);
      await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
      await expect(dialog.getByRole('alert')).toContainText(
        'Ce certificat est « serveur » et l’étape attend « client »',
      );
      await pick(world.test)(dialog);
    });
    await admitted(page, 'Envoyer le certificat public client de TEST', world.test, () =>
      admitAtDesk(page, world.test),
    );
    await act(page, 'Jouer les scénarios PLATINES', 'C’est fait');
    await circleProduction(page, world);
  },
};

const national: Path = {
  name: 'path A, several regions',
  async play(page, world) {
    await chooseJourney(page, answers('Celles de plusieurs régions'), /^Cercle national, CSD/u);
    await readCsdWarning(page, true);
    await openRehearsal(page, 'Voie A nationale');
    for (const step of ['Demander si le CSD est encore ouvert', 'Demander un compte PLATINES']) await aside(page, step);
    await agreed(page, 'Trouver une région qui vous parraine');
    const joining = 'Demander à rejoindre le cercle national';
    await refused(page, joining, 'Finalité à préciser.', type(/^Instance/u, 'Commission nationale'));
    await agreed(page, joining, type(/^Instance/u, 'Commission nationale'), 'Noter le nouvel envoi');
    await act(page, 'Notification du profil d’accès', 'C’est fait', profile(2));
    await aside(page, 'Obtenir et installer le certificat client de TEST');
    await aside(page, 'Envoyer le certificat public client de TEST');
    await aside(page, 'Jouer les scénarios PLATINES');
    await circleProduction(page, world);
  },
};

const rorCsd: Path = {
  name: 'path B, CSD',
  async play(page, world) {
    const { test: first, production } = world;
    await chooseJourney(page, answers('Celles de toute la France'), /^ROR national, CSD/u);
    await readCsdWarning(page, false);
    await openRehearsal(page, 'Voie B en CSD');
    await act(page, 'Choisir les données nécessaires', 'C’est fait');
    await agreed(page, 'Demander si le CSD est encore ouvert');
    await aside(page, 'Signer la charte');
    await act(page, 'Remplir et faire signer le formulaire', 'C’est fait');
    const committee = 'Envoyer le dossier au comité';
    await refused(page, committee, 'Finalité trop large.');
    await agreed(page, committee, profile(2), 'Noter le nouvel envoi');
    await agreed(page, 'Commander la carte et le certificat de TEST');
    await act(page, 'Obtenir et installer le certificat client de TEST', 'Noter le certificat installé', pick(first));
    await admitted(page, 'Envoyer le certificat public client de TEST', first, () => listed(page, first.id));
    await act(page, 'Ouvrir le compte PLATINES', 'C’est fait', type(/^Identifiant PLATINES/u, 'fictif.02'));
    await act(page, 'Jouer les scénarios PLATINES', 'C’est fait');
    await agreed(page, 'Signer le contrat avec l’ANS', type(/^Référence/u, 'C-2026-7'));
    await aside(page, 'Commander la carte du représentant légal');
    await aside(page, 'Commander des cartes CPA');
    await act(page, 'Habiliter les administrateurs techniques', 'C’est fait');
    const order = 'Commander et installer le certificat client de production';
    await act(page, order, 'Noter le certificat installé', pick(production));
    await admitted(page, 'Envoyer le certificat public client de production', production, () =>
      listed(page, production.id),
    );
    await openProduction(page);
  },
};

/** To the handshake: what comes after is played elsewhere, and asked of another application than Cercle. */
const rorFhir: Path = {
  name: 'path B, FHIR',
  async play(page, { test: held }) {
    await chooseJourney(page, answers('Celles de toute la France', 'FHIR (MEV 3.0)'), /^ROR national, FHIR/u);
    await expect(page.getByText('Cercle n’interroge pas le FHIR').first()).toBeVisible();
    await openRehearsal(page, 'Voie B en FHIR');
    await act(page, 'Choisir les données nécessaires', 'C’est fait');
    await aside(page, 'Signer la charte');
    await act(page, 'Remplir et faire signer le formulaire', 'C’est fait');
    const committee = 'Envoyer le dossier au comité';
    await refused(page, committee, 'Représentant légal à préciser.');
    await agreed(page, committee, profile(1), 'Noter le nouvel envoi');
    await agreed(page, 'Commander la carte et le certificat de TEST');
    await act(page, 'Obtenir et installer le certificat client de TEST', 'Noter le certificat installé', pick(held));
    const { subject } = await ask<{ subject: string }>(page, 'certificates.show', { id: held.id });
    // The desk knows it by its name alone: its certificate was never sent.
    await admitted(page, 'Envoyer le sujet .DN. du certificat de TEST', held, () => listed(page, subject));
    await page.evaluate("location.hash = '#/exchanges?tab=sandbox'");
    await expect(page.getByRole('row', { name: held.commonName }).getByText('par son nom')).toBeVisible();
    await page.goBack();
    await goToStep(page, 'Tester dans le bac à sable FHIR');
    const notice = page.getByText('Cercle n’interroge pas encore le FHIR : il vérifie la connexion, pas les données.');
    await expect(notice).toBeVisible();
    await expect(station(page, /Tester dans le bac à sable FHIR.*à vous/u)).toBeVisible();
  },
};

const PATHS = [rorFhir, national, regional, rorCsd];

/** The whole line and the step it leads to, beside the results. */
async function keepPicture(page: Page, info: TestInfo, name: string): Promise<void> {
  const path = info.outputPath(`${name.replaceAll(/\W+/gu, '-')}.png`);
  await page.setViewportSize({ width: 1280, height: 1600 });
  await page.evaluate("document.querySelector('.shell-main').scrollTo(0, 0)");
  await page.screenshot({ path });
  await page.setViewportSize({ width: 1280, height: 840 });
  await info.attach(name, { path, contentType: 'image/png' });
}

test('from the first question to production against the sandbox region, a refusal and a second sending on the way', async ({
  page,
  dataFolder,
  complaints,
}, info) => {
  test.setTimeout(480_000);
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
  const world = await makePathWorld(page);
  for (const { name, play } of PATHS) {
    await test.step(name, async () => {
      await clearWhitelist(page);
      await play(page, world, dataFolder);
      await keepPicture(page, info, name);
    });
  }
  await page.getByRole('tab', { name: 'Historique' }).click();
  await expect(page.getByText('L’historique est intact')).toBeVisible();
  await button(page, 'Tous les parcours').click();
  await expect(page.getByRole('list', { name: 'Parcours en cours' }).locator('.dossier-card')).toHaveCount(
    PATHS.length,
  );
  expect(complaints).toEqual([]);
});
