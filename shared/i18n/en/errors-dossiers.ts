import type { dossierErrors as french } from '../fr/errors-dossiers.ts';

/** What is said of failures about dossiers, journeys and the backup of the workspace. */
export const dossierErrors: typeof french = {
  'dossier.unknown': {
    what: 'No dossier has the identifier[ "{id}"].',
    todo: 'See the list with "cercle dossier list", or the Journey screen.',
  },
  'dossier.journey-unknown': {
    what: 'No journey has the key[ "{journey}"].',
    todo: 'See the journeys with "cercle dossier journeys".',
  },
  'dossier.step-unknown': {
    what: 'This journey has no step[ "{step}"].',
    todo: 'See its steps with "cercle dossier show", or on the Journey screen.',
  },
  'dossier.pack': {
    what: 'The file[ "{file}"] is not a readable pack of journeys[: {reason}].',
    todo: 'Ask whoever sent it for the file; nothing was changed.',
  },
  'dossier.file': {
    what: 'The file[ "{file}"] cannot be kept in the dossier[: {reason}].',
    todo: 'Choose another file, or a smaller copy.',
  },
  'dossier.secret': {
    what: 'The file[ "{file}"] holds a secret[: {reason}]. It was not attached.',
    todo: 'Never send a private key or a password. Attach the public certificate: Cercle can extract it.',
  },
  'dossier.tampered': {
    what: 'The history of the dossier[ “{id}”] was changed outside Cercle and cannot be read any more.',
    why: 'Its first event is missing or unreadable.',
    todo: 'Restore a backup of the workspace, or archive this dossier and remove it.',
  },
  'dossier.not-archived': {
    what: 'This dossier[ "{title}"] is not archived, or the title typed is not its own.',
    todo: 'Archive it first, then type its exact title to confirm.',
  },
  'dossier.scenarios': {
    what: 'The register of scenarios[ "{file}"] cannot be read[, line {line}][, column "{column}"][: "{value}" does not fit].',
    todo: 'Correct the line named: columns "id", "nom", "projet" and "priorite" (1, 2 or 3).',
  },
  'backup.invalid': {
    what: 'The file[ "{file}"] is not a usable backup[: {reason}].',
    todo: 'Take another backup; the present workspace was not touched.',
  },
  'backup.not-empty': {
    what: 'The data folder already holds a workspace.',
    todo: 'Restore into an empty folder (--data), or confirm with --force: the present one is set aside, not erased.',
  },
  'backup.in-use': {
    what: 'Cercle is open on this data folder: nothing was changed.',
    todo: 'Close its windows and the commands that run, then try again; or prepare the restoration from the settings, for the next start.',
  },
};
