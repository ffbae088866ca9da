import type { Locator, Page } from '@playwright/test';
import type { SandboxStatus } from '../../shared/contract/sandbox.ts';
import { clientForm } from '../helpers/certificates.ts';
import { button, station } from './dossiers-acts.ts';
import { expect } from './fixtures.ts';
import { startSandbox } from './with-sandbox.ts';
import { ask } from './wire.ts';

/** A certificate of the sandbox region, under the name that lists show. */
export interface Held {
  readonly id: string;
  readonly label: string;
  readonly commonName: string;
}

/** What every journey is played with. */
export interface PathWorld {
  /** For the tests, and for production. */
  readonly test: Held;
  readonly production: Held;
  readonly server: Held;
}

async function issued(page: Page, form: ReturnType<typeof clientForm>): Promise<Held> {
  const { id } = await ask<{ id: string }>(page, 'certificates.request', { form });
  await ask(page, 'certificates.declineBackup', { id });
  await ask(page, 'sandbox.issue', { csr: { request: id } });
  return { id, label: form.label ?? '', commonName: form.commonName };
}

/** One region, one vault and three certificates, which the journeys share: each takes time to make. */
export async function makePathWorld(page: Page): Promise<PathWorld> {
  await startSandbox(page, { isListed: false });
  const [first] = await ask<readonly { readonly id: string }[]>(page, 'certificates.list', { place: 'active' });
  const name = 'ror.exemple.fr';
  return {
    test: { id: first?.id ?? '', label: 'Client du bac à sable', commonName: 'CLIENT_BAC' },
    production: await issued(page, clientForm({ commonName: 'CLIENT_PROD', label: 'Client de production' })),
    server: await issued(
      page,
      clientForm({
        ...{ profile: 'igc-sante-serv-ssl-serv', commonName: name, dnsNames: [name], label: 'Serveur de notification' },
      }),
    ),
  };
}

/** From the list of journeys, the five questions answered by their words, to what is proposed. */
export async function chooseJourney(page: Page, answers: readonly string[], journey: RegExp): Promise<void> {
  await page.evaluate("location.hash = '#/dossiers'");
  await page.getByRole('button', { name: /^(Répondre aux cinq questions|Nouveau parcours)$/u }).click();
  const begin = page.getByRole('button', { name: 'Répondre aux cinq questions', exact: true });
  const first = page.getByRole('radiogroup');
  await expect(begin.or(first).first()).toBeVisible();
  if (await begin.isVisible()) await begin.click();
  for (const [number, answer] of answers.entries()) {
    await page.locator('.chooser-answer').filter({ hasText: answer }).first().click();
    await expect(page.getByRole('radio', { name: answer })).toBeChecked();
    await button(page, number === answers.length - 1 ? 'Voir ma réponse' : 'Continuer').click();
  }
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('À lire d’abord');
  await expect(page.locator('.chooser-proposed').getByRole('heading', { name: journey })).toBeVisible();
}

/** Takes the journey that is proposed, to rehearse it; its line is then shown. */
export async function openRehearsal(page: Page, title: string): Promise<void> {
  await button(page, 'Suivre ce parcours').first().click();
  await page.getByRole('textbox', { name: 'Titre du dossier' }).fill(title);
  await page.getByText('Répétition', { exact: true }).click();
  await button(page, 'Ouvrir le dossier').click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
}

/** Goes to a step of the line. */
export async function goToStep(page: Page, step: string): Promise<Locator> {
  const one = station(page, new RegExp(step, 'u'));
  await one.click();
  await expect(one).toHaveAttribute('aria-current', 'step');
  return one;
}

/** Records an act of a step from its panel, the dialog filled first. */
export async function act(
  page: Page,
  step: string,
  name: string,
  fill?: (dialog: Locator) => Promise<unknown>,
): Promise<void> {
  await goToStep(page, step);
  await page.locator('.step-acts').getByRole('button', { name, exact: true }).click();
  await save(page, name, fill);
}

