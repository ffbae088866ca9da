import type { commands as french } from '../fr/commands.ts';
import type { SameKeys } from '../sentences.ts';
import { certificateCommands } from './commands-certificates.ts';
import { dossierCommands } from './commands-dossiers.ts';
import { exchangeCommands } from './commands-exchanges.ts';
import { regionCommands } from './commands-regions.ts';
import { sandboxCommands } from './commands-sandbox.ts';

/** What each command does, in one line for the list and a few for its own help. */
export const commands: SameKeys<typeof french> = {
  import: {
    summary: 'reads CSD files or an archive, checks their checksums and fills the cache',
    details:
      'Several files are one extraction. A zip archive is checked before it is read, and each file compared with the SHA-256 checksum that comes with it. Nothing shows until everything was read: an interruption or an error leaves the cache as it was.',
  },
  sources: {
    summary: 'what the cache holds, with age and origin',
    details: 'A source is a region or an imported file. Earlier loads are kept for comparison.',
  },
  'sources keep': {
    summary: 'sets what is kept of a source',
    details:
      'Number of earlier loads kept whole, and of loads whose differences can still be seen. Applies from the next load on; without an option, shows the setting.',
  },
  'sources remove': {
    summary: 'removes a source and every copy of it',
    details: 'Records, XML as received, search text and kept loads are erased.',
  },
  stats: {
    summary: 'counts units and establishments along an axis',
    details: 'What has no known place is counted under the empty code.',
  },
  search: {
    summary: 'finds units and establishments',
    details:
      'Accents and case are ignored, every word is the beginning of a word, and all must be present. Names, communes, activities, equipment, national identifiers and telephone numbers are searched. Without a text the filters alone decide.',
  },
  show: {
    summary: 'shows a record with its fields, parents and children',
    details: 'The identifier is that of the cache or a national one: FINESS, SIRET, idNat_Struct, identifiantOI.',
  },
  tree: {
    summary: 'shows the tree of an entity: EJ, EG, OI',
    details: 'The identifier is that of the cache or a national one: FINESS, SIRET, idNat_Struct, identifiantOI.',
  },
  anomalies: {
    summary: 'what is wrong in the data',
    details: 'A finding never prevents reading: the record is kept, and the finding reported.',
  },
  conformity: {
    summary: 'checks a file or a source against the rules of the exchange',
    details:
      'Every rule is counted: how often checked, how often failed, with examples. It is the rehearsal of PLATINES. A file is checked without being stored.',
  },
  diff: {
    summary: 'what changed between two loads',
    details: 'Records are matched by national identifier; each changed field is shown, before and after.',
  },
  export: {
    summary: 'writes what the filters select to a file',
    details:
      'CSV (semicolons, UTF-8), XLSX, JSON Lines or GeoJSON. Restricted and personal data are left out unless you ask for them.',
  },
  'nomenclature list': {
    summary: 'the code tables in use and their dates',
    details: 'Imported tables take precedence over those shipped with Cercle.',
  },
  'nomenclature import': {
    summary: 'reads official code tables (.tabs or zip)',
    details: 'They take precedence over those shipped with Cercle, and serve from the next reading on.',
  },
  generate: {
    summary: 'writes a fictional region',
    details:
      'Invented establishments and units with real codes, to try or to test. The same seed gives the same file. The name of the file ends in .xml or .zip.',
  },
  serve: {
    summary: 'opens the window in a browser of this computer',
    details:
      'The address can be reached from this computer only and works once, for a minute; the file shown opens the window at any time. Stays in the foreground until Ctrl-C or SIGTERM, and then ends with code 0. With --json, one line is written when the window is ready: {address, linkFile, port}. The page must be built (“npm run build” in a clone of Cercle).',
  },
  'vault init': {
    summary: 'creates the vault of private keys',
    details:
      'Its passphrase (at least 12 characters) seals every key; it cannot be found again. It comes from a variable, a file or the terminal, never from the command line.',
  },
  'vault status': {
    summary: 'tells whether there is a vault, what protects it, and whether its journal is whole',
    details: 'Nothing is opened: no passphrase is needed.',
  },
  'vault passwd': {
    summary: 'changes the passphrase of the vault',
    details: 'Keys stay as they are. An interruption leaves the old one or the new one, never anything between.',
  },
  'vault backup': {
    summary: 'writes a recovery file: the whole vault, under a passphrase of its own',
    details:
      'It holds keys, revocation codes, certificates, requests, authorities and the journal, encrypted. Keep it elsewhere than on this computer.',
  },
  'vault restore': {
    summary: 'makes the vault again from a recovery file',
    details:
      'The file is checked whole before anything changes. Without a new passphrase, that of the file becomes that of the vault.',
  },
  'vault journal': {
    summary: 'what was done with keys, certificates and authorities',
    details:
      'Each entry holds the hash of the one before; the head and the length are sealed under the key of the vault. docs/journal.md tells what this proves and what it does not.',
  },
  ...certificateCommands,
  ...regionCommands,
  ...exchangeCommands,
  ...sandboxCommands,
  ...dossierCommands,
  'doctor self': {
    summary: 'checks this installation',
    details:
      'Versions, folders, permissions, free space and clock. Exits with code 1 if something should be corrected.',
  },
};
