import type { SameKeys } from '../sentences.ts';
import type { dossierCommands as fr } from '../fr/commands-dossiers.ts';

/** What each command about dossiers does. */
export const dossierCommands: SameKeys<typeof fr> = {
  'dossier journeys': {
    summary: 'the known journeys into a trust circle, with their source and date',
    details:
      'With --import, first reads a newer pack of journeys; open dossiers keep theirs until "cercle dossier adopt".',
  },
  'dossier choose': {
    summary: 'proposes a journey, a probable access profile and the papers to gather',
    details:
      'Without an argument, the five questions and their answers. "I do not know" is always an answer: what is not answered comes back with the sentence to forward. The public weekly file may be enough: it then says to stop there. In JSON: {answers, orientation, questions}.',
  },
  'dossier new': {
    summary: 'opens a dossier on a journey',
    details:
      'Several dossiers can go on at once. With --rehearsal it is a rehearsal with the sandbox region: only its certificates count, and nothing in it is real.',
  },
  'dossier list': {
    summary: 'dossiers, those that wait for you first',
    details: 'With --archived, those that were put away.',
  },
  'dossier show': {
    summary: 'where a dossier is: steps, what is awaited, whitelists, verified history',
    details: 'In JSON, everything known of the dossier, with its sheet, files and proposals.',
  },
  'dossier next': {
    summary: 'what to do now, who acts, what to send',
    details:
      'In JSON: {id, nextActions, pending, reminders, allowed}. Proposals come from elsewhere in Cercle (certificate installed, connection accepted, idle PLATINES account): nothing is recorded until you record it.',
  },
  'dossier set': {
    summary: 'fills the application sheet: field=value',
    details:
      'What seems wrong (the key of a SIRET, an IP address…) is told and kept as typed. In JSON: {id, sheet, issues}.',
  },
  'dossier record': {
    summary: 'records what happened to a step',
    details:
      'Events: envoi (sent), relance (reminded), acceptation, refus, retrait (taken back), fait (done), certificat, sans-objet (set aside), reprise (open again); note, abandon, reouverture for the whole dossier. The step may be left out when only one allows the event. What cannot be recorded is refused with its reason, exit code 1, and nothing is kept; in JSON: {refusal, dossier}, where refusal is null or {refused, values, message}. An attached file that holds a private key or a password is refused.',
  },
  'dossier history': {
    summary: 'the history of a dossier and its verification',
    details:
      'Each entry holds the hash of the one before; the head is sealed under the key of the vault. Exits with 1 when the history or a kept file was changed outside Cercle.',
  },
  'dossier message': {
    summary: 'the message of a step, filled, ready to be sent',
    details: 'Cercle sends nothing. With --out, an .eml file with its attachments; none of them can hold a secret.',
  },
  'dossier whitelist list': {
    summary: 'what is declared on whitelists, and what tests say of it',
    details: 'The drift compares the certificate that was declared with the one the server is given.',
  },
  'dossier whitelist add': {
    summary: 'records a declaration to a whitelist, or an admission',
    details: 'The certificate is one of the inventory; its environment is that of its issuer.',
  },
  'dossier whitelist check': {
    summary: 'tests the whitelists by a silent connection',
    details:
      'Exit code 0: all accept; 1: nothing is wrong, but an admission is missing or could not be tested; 3 and 4 as "cercle doctor". "cercle tick" does it daily. In JSON: {id, entries: [{entry, region, outcome, check, skipped}]}.',
  },
  'dossier platines show': {
    summary: 'the PLATINES account and the register of scenarios',
    details: 'An account that is not used for 6 months is deactivated: its date is shown.',
  },
  'dossier platines import': {
    summary: 'reads the register of scenarios, CSV or JSON',
    details: 'Cercle invents no scenario: the register is the one that the platform gave you.',
  },
  'dossier platines record': {
    summary: 'records the state of the account or the result of a scenario',
    details: 'Give --account, or --scenario with --result.',
  },
  'dossier calendar': {
    summary: 'writes the reminders of dossiers as an .ics calendar',
    details: 'Of all dossiers, or of one.',
  },
  'dossier export': {
    summary: 'writes the evidence dossier: one zip that opens without Cercle',
    details:
      'History, sheet, public certificates, exchanges and decisions, with their fingerprints. No secret is in it. With the passphrase of the vault, the seal of the history is verified as well.',
  },
  'dossier adopt': {
    summary: 'gives the dossier the latest version of its journey',
    details: 'Steps that were begun stay.',
  },
  'dossier archive': { summary: 'puts a dossier away', details: 'Nothing in it changes.' },
  'dossier unarchive': { summary: 'takes back a dossier that was put away', details: 'Nothing in it changes.' },
  'dossier remove': {
    summary: 'removes an archived dossier for good',
    details: 'Its history and files are erased. --confirm repeats its exact title.',
  },
  backup: {
    summary: 'backs the workspace up into one file',
    details:
      'Dossiers, history of exchanges, servers, settings, imported nomenclatures, vault (sealed as it is): everything that cannot be made again, even while Cercle is in use. Answers kept and data read are not in it: they can be asked again. Keep this file as you keep your data.',
  },
  restore: {
    summary: 'puts a backup of the workspace back in place',
    details:
      'Everything is checked before anything changes; a backup made by a later version is refused. The present workspace is set aside in the data folder, never erased: --force is needed when there is one. Cercle must be closed.',
  },
};
