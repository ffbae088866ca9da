import type { SameKeys } from '../sentences.ts';
import type { dossierOptions as fr } from '../fr/options-dossiers.ts';

/** One line for each option of the commands `dossier`. */
export const dossierOptions: SameKeys<typeof fr> = {
  dossierJourney: 'key of the journey ("cercle dossier journeys")',
  dossierTitle: 'title of the dossier; that of the journey otherwise',
  dossierRegion: 'server that the application is to query',
  dossierRehearsal: 'a rehearsal with the sandbox region',
  dossierArchived: 'archived dossiers',
  dossierImportPack: 'pack of journeys to read first',
  dossierStep: 'step concerned; otherwise the only one that allows this event',
  dossierDate: 'day it happened; today otherwise',
  dossierNote: 'note kept with the event',
  dossierAttach: 'file to keep with the event (25 MB at most, without a secret)',
  dossierReason: 'why: needed for a refusal, a withdrawal, a setting aside, a reopening',
  dossierCertificate: 'certificate of the inventory, or the beginning of its fingerprint',
  dossierValue: 'what the step leaves: profil=1, reference=…, identifiant-platines=…',
  dossierMessageAttach: 'a file that you attach to the message (25 MB at most, without a secret)',
  dossierMessageKind: "first sending, reminder, or the journey's question",
  dossierWhitelistRegion: 'server whose whitelist it is',
  dossierEnvironment: 'environment declared',
  dossierState: 'state of the entry; declared otherwise',
  dossierBy: 'who said so',
  dossierEntry: 'one entry only: region/environment/fingerprint',
  dossierConfirm: 'exact title of the dossier to remove',
  platinesAccount: 'state of the account',
  platinesLogin: 'login of the account',
  platinesScenario: 'scenario of the register',
  platinesResult: 'result of the scenario',
  platinesEvidence: 'exchange or report that proves it',
  restoreForce: 'sets the present workspace aside',
};
