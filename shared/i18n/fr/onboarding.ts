import type { Actor, Collected, DocumentKind, Format, StepKind, Track } from '../../domain/onboarding/journey.ts';
import type { CertificateRole, CircleEnvironment } from '../../domain/onboarding/declared.ts';
import type { Dossier, RefusalReason, StepStatus } from '../../domain/onboarding/dossier.ts';
import type { Drift } from '../../domain/onboarding/drift.ts';
import type { EventType, WhitelistState } from '../../domain/onboarding/events.ts';
import type { Platines, ScenarioResult } from '../../domain/onboarding/platines.ts';
import type { ProposalReason } from '../../domain/onboarding/proposals.ts';

type Words<Key extends string> = Readonly<Record<Key, string>>;

const actors: Words<Actor> = {
  demandeur: 'vous, le demandeur',
  'representant-legal': 'le représentant légal',
  'administrateur-technique': 'l’administrateur technique',
  parrain: 'le parrain',
  ars: 'l’ARS',
  'commission-nationale': 'la commission nationale',
  'comite-integration': 'le comité d’intégration',
  'equipe-ror': 'l’équipe ROR',
  ans: 'l’ANS',
};

const documents: Words<DocumentKind> = {
  'fiche-application': 'fiche application',
  'identite-certificat': 'fiche d’identité du certificat',
  'certificat-public': 'certificat public',
  csr: 'demande de certificat (CSR)',
  formulaire: 'formulaire signé',
  charte: 'charte signée',
  attestation: 'attestation',
};

/** Kinds of steps. */
const kinds: Words<StepKind> = {
  acte: 'acte',
  demande: 'demande',
  certificat: 'certificat',
  declaration: 'déclaration',
};

const collected: Words<Collected> = {
  parrain: 'parrain',
  reference: 'référence',
  instance: 'instance qui décide',
  profil: 'profil d’accès',
  'identifiant-platines': 'identifiant PLATINES',
  delai: 'délai annoncé, en jours',
};

const tracks: Words<Track> = {
  'cercle-regional': 'cercle régional',
  'cercle-national': 'cercle national',
  'ror-national': 'ROR national',
};

const formats: Words<Format> = { csd: 'CSD (MEV 2.4)', fhir: 'FHIR (MEV 3.0)' };
const roles: Words<CertificateRole> = { client: 'client', serveur: 'serveur' };
const environments: Words<CircleEnvironment | 'sandbox' | 'any'> = {
  test: 'test',
  production: 'production',
  sandbox: 'bac à sable',
  any: 'test ou production',
};

const states: Words<StepStatus> = {
  bloquee: 'pas encore possible',
  'a-faire': 'à faire',
  'en-attente': 'en attente',
  refusee: 'refusée',
  faite: 'faite',
  'sans-objet': 'mise de côté',
  'a-refaire': 'à refaire',
};

const statuses: Words<Dossier['status']> = { actif: 'en cours', termine: 'terminé', abandonne: 'abandonné' };

/** What happened. */
const events: Words<EventType> = {
  envoi: 'envoi',
  relance: 'relance',
  acceptation: 'acceptation',
  refus: 'refus',
  retrait: 'retrait',
  fait: 'étape faite',
  certificat: 'certificat installé',
  'sans-objet': 'étape mise de côté',
  reprise: 'étape rouverte',
  creation: 'ouverture du dossier',
  fiche: 'fiche application modifiée',
  parcours: 'parcours modifié',
  'liste-blanche': 'liste blanche',
  'platines-compte': 'compte PLATINES',
  'platines-scenarios': 'registre de scénarios',
  'platines-resultat': 'résultat d’un scénario',
  note: 'note',
  abandon: 'abandon',
  reouverture: 'réouverture du dossier',
};

const whitelist: Words<WhitelistState | 'none'> = {
  none: 'non déclarée',
  declaree: 'déclarée',
  inscrite: 'inscrite',
  refusee: 'refusée',
  retiree: 'retirée',
};

const accounts: Words<Platines['state'] | 'utilise'> = {
  aucun: 'aucun compte',
  demande: 'demandé',
  ouvert: 'ouvert',
  utilise: 'utilisé',
  desactive: 'désactivé',
};