/** Fills the dialog that is open, and records. */
export async function save(page: Page, name: string, fill?: (dialog: Locator) => Promise<unknown>): Promise<void> {
  const dialog = page.getByRole('dialog', { name });
  await fill?.(dialog);
  await dialog.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** A request that is sent, and agreed to. */
export async function agreed(
  page: Page,
  step: string,
  fill?: (dialog: Locator) => Promise<unknown>,
  sending = 'Noter l’envoi',
): Promise<void> {
  await act(page, step, sending);
  await expect(station(page, new RegExp(`${step}.*attend`, 'u'))).toBeVisible();
  await act(page, step, 'Noter l’accord', fill);
  await expect(station(page, new RegExp(`${step}.*fait le`, 'u'))).toBeVisible();
}

/** A request that is sent and refused, which the line and the next action say. */
export async function refused(
  page: Page,
  step: string,
  reason: string,
  fill?: (dialog: Locator) => Promise<unknown>,
): Promise<void> {
  await act(page, step, 'Noter l’envoi');
  await act(page, step, 'Noter le refus', async (dialog) => {
    await dialog.getByRole('textbox', { name: 'Motif' }).fill(reason);
    await fill?.(dialog);
  });
  await expect(station(page, new RegExp(`${step}.*refusé le`, 'u'))).toBeVisible();
  await expect(page.getByRole('region', { name: 'Maintenant' })).toContainText(reason);
}

export function aside(page: Page, step: string): Promise<void> {
  return act(page, step, 'Mettre de côté', (dialog) => dialog.getByRole('textbox', { name: 'Motif' }).fill('Inutile.'));
}

/** Chooses a certificate of the inventory. */
export function pick({ label }: Held): (dialog: Locator) => Promise<void> {
  return async (dialog) => {
    await dialog.getByRole('button', { name: /Certificat/u }).click();
    await dialog
      .page()
      .getByRole('option', { name: new RegExp(`^${label} ·`, 'u') })
      .click();
  };
}

export function profile(number: number): (dialog: Locator) => Promise<void> {
  return async (dialog) => {
    await dialog.getByRole('button', { name: /Profil d’accès/u }).click();
    await dialog
      .page()
      .getByRole('option', { name: `Profil ${number}` })
      .click();
  };
}

export function type(field: RegExp, text: string): (dialog: Locator) => Promise<void> {
  return (dialog) => dialog.getByRole('textbox', { name: field }).fill(text);
}

/** Puts it on the whitelist from the region's own desk, and comes back. */
export async function admitAtDesk(page: Page, { label, commonName }: Held): Promise<void> {
  const back = new URL(page.url()).hash;
  await page.evaluate("location.hash = '#/exchanges?tab=sandbox'");
  await page.getByRole('button', { name: /Certificat à inscrire/u }).click();
  await page.getByRole('option', { name: new RegExp(`^${label} ·`, 'u') }).click();
  await button(page, 'Inscrire').click();
  await expect(button(page, `Retirer ${commonName} de la liste blanche`)).toBeVisible();
  await page.evaluate(`location.hash = ${JSON.stringify(back)}`);
}

/** Tests what is declared, from the whitelist tab. */
async function testConnection(page: Page, { commonName }: Held, outcome: string): Promise<void> {
  await button(page, 'Essayer maintenant').click();
  const told = page.locator('.whitelist-outcomes').getByRole('listitem').filter({ hasText: commonName });
  await expect(told).toContainText(outcome, { timeout: 60_000 });
}

/** The identity is sent; the region refuses it, then admits it; what was noticed is confirmed. */
export async function admitted(page: Page, step: string, held: Held, admit: () => Promise<unknown>): Promise<void> {
  await act(page, step, 'Noter l’envoi', pick(held));
  await page.getByRole('tab', { name: 'Liste blanche' }).click();
  const row = page
    .getByRole('table', { name: 'Ce qui est déclaré, et où' })
    .getByRole('row', { name: held.commonName });
  await expect(row).toContainText('Déclarée');
  await testConnection(page, held, 'Pas encore inscrit');
  await admit();
  await testConnection(page, held, 'Accepté');
  await expect(row).toContainText('Vert depuis le');
  await page.getByRole('tab', { name: 'Parcours' }).click();
  const noticed = page.getByRole('region', { name: 'À confirmer' }).getByRole('listitem');
  const green = noticed.filter({ hasText: 'La connexion est acceptée' });
  await green.getByRole('button', { name: 'Noter…' }).click();
  await save(page, 'Noter l’inscription');
  await expect(station(page, new RegExp(`${step}.*fait le`, 'u'))).toBeVisible();
}

/** Nobody is on the whitelist of the region any more. */
export async function clearWhitelist(page: Page): Promise<void> {
  const { whitelist } = await ask<SandboxStatus>(page, 'sandbox.status', {});
  for (const { sha256, subject } of whitelist) {
    await ask(page, 'sandbox.whitelist', { certificate: sha256 ?? subject, listed: false });
  }
}
