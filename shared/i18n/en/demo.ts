import type { demo as french } from '../fr/demo.ts';
import type { SameKeys } from '../sentences.ts';

/** The demonstration, in a terminal and in the window, and what `npm run demo` says after it. */
export const demo: SameKeys<typeof french> = {
  intro:
    'Demonstration of Cercle: the whole journey with a sandbox region, on this computer, without a network nor anybody else.',
  steps: {
    region: { title: 'A sandbox region is started', seen: '{units} fictional units, {url}' },
    vault: { title: 'The vault of keys is ready', seen: 'open, under a passphrase' },
    request: { title: 'A key and its certificate request are made', seen: '{subject}' },
    issued: {
      title: 'The authority of the region answers, the certificate is installed',
      seen: '{issuer}, until {notAfter}',
    },
    refused: { title: 'The region refuses, and the cause is named', seen: '{cause}' },
    whitelisted: {
      title: 'The certificate is put on the whitelist, the region answers',
      seen: 'fingerprint {sha256}…; {cause}',
    },
    extraction: {
      title: 'The extraction is downloaded, checked and imported',
      seen: '{units} units, an archive of {size}',
    },
    search: { title: 'A search finds', seen: '“{text}”: {n} {n|record|records}, such as {name}' },
    evolved: { title: 'Time passes, the region changes', seen: 'on {at}' },
    notified: { title: 'A notification says so', seen: '{n} changed {n|establishment|establishments}' },
    delta: {
      title: 'The update reads only what changed',
      seen: '{n} {n|establishment|establishments} read and imported',
    },
    compared: {
      title: 'The comparison shows what',
      seen: '{added} {added|record|records} added, {removed} removed, {changed} changed[: {name}, {field}…]',
    },
    expired: { title: 'An expired certificate is tried, and the cause is named', seen: '{cause}' },
    recorded: {
      title: 'Every exchange is in the history',
      seen: '{n} {n|exchange|exchanges}, {refused} of them refused',
    },
    stopped: { title: 'The sandbox region is stopped', seen: 'nothing runs any more' },
  },
  works: 'everything works',
  certificates: { valid: 'FACTICE, sandbox', expired: 'FACTICE, sandbox, expired' },
  /** What each step must give; told when it gave something else. */
  expected: {
    region: 'a region that runs on this computer',
    vault: 'an open vault',
    request: 'a key in the vault and a request ready to leave',
    issued: 'a valid certificate, installed on its request',
    refused: 'a refusal whose named cause is the whitelist',
    whitelisted: 'a listed fingerprint and a diagnosis without fault',
    extraction: 'every unit of the region, in a whole answer',
    search: 'at least one record, with its name',
    evolved: 'one more revision, dated',
    notified: 'at least one establishment named',
    delta: 'a partial update, with no reading that failed',
    compared: 'at least one difference between the two loads',
    expired: 'a refusal whose named cause is the expiry',
    recorded: 'exchanges that succeeded and exchanges that were refused',
    stopped: 'a region that has stopped',
  },
  ok: 'Everything worked: {n} {n|step|steps} in {time}.',
  unexpected: 'The step “{title}” did not give what was expected: {expected}.',
  kept: 'The data stay in {folder}: give this folder by --data. Passphrase of the vault, which protects nothing secret: “{passphrase}”.',
  next: {
    title: 'To go on with data of your own:',
    sandbox: 'keep a sandbox region running',
    generate: 'write a fictional region, to keep',
    import: 'read an extraction, yours or that one',
    search: 'search',
    window: 'open the window',
    help: 'all commands',
  },
};
