import type { sandboxCommands as french } from '../fr/commands-sandbox.ts';
import type { SameKeys } from '../sentences.ts';

/** What each command about the sandbox region does. */
export const sandboxCommands: SameKeys<typeof french> = {
  'sandbox start': {
    summary: 'runs a sandbox region on this computer',
    details:
      'A whole fictional region: HTTPS with a required client certificate, its own authority (FACTICE), both dialects, a whitelist and faults on demand. It can be reached from this computer only. The server BAC is registered, and its authorities are trusted in the environment “sandbox”. Stays in the foreground until Ctrl-C, SIGTERM or “cercle sandbox stop”. With --json, one line is written when it is ready.',
  },
  'sandbox status': {
    summary: 'where the running sandbox region is, and in what state',
    details: 'Exits with code 2 when none runs for this data folder.',
  },
  'sandbox stop': {
    summary: 'stops the sandbox region',
    details: 'Whichever program started it. What it keeps stays for the next time.',
  },
  'sandbox issue': {
    summary: 'the authority of the sandbox region answers a certificate request',
    details:
      'With --out, the request is a PKCS#10 file, and the answer another one: the certificate, then the authority that issued it. Without --out, the request is that of a certificate of the inventory: the answer is installed there, or added beside it when an installation would refuse it (an expired certificate…).',
  },
  'sandbox whitelist list': {
    summary: 'the whitelist of the sandbox region',
    details: 'It counts only when the region was started with --deny-unlisted.',
  },
  'sandbox whitelist add': {
    summary: 'puts a certificate on the whitelist of the sandbox region',
    details: 'A certificate of the inventory, a SHA-256 fingerprint, a certificate file or a name (DN).',
  },
  'sandbox whitelist remove': {
    summary: 'takes a certificate off the whitelist of the sandbox region',
    details: 'The certificate stays valid; it is refused when the region requires the whitelist.',
  },
  'sandbox fault': {
    summary: 'makes the sandbox region fail, or mends it (none)',
    details: 'The fault lasts until the next one. Without a name, the list of faults.',
  },
  'sandbox evolve': {
    summary: 'makes the sandbox region change',
    details: 'Establishments and units change, come or go; the next notifications name them.',
  },
  demo: {
    summary: 'shows the whole journey with a sandbox region, asking nothing',
    details:
      'Key, request, certificate, diagnosed refusal, whitelist, extraction, search, notification, update, comparison, expired certificate: each step is printed with its result and its time, in a temporary folder. Exits with code 0 only if all of it worked, in less than two minutes.',
  },
};
