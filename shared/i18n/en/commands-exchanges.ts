import type { exchangeCommands as french } from '../fr/commands-exchanges.ts';
import type { SameKeys } from '../sentences.ts';

const SENT =
  'The answer is judged before anything else: refused, cut or empty, it never touches the cache. Exit codes: 3 network, TLS or server, 4 certificate or whitelist, 5 answer of no use.';

/** What each command about exchanges does. */
export const exchangeCommands: SameKeys<typeof french> = {
  'exchange extraction': {
    summary: 'asks for everything a region offers, and imports it',
    details: `Cut, it goes on where it was when the server gives a strong ETag; otherwise it starts again. ${SENT}`,
  },
  'exchange notifications': {
    summary: 'asks which establishments changed since a date',
    details: `A date without zone is read in that of the server. ${SENT}`,
  },
  'exchange etablissement': {
    summary: 'reads an establishment and all that hangs on it, and imports it',
    details: `--id is the national identifier of the geographic establishment. A whole reading removes from the cache what is no more. ${SENT}`,
  },
  'exchange oi': {
    summary: 'reads an internal organisation, and imports it',
    details: `--id is the identifier of national scope, such as 93/47045. ${SENT}`,
  },
  'exchange find': {
    summary: 'searches a CSD directory (IHE dialect), and imports what is found',
    details: SENT,
  },
  'exchange modifications': {
    summary: 'asks what changed since a date (IHE dialect), and imports it',
    details: SENT,
  },
  'exchange sync': {
    summary: 'brings the cache up to date with regions',
    details:
      'A whole extraction when there is none, when the last one is too old, or with --full; otherwise notifications, then one reading per establishment. Stopped, it goes on where it was. A faulty region never delays another.',
  },
  'exchange list': {
    summary: 'the history of exchanges, the latest first',
    details:
      'Every exchange is there for ever, whether or not it succeeded. The text is looked for in requests and refused answers.',
  },
  'exchange show': {
    summary: 'everything kept of an exchange',
    details: 'With --out, also writes the answer, as long as it is kept.',
  },
  'exchange replay': {
    summary: 'sends the request of an exchange again',
    details: 'It is a new exchange, with the settings and the certificate of today.',
  },
  'exchange indicators': {
    summary: 'the indicators of traceability, by region and transaction',
    details: 'Number, success rate, median and p95 durations, volumes, and errors by cause. --out writes them as CSV.',
  },
  doctor: {
    summary: 'looks at a server step by step, and says what is wrong and with whom',
    details:
      'Our certificate, the way there, TLS, a request without effect. A cause is certain only when no other explains what was seen; otherwise the candidates are given with the proof (code 4 between whitelist and trust).',
  },
  tick: {
    summary: 'does what is due, once',
    details:
      'Weekly whole load, daily changes, daily test of whitelists, expiry of certificates; the periods are settings. To be run by cron, systemd or the Task Scheduler: docs/how-to/synchroniser.md. Production servers need --production.',
  },
};
