import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { DossierView, EventInput, RecordOutcome } from '../../shared/contract/dossier-views.ts';
import { clientForm } from '../helpers/certificates.ts';
import { startSandbox } from './with-sandbox.ts';
import { ask, ticketOf } from './wire.ts';

/** A rehearsal of the regional circle, far enough for every tab to have something to show. */
export interface DossierWorld {
  readonly id: string;
  /** The certificate that is declared, and the one that replaces it; ids in the inventory. */
  readonly certificate: string;
  readonly renewal: string;
}

export const TITLE = 'Annuaire des urgences';

const SHEET = {
  raisonSociale: 'Hôpital Fictif de Saint-Œuvre',
  siret: '18751275100020',
  representantNom: 'Anne Fictive',
  representantEmail: 'direction@hopital.example',
  contactTechniqueNom: 'Bruno Fictif',
  contactTechniqueEmail: 'si@hopital.example',
  applicationNom: 'Annuaire des urgences',
  applicationVersion: '4.2',
  editeur: 'Éditions Fictives',
  finalite: 'Orienter les patients vers une place libre.',
  population: 'Régulateurs et infirmiers d’orientation.',
};

const SCENARIOS = [
  'id;nom;priorite;projet',
  'F-01;Lire un établissement fictif;1;Projet fictif',
  'F-02;Lire une organisation interne fictive;1;Projet fictif',
  'F-03;Être notifié des changements fictifs;2;Projet fictif',
  'F-04;Extraire une région fictive;3;',
];

async function record(page: Page, id: string, event: EventInput): Promise<void> {
  const { refusal } = await ask<RecordOutcome>(page, 'dossiers.record', { id, event });
  if (refusal !== null) throw new Error(JSON.stringify(refusal));
}

/** Another certificate of the sandbox region for the same application. */
async function renewed(page: Page): Promise<string> {
  const form = clientForm({ commonName: 'CLIENT_BAC_2027', label: 'Client du bac à sable, 2027' });
  const { id } = await ask<{ id: string }>(page, 'certificates.request', { form });
  await ask(page, 'certificates.declineBackup', { id });
  await ask(page, 'sandbox.issue', { csr: { request: id } });
  return id;
}

/** Opens a dossier whose certificate is declared to the sandbox region, which does not admit it yet. */
export async function makeDossierWorld(page: Page, folder: string): Promise<DossierWorld> {
  await startSandbox(page, { isListed: false });
  const [first] = await ask<readonly { readonly id: string }[]>(page, 'certificates.list', { place: 'active' });
  const certificate = first?.id ?? '';
  const { id } = await ask<DossierView>(page, 'dossiers.create', {
    ...{ journey: 'cercle-regional-csd', title: TITLE, regions: ['BAC'], isRehearsal: true },
  });
  await ask(page, 'dossiers.set', { id, values: SHEET });
  const place = { type: 'liste-blanche', region: 'BAC', environment: 'test' } as const;
  await record(page, id, { ...place, certificate, state: 'declaree', by: 'équipe ROR' });
  const renewal = await renewed(page);
  const file = join(folder, 'scenarios.csv');
  writeFileSync(file, SCENARIOS.join('\n'));
  await ask(page, 'dossiers.importScenarios', { id, file: await ticketOf(page, file) });
  return { id, certificate, renewal };
}
