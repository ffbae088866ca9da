import type { ErrorCode } from '../../errors.ts';
import type { ErrorSentences } from '../sentences.ts';
import { certificateErrors } from './errors-certificates.ts';
import { dossierErrors } from './errors-dossiers.ts';
import { exchangeErrors } from './errors-exchange.ts';
import { sandboxErrors } from './errors-sandbox.ts';

const SUPPORT = 'the team that provides Cercle to you, with the code above';
const SENDER = 'the person or the ARS that sent you this file';

/** What is said of each error; the parts in brackets are left out when their value is unknown. */
export const errors: Readonly<Record<ErrorCode, ErrorSentences>> = {
  'input.invalid': {
    what: 'The request cannot be understood[: {reason}].',
    todo: "Correct the value named above; the command's help (--help) shows its form.",
  },
  'input.unknown-command': {
    what: 'There is no command[ “{command}”].',
    todo: 'See the list of commands with “cercle --help”.',
  },
  'method.unknown': {
    what: 'The operation asked for[ ({method})] does not exist in this version.',
    why: 'The window or program asking for it is probably not of the same version as the service.',
    todo: 'Restart Cercle so that all of its parts are of the same version.',
    whom: SUPPORT,
  },
  'file.not-found': {
    what: 'The file[ “{file}”][ “{path}”] does not exist.',
    todo: 'Check the spelling and the folder; a relative path starts from the folder you are in.',
  },
  'file.unreadable': {
    what: 'The file[ “{file}”][ “{path}”] cannot be read or written.',
    why: 'The operating system refused access, it is not a regular file, or another program wrote to it while it was read.',
    todo: 'Check your permissions on this file and its folder, and that no other program holds it open.',
  },
  'file.exists': {
    what: 'The file[ “{file}”][ “{path}”] already exists; it was left untouched.',
    todo: 'Choose another name, or add --force to replace it.',
  },
  'xml.ill-formed': {
    what: 'The document[ “{file}”] is not well-formed XML[ (line {line}, column {column})]. Nothing was stored.',
    todo: 'Ask for the file again; do not correct it by hand.',
    whom: SENDER,
  },
  'xml.encoding': {
    what: 'The encoding of the document[ “{file}”] is not the one it announces, or is not supported[ ({encoding})]. Nothing was stored.',
    todo: 'Ask for the file in UTF-8, with an exact XML declaration.',
    whom: SENDER,
  },
  'xml.doctype': {
    what: 'The document[ “{file}”] has a DOCTYPE declaration, refused for safety. Nothing was stored.',
    why: 'A DOCTYPE can make a reader open other files or exhaust its memory; the CSD format does not need one.',
    todo: 'Ask for the file without a DOCTYPE.',
    whom: SENDER,
  },
  'xml.truncated': {
    what: 'The document[ “{file}”] is incomplete: it stops before its closing tag. Nothing was stored.',
    why: 'The download or the copy was probably cut short.',
    todo: 'Fetch the file again, then compare its size with the one announced.',
    whom: SENDER,
  },
  'xml.limit': {
    what: 'The document[ “{file}”] exceeds a reading limit[: {limit}][ ({value})]. Nothing was stored.',
    why: 'These limits protect your computer against documents made to exhaust its memory.',
    todo: 'Check where the file comes from before going further.',
    whom: SENDER,
  },
  'csd.absent': {
    what: 'The document[ “{file}”] is XML but holds no CSD. Nothing was stored.',
    why: '[The root of the document is “{root}”.]',
    todo: 'Check that it is an extraction or an answer of the ROR.',
    whom: SENDER,
  },
  'csd.empty': {
    what: 'The document[ “{file}”] is empty or holds no record. Nothing was stored.',
    todo: 'Fetch the file again; an extraction always holds at least one establishment.',
    whom: SENDER,
  },
  'csd.error-answer': {
    what: 'The document[ “{file}”] is an error answer of the server[ (code {code})][: {message}], not data. Nothing was stored.',
    todo: 'Make the request again; if the error comes back, pass on its code.',
    whom: "the support of the region's ROR, with the server's code and message",
  },
  'archive.invalid': {
    what: 'The archive[ “{file}”] is damaged or is not a zip archive. Nothing was stored.',
    todo: 'Fetch the archive again, then compare its size with the one announced.',
    whom: SENDER,
  },
  'archive.encrypted': {
    what: 'The archive[ “{file}”] is protected by a password. Nothing was stored.',
    todo: 'Unpack it yourself, then import the XML files.',
    whom: SENDER,
  },
  'archive.unsafe-path': {
    what: 'The archive[ “{file}”] holds a dangerous file name[: “{entry}”]. Nothing was stored.',
    why: "That name would write outside of the archive's folder.",
    todo: 'Do not open it with another tool; report it to its sender.',
    whom: SENDER,
  },
  'archive.bomb': {
    what: 'The archive[ “{file}”] unpacks to an abnormal volume[ ({limit})]. Nothing was stored.',
    why: 'Such a compression ratio is that of archives made to fill up a computer.',
    todo: 'Check where the file comes from before going further.',
    whom: SENDER,
  },
  'archive.checksum': {
    what: 'The SHA-256 checksum of[ “{file}”] is not the one that came with it. Nothing was stored.',
    why: '[Announced: {expected}; computed: {found}.]',
    todo: 'Fetch the file and its checksum again: one of the two was changed or cut.',
    whom: SENDER,
  },
  'archive.no-xml': {
    what: 'The archive[ “{file}”] holds no XML file. Nothing was stored.',
    todo: 'Check that it is an extraction of the ROR.',
    whom: SENDER,
  },
  'nomenclature.invalid': {
    what: 'The code table[ “{file}”] does not have the expected form. The tables in use have not changed.',
    todo: 'Download the official .tabs file or zip of the health nomenclatures (NOS) again.',
  },
  'cache.source-unknown': {
    what: 'There is no source[ “{source}”].',
    todo: 'See the sources held with “cercle sources”.',
  },
  'cache.entity-unknown': {
    what: 'No record has the identifier[ “{id}”].',
    todo: 'Look for the record with “cercle search”; internal identifiers change at each load, national identifiers stay.',
  },
  'cache.comparison-unknown': {
    what: 'There is no earlier load to compare with[ for source “{source}”].',
    todo: 'Import a second version of the source, or give another date with --since.',
  },
  'cache.replace-loses': {
    what: 'This replacement would lose too many units[: {held} today, {found} in the file]. The data held have not changed.',
    why: 'An extraction with less than half of the known units is most often incomplete.',
    todo: 'Check the file; if the drop is real, try again with --force.',
    whom: SENDER,
  },
  'cache.result-expired': {
    what: 'The list shown is out of date: the data have changed since, or it was left unused for long.',
    todo: 'Search again.',
  },
  'cache.busy': {
    what: 'Another operation is already writing[ to source “{source}”].',
    todo: 'Wait until it ends, or stop it, then try again.',
  },
  'cache.corrupt': {
    what: 'The stored data[ of source “{source}”][ (file {file})] are damaged.',
    why: 'The disk, a copy or another program changed these files.',
    todo: 'Remove the source (“cercle sources remove”), then import its extraction again.',
    whom: SUPPORT,
  },
  'cache.newer-version': {
    what: 'These data were written by a newer version of Cercle.',
    todo: 'Update Cercle, or choose another folder with --data.',
  },
  'cache.network-folder': {
    what: 'The data folder[ “{folder}”] is on a network share.',
    why: 'The database cannot guarantee the integrity of data on a network share.',
    todo: 'Choose a local folder with --data or the variable CERCLE_DATA.',
  },
  ...certificateErrors,
  ...exchangeErrors,
  ...sandboxErrors,
  ...dossierErrors,
  'storage.full': {
    what: 'The disk is full[ ({folder})][ ({file})]. The data held have not changed.',
    todo: 'Free some space, or choose a folder on another disk with --data, then try again.',
  },
  'storage.failed': {
    what: 'The disk refused to read or write[ ({folder})][ ({file})].',
    todo: 'Check your permissions on the data folder and the state of the disk, then try again.',
    whom: 'your IT department',
  },
  'window.not-built': {
    what: 'The page of the window is not built[ ({folder})].',
    why: 'It is made from the sources of Cercle; the command line without these sources does not have it yet.',
    todo: 'In a clone of Cercle: “npm run build”, then try again; “npm start” does both.',
  },
  'window.port-taken': {
    what: 'The port[ {port}] is not free.',
    why: 'Another program uses it, or the system reserves it.',
    todo: 'Choose another port with --port, or give none: a free one is then taken.',
  },
  cancelled: {
    what: 'The operation was stopped at your request. Nothing has changed.',
    todo: 'Run the command again when you wish.',
  },
  internal: {
    what: 'Cercle met an error that it had not foreseen.',
    todo: 'Run the command again with --verbose and keep what is shown.',
    whom: SUPPORT,
  },
};
