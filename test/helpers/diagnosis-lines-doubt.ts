import type { Cause, Confidence } from '../../shared/domain/exchange/cause.ts';
import type { Evidence, ProbeFacts } from '../../shared/domain/exchange/diagnose-evidence.ts';
import { failure, probed, tls, trial, wire } from './exchange-evidence.ts';

export type Line = readonly [
  what: string,
  seen: Partial<Evidence>,
  verdict: Cause | 'ok',
  confidence: Confidence,
  candidates?: readonly Cause[],
];

const unread = (what: string) => failure('handshake', 'EPROTO', `error:0A000001:SSL routines::${what}`);
/** What the library says of an answer that it cannot go on with, before it saw a certificate. */
const shownAs = (what: string): Partial<Evidence> => ({
  wire: wire({ tls: tls({ peerChain: [], ourCertificate: 'unknown' }), failure: unread(what) }),
});
const unshown = (number: number): Partial<Evidence> => ({
  wire: wire({
    tls: tls({ peerChain: [], ourCertificate: 'unknown', alert: { number, name: 'x' } }),
    failure: failure('handshake', 'EPROTO', `SSL alert number ${number}`),
  }),
});
const silent = (outcome: ProbeFacts['outcome'], greeting: string | null = null): ProbeFacts =>
  probed({ outcome, greeting, version: null, cipher: null, isCipherAllowed: null, chain: [], request: null });

/** Failures of a handshake that one damaged byte may look like. */
export const DOUBTFUL_LINES: readonly Line[] = [
  [
    'what looks like no TLS, nothing else tried',
    shownAs('wrong version number'),
    'not-tls',
    'undecided',
    ['handshake-damaged'],
  ],
  [
    'the same, from a server that greets in letters',
    { ...shownAs('wrong version number'), probe: silent('not-tls', 'SSH-2.0-OpenSSH_9.6') },
    'not-tls',
    'certain',
  ],
  [
    'the same, from a server that speaks TLS when it is greeted again',
    { ...shownAs('wrong version number'), probe: probed(), trialWith: trial('open') },
    'handshake-damaged',
    'undecided',
    ['not-tls', 'server-intercepted'],
  ],
  [
    'the same twice, from a server that closes to a greeting',
    {
      ...shownAs('wrong version number'),
      probe: silent('closed'),
      trialWith: trial('failed', unread('wrong version number')),
    },
    'not-tls',
    'probable',
  ],
  [
    'an old version in the answer, nothing else tried',
    shownAs('unsupported protocol'),
    'tls-version',
    'undecided',
    ['handshake-damaged'],
  ],
  [
    'an old version in the answer, and in that to the greeting',
    { ...shownAs('unsupported protocol'), probe: probed({ version: 'TLSv1.1' }) },
    'tls-version',
    'certain',
  ],
  [
    'an old version in the answer, a new one in that to the greeting',
    { ...shownAs('unsupported protocol'), probe: probed(), trialWith: trial('open') },
    'handshake-damaged',
    'undecided',
    ['tls-version', 'server-intercepted'],
  ],
  ['alert 70, and again to both greetings', { ...unshown(70), probe: silent('tls13-only') }, 'tls-version', 'certain'],
  ['alert 71, nothing else tried', unshown(71), 'tls-cipher', 'undecided', ['handshake-damaged']],
  [
    'a curve that is not accepted here, once',
    { ...shownAs('wrong curve'), probe: probed(), trialWith: trial('open') },
    'handshake-damaged',
    'undecided',
    ['tls-cipher', 'server-intercepted'],
  ],
  [
    'a curve that is not accepted here, twice',
    { ...shownAs('wrong curve'), probe: probed(), trialWith: trial('failed', unread('wrong curve')) },
    'tls-cipher',
    'probable',
  ],
  [
    'a certificate without any name',
    { wire: wire({ failure: failure('handshake', 'CERCLE_CHAIN', 'no-subject-alternative-name') }) },
    'server-name-missing',
    'certain',
  ],
];
