import type { onboarding as french } from '../fr/onboarding.ts';

type French = typeof french;

const actors: French['actors'] = {
  demandeur: 'you, the applicant',
  'representant-legal': 'the legal representative',
  'administrateur-technique': 'the technical administrator',
  parrain: 'the sponsor',
  ars: 'the ARS',
  'commission-nationale': 'the national commission',
  'comite-integration': 'the integration committee',
  'equipe-ror': 'the ROR team',
  ans: 'the ANS',
};

const documents: French['documents'] = {
  'fiche-application': 'application sheet',
  'identite-certificat': 'identity sheet of the certificate',
  'certificat-public': 'public certificate',
  csr: 'certificate request (CSR)',
  formulaire: 'signed form',
  charte: 'signed charter',
  attestation: 'attestation',
};

const kinds: French['kinds'] = {
  acte: 'act',
  demande: 'request',
  certificat: 'certificate',
  declaration: 'declaration',
};

const collected: French['collected'] = {
  parrain: 'sponsor',
  reference: 'reference',
  instance: 'deciding body',
  profil: 'access profile',
  'identifiant-platines': 'PLATINES login',
  delai: 'announced lead time, in days',
};

const tracks: French['tracks'] = {
  'cercle-regional': 'regional circle',
  'cercle-national': 'national circle',
  'ror-national': 'national ROR',
};

const formats: French['formats'] = { csd: 'CSD (MEV 2.4)', fhir: 'FHIR (MEV 3.0)' };
const roles: French['roles'] = { client: 'client', serveur: 'server' };
const environments: French['environments'] = {
  test: 'test',
  production: 'production',
  sandbox: 'sandbox',
  any: 'test or production',
};

const states: French['states'] = {
  bloquee: 'not possible yet',
  'a-faire': 'to do',
  'en-attente': 'waiting',
  refusee: 'refused',
  faite: 'done',
  'sans-objet': 'set aside',
  'a-refaire': 'to do again',
};

const statuses: French['statuses'] = { actif: 'under way', termine: 'complete', abandonne: 'abandoned' };

const events: French['events'] = {
  envoi: 'sent',
  relance: 'reminder',
  acceptation: 'accepted',
  refus: 'refused',
  retrait: 'withdrawn',
  fait: 'step done',
  certificat: 'certificate installed',
  'sans-objet': 'step set aside',
  reprise: 'step opened again',
  creation: 'dossier opened',
  fiche: 'application sheet changed',
  parcours: 'journey changed',
  'liste-blanche': 'whitelist',
  'platines-compte': 'PLATINES account',
  'platines-scenarios': 'register of scenarios',
  'platines-resultat': 'result of a scenario',
  note: 'note',
  abandon: 'abandoned',
  reouverture: 'dossier opened again',
};

const whitelist: French['whitelist'] = {
  none: 'not declared',
  declaree: 'declared',
  inscrite: 'admitted',
  refusee: 'refused',
  retiree: 'retired',
};

const accounts: French['accounts'] = {
  aucun: 'no account',
  demande: 'asked for',
  ouvert: 'open',
  utilise: 'used',
  desactive: 'deactivated',
};

const results: French['results'] = {
  'non-execute': 'not run',
  'en-cours': 'running',
  succes: 'success',
  echec: 'failure',
  erreur: 'error',
  'en-attente': 'waiting',
  annule: 'cancelled',
};

const drifts: French['drifts'] = {
  none: 'it is the certificate in use',
  'other-certificate': 'another certificate is in use',
  expired: 'the declared certificate has expired',
  expiring: 'the declared certificate expires soon',
  'unknown-certificate': 'no certificate is chosen for this server',
  'no-region': 'this server is not set up',
};

const proposals: French['proposals'] = {
  'certificate-installed': 'a certificate was just installed',
  'certificate-replaced': 'the certificate was replaced',
  'connection-green': 'the connection is accepted',
  'connection-red': 'the connection is refused',
  'platines-login': 'a PLATINES login was noted',
  'platines-idle': 'the PLATINES account is no longer used',
  'reminder-due': 'an answer is overdue',
};

const refusals: French['refusals'] = {
  'dossier-closed': 'This dossier is abandoned. Open it again to record anything else.',
  'dossier-open': 'This dossier is not abandoned: there is nothing to open again.',
  'already-created': 'This dossier is already open.',
  'step-unknown': 'This journey has no step “{step}”.',
  'step-kind': '“{step}” is a step of another kind ({kind}): “{event}” is not recorded there.',
  'step-blocked': '“{step}” is not possible yet. First: {missing}.',
  'step-state': '“{step}” is in the state “{state}”: “{event}” is not recorded there.',
  'step-compulsory': '“{step}” is compulsory: it cannot be set aside.',
  'reason-needed': 'Say why: the reason is part of the history.',
  'date-future': '{date} has not come yet: today is {today}.',
  'date-before': '{date} comes before what was already recorded on {since}.',
  'date-invalid': '“{date}” is no date: write it 2026-11-22.',
  'certificate-needed': 'Choose the certificate that it is about.',
  'certificate-unexpected': '“{event}” asks for no certificate at the step “{step}”.',
  'certificate-environment':
    'This certificate is of the environment “{actual}” and the step expects “{expected}”: they are never mixed.',
  'certificate-role': 'This certificate is “{actual}” and the step expects “{expected}”.',
  'certificate-same': 'This certificate is already in service at this step: {subject}.',
  'certificate-other': 'This is not the expected certificate ({expected}), but {subject}.',
  'certificate-expired': 'This certificate expired on {notAfter}: {subject}.',
  'value-unexpected': '“{value}” is not recorded at the step “{step}”.',
  'profil-invalid': '“{profil}” is no access profile: from 0 to 5.',
  'delai-invalid': '“{delai}” is no number of days.',
  'sheet-field': 'The application sheet has no field “{field}”.',
  'journey-steps':
    'This journey cannot be followed: it has no steps, or some are double, lead nowhere, are lost or changed[ ({steps})].',
  'journey-other':
    'This is no newer version of the journey of this dossier[: it follows “{expected}”, not “{actual}”].',
  'scenario-unknown': 'The register has no scenario “{scenario}”. Import it first.',
  'scenario-duplicate': 'The scenario “{scenario}” appears twice.',
  'account-state': 'The PLATINES account is in the state “{state}”: “{asked}” is not recorded there.',
  'whitelist-state': 'The admission is “{state}”: it cannot become “{asked}”.',
};

/** Words of journeys and dossiers, for the command line and the window. */
export const onboarding: French = {
  actors,
  documents,
  kinds,
  collected,
  tracks,
  formats,
  roles,
  environments,
  states,
  statuses,
  events,
  whitelist,
  accounts,
  results,
  drifts,
  proposals,
  refusals,
};
