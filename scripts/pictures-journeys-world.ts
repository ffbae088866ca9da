import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DossierView, EventInput, RecordOutcome } from '../shared/contract/dossier-views.ts';
import { addDays } from '../shared/domain/onboarding/machine-days.ts';
import { clientForm } from '../test/helpers/certificates.ts';
import { startSandbox } from '../test/e2e/with-sandbox.ts';
import { ask, ticketOf } from '../test/e2e/wire.ts';

/** A dossier in the middle of its journey. */
export interface JourneyWorld {
  readonly id: string;
}

const SHEET = {
  raisonSociale: 'Hôpital Saint-Œuvre (fictif)',
  siret: '18751275100020',
  siren: '187512751',
  representantNom: 'Anne Martin-Fictive',
  representantFonction: 'Directrice générale',
  representantEmail: 'direction@saint-oeuvre.example',
  contactTechniqueNom: 'Bruno Petit-Fictif',
  contactTechniqueEmail: 'si@saint-oeuvre.example',
  contactTechniqueTelephone: '01 99 00 12 34',
  applicationNom: 'Orientation des urgences',
  applicationVersion: '4.2',
  editeur: 'Éditions Fictives',
  applicationUrl: 'https://orientation.saint-oeuvre.example',
  finalite: 'Trouver une place adaptée pour les patients qui sortent des urgences.',
  population: 'Infirmiers d’orientation et assistants sociaux, 40 personnes.',
  regions: 'Région bac à sable',
  transactions: 'extraction\nnotification\nlecture-etablissement',
  environnements: 'test\nproduction',
  platinesRole: 'client',
  platinesMutualTls: 'oui',
  parrainNom: 'ARS fictive',
} as const;

const SCENARIOS = [
  'id;nom;priorite;projet',
  ...Array.from({ length: 12 }, (_, at) => {
    const number = String(at + 1).padStart(2, '0');
    return `FICTIF-${number};Scénario fictif ${number};${(at % 3) + 1};Projet fictif ${String.fromCharCode(65 + (at % 4))}`;
  }),
];

type Note = (daysAgo: number, event: EventInput) => Promise<void>;

async function certificateOf(page: Page, commonName: string, label: string): Promise<string> {
  const { id } = await ask<{ id: string }>(page, 'certificates.request', { form: clientForm({ commonName, label }) });
  await ask(page, 'certificates.declineBackup', { id });
  await ask(page, 'sandbox.issue', { csr: { request: id } });
  return id;
}

/** The circle: asked, refused once, joined, with a profile. */
async function joinCircle(record: Note): Promise<void> {
  await record(74, { type: 'envoi', step: 'confirmer-csd' });
  await record(70, { type: 'acceptation', step: 'confirmer-csd', values: { reference: 'ROR-2026-118' } });
  await record(72, { type: 'envoi', step: 'parrain' });
  await record(66, { type: 'acceptation', step: 'parrain', values: { parrain: 'ARS fictive' } });
  await record(64, { type: 'envoi', step: 'adhesion' });
  await record(50, { type: 'refus', step: 'adhesion', reason: 'Finalité à préciser.' });
  await record(46, { type: 'envoi', step: 'adhesion' });
  await record(30, { type: 'acceptation', step: 'adhesion', values: { reference: 'DEC-2026-07' } });
  await record(28, { type: 'fait', step: 'profil-acces', values: { profil: '2' } });
  await record(26, { type: 'envoi', step: 'compte-platines' });
  await record(24, { type: 'platines-compte', state: 'ouvert', login: 'saint-oeuvre.01' });
}

/** The first certificate is admitted and green; the one that replaces it is declared, and waits. */
async function declareCertificates(page: Page, id: string, record: Note): Promise<void> {
  const [first] = await ask<readonly { readonly id: string }[]>(page, 'certificates.list', { place: 'active' });
  const certificate = first?.id ?? '';
  await record(22, { type: 'certificat', step: 'certificat-client-test', certificate });
  await record(20, { type: 'envoi', step: 'declaration-client-test', certificate });
  await ask(page, 'sandbox.whitelist', { certificate, listed: true });
  const renewal = await certificateOf(page, 'CLIENT_BAC_2027', 'Client du bac à sable, 2027');
  const place = { type: 'liste-blanche', region: 'BAC', environment: 'test', by: 'Bruno Petit-Fictif' } as const;
  await record(8, { ...place, certificate, state: 'inscrite', by: 'ARS fictive' });
  await record(2, { ...place, certificate: renewal, state: 'declaree' });
  const { jobId } = await ask<{ jobId: string }>(page, 'dossiers.check', { id });
  await ask(page, 'jobs.wait', { jobId });
}

async function playScenarios(page: Page, id: string, folder: string, record: Note): Promise<void> {
  const file = join(folder, 'scenarios.csv');
  writeFileSync(file, SCENARIOS.join('\n'));
  await ask(page, 'dossiers.importScenarios', { id, file: await ticketOf(page, file) });
  const results = ['succes', 'succes', 'echec', 'succes', 'succes', 'en-cours'] as const;
  for (const [at, result] of results.entries()) {
    await record(6 - at, { type: 'platines-resultat', scenario: `FICTIF-${String(at + 1).padStart(2, '0')}`, result });
  }
}

/** Opens a rehearsal with the sandbox region and plays it to its middle. */
export async function makeJourneyWorld(page: Page, folder: string, language: 'fr' | 'en'): Promise<JourneyWorld> {
  await startSandbox(page, { isListed: false });
  const title = language === 'fr' ? 'Orientation des urgences' : 'Emergency orientation';
  const { id } = await ask<DossierView>(page, 'dossiers.create', {
    ...{ journey: 'cercle-regional-csd', title, regions: ['BAC'], isRehearsal: true },
  });
  await ask(page, 'dossiers.set', { id, values: SHEET });
  const today = new Date().toISOString().slice(0, 10);
  const record: Note = async (daysAgo, event) => {
    const sent = { id, event: { ...event, date: addDays(today, -daysAgo) } };
    const { refusal } = await ask<RecordOutcome>(page, 'dossiers.record', sent);
    if (refusal !== null) throw new Error(`${event.type}: ${JSON.stringify(refusal)}`);
  };
  await joinCircle(record);
  await declareCertificates(page, id, record);
  await playScenarios(page, id, folder, record);
  return { id };
}