const results: Words<ScenarioResult> = {
  'non-execute': 'non exécuté',
  'en-cours': 'en cours',
  succes: 'succès',
  echec: 'échec',
  erreur: 'erreur',
  'en-attente': 'en attente',
  annule: 'annulé',
};

const drifts: Words<Drift> = {
  none: 'c’est le certificat utilisé',
  'other-certificate': 'un autre certificat est utilisé',
  expired: 'le certificat déclaré a expiré',
  expiring: 'le certificat déclaré expire bientôt',
  'unknown-certificate': 'aucun certificat n’est choisi pour ce serveur',
  'no-region': 'ce serveur n’est pas réglé',
};

const proposals: Words<ProposalReason> = {
  'certificate-installed': 'un certificat vient d’être installé',
  'certificate-replaced': 'le certificat a été remplacé',
  'connection-green': 'la connexion est acceptée',
  'connection-red': 'la connexion est refusée',
  'platines-login': 'un identifiant PLATINES a été noté',
  'platines-idle': 'le compte PLATINES ne sert plus',
  'reminder-due': 'une réponse se fait attendre',
};

/** Why nothing was recorded, and what to do; `{…}` are the values of the refusal, in words. */
const refusals: Words<RefusalReason> = {
  'dossier-closed': 'Ce dossier est abandonné. Rouvrez-le pour y noter autre chose.',
  'dossier-open': 'Ce dossier n’est pas abandonné : il n’y a rien à rouvrir.',
  'already-created': 'Ce dossier est déjà ouvert.',
  'step-unknown': 'Ce parcours n’a pas d’étape « {step} ».',
  'step-kind': '« {step} » est une étape d’une autre sorte ({kind}) : « {event} » ne s’y note pas.',
  'step-blocked': '« {step} » n’est pas encore possible. D’abord : {missing}.',
  'step-state': '« {step} » est dans l’état « {state} » : « {event} » ne s’y note pas.',
  'step-compulsory': '« {step} » est obligatoire : elle ne peut pas être mise de côté.',
  'reason-needed': 'Dites pourquoi : le motif fait partie de l’historique.',
  'date-future': 'Le {date} n’est pas encore venu : nous sommes le {today}.',
  'date-before': 'Le {date} précède ce qui a déjà été noté le {since}.',
  'date-invalid': '« {date} » n’est pas une date : écrivez-la 2026-11-22.',
  'certificate-needed': 'Choisissez le certificat dont il s’agit.',
  'certificate-unexpected': '« {event} » ne demande pas de certificat à l’étape « {step} ».',
  'certificate-environment':
    'Ce certificat est de l’environnement « {actual} » et l’étape attend « {expected} » : ils ne se mélangent jamais.',
  'certificate-role': 'Ce certificat est « {actual} » et l’étape attend « {expected} ».',
  'certificate-same': 'Ce certificat est déjà en service à cette étape : {subject}.',
  'certificate-other': 'Ce n’est pas le certificat attendu ({expected}), mais {subject}.',
  'certificate-expired': 'Ce certificat a expiré le {notAfter} : {subject}.',
  'value-unexpected': '« {value} » ne se note pas à l’étape « {step} ».',
  'profil-invalid': '« {profil} » n’est pas un profil d’accès : de 0 à 5.',
  'delai-invalid': '« {delai} » n’est pas un nombre de jours.',
  'sheet-field': 'La fiche application n’a pas de champ « {field} ».',
  'journey-steps':
    'Ce parcours ne peut pas être suivi : il n’a pas d’étapes, ou certaines sont en double, sans issue, perdues ou changées[ ({steps})].',
  'journey-other':
    'Ce n’est pas une version plus récente du parcours de ce dossier[ : il suit « {expected} », pas « {actual} »].',
  'scenario-unknown': 'Le registre n’a pas de scénario « {scenario} ». Importez-le d’abord.',
  'scenario-duplicate': 'Le scénario « {scenario} » figure deux fois.',
  'account-state': 'Le compte PLATINES est dans l’état « {state} » : « {asked} » ne s’y note pas.',
  'whitelist-state': 'L’inscription est « {state} » : elle ne peut pas devenir « {asked} ».',
};

/** Words of journeys and dossiers, for the command line and the window. */
export const onboarding = {
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
