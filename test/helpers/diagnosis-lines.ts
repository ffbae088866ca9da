import { DOUBTFUL_LINES } from './diagnosis-lines-doubt.ts';
import type { Line } from './diagnosis-lines-doubt.ts';
import { certificateFinding } from '../../shared/domain/certificates/findings.ts';
import type { Evidence } from '../../shared/domain/exchange/diagnose-evidence.ts';
import { CLIENT, failure, NO_OWN, own, probed, tls, trial, wire } from './exchange-evidence.ts';

const alert = (number: number, name: string) => ({ number, name });
const refused = (phase: 'handshake' | 'request', number: number, name: string): Partial<Evidence> => ({
  wire: wire({
    tls: tls({ alert: alert(number, name) }),
    failure: failure(phase, 'EPROTO', `SSL alert number ${number}`),
  }),
});
const expired = own({ findings: [certificateFinding('expired', { notAfter: '2026-05-01T00:00:00Z' })] });
export const cut = wire({ failure: failure('request', 'ECONNRESET', 'socket hang up') });
const NGINX = '<html><head><title>400 The SSL certificate error</title></head></html>';

/** What is seen, and what must be said of it. */
export const LINES: readonly Line[] = [
  ['a whole answer', { wire: wire({ status: 200 }), body: { kind: 'whole', values: {} } }, 'ok', 'certain'],
  [
    'alert 45 and a certificate that has expired',
    { ...refused('handshake', 45, 'certificate_expired'), own: expired },
    'client-expired',
    'certain',
  ],
  [
    'alert 45 and a certificate that is valid here',
    refused('handshake', 45, 'certificate_expired'),
    'clock',
    'undecided',
    ['client-expired'],
  ],
  ['alert 44', refused('request', 44, 'certificate_revoked'), 'client-revoked', 'certain'],
  ['alert 48, the whole chain sent', refused('request', 48, 'unknown_ca'), 'client-authority-unknown', 'probable'],
  [
    'alert 48, the intermediate not sent',
    {
      ...refused('request', 48, 'unknown_ca'),
      own: own({ authorities: [{ subjectText: CLIENT.issuerText, isSent: false, isRoot: false }] }),
    },
    'client-authority-unknown',
    'undecided',
    ['client-chain-incomplete'],
  ],
  [
    'alert 48 from a server that lists our issuer',
    {
      ...refused('request', 48, 'unknown_ca'),
      probe: probed({ request: { types: [], signatures: [], authorities: [CLIENT.issuerText] } }),
    },
    'client-refused',
    'undecided',
    ['client-revoked', 'client-authority-unknown'],
  ],
  ['alert 49', refused('request', 49, 'access_denied'), 'not-whitelisted', 'certain'],
  [
    'alert 42, nothing wrong here',
    refused('request', 42, 'bad_certificate'),
    'refused-or-not-whitelisted',
    'undecided',
    ['not-whitelisted', 'client-authority-unknown', 'client-revoked', 'client-refused'],
  ],
  ['alert 116', { ...refused('request', 116, 'certificate_required'), own: NO_OWN }, 'client-absent', 'certain'],
  [
    'alert 40 once the server showed itself, without certificate',
    { ...refused('handshake', 40, 'handshake_failure'), own: NO_OWN },
    'client-absent',
    'certain',
  ],
  [
    'alert 40 before the server showed anything, no probe',
    {
      own: NO_OWN,
      wire: wire({
        tls: tls({ peerChain: [], ourCertificate: 'unknown', alert: alert(40, 'handshake_failure') }),
        failure: failure('handshake', 'EPROTO'),
      }),
    },
    'tls-cipher',
    'undecided',
    ['client-absent', 'server-host-mismatch'],
  ],
  [
    'the page of nginx, our certificate expired',
    { wire: wire({ status: 400, excerpt: NGINX }), own: expired },
    'client-expired',
    'certain',
  ],
  [
    'the page of nginx, nothing wrong here',
    { wire: wire({ status: 400, excerpt: NGINX }) },
    'client-refused',
    'undecided',
    ['client-authority-unknown', 'client-revoked'],
  ],
  ['403 with our certificate sent', { wire: wire({ status: 403 }) }, 'not-whitelisted', 'probable'],
  [
    '403 where none is asked',
    { wire: wire({ status: 403, tls: tls({ ourCertificate: 'not-asked' }) }) },
    'http-forbidden',
    'certain',
  ],
  [
    'a cut after a TLS 1.3 handshake, no other connection tried',
    { wire: cut },
    'refused-or-not-whitelisted',
    'undecided',
    ['not-whitelisted', 'client-authority-unknown', 'client-revoked', 'client-refused', 'answer-cut'],
  ],
  [
    'the same, the server waiting when nothing is asked',
    { wire: cut, trialWith: trial('open'), trialWithout: trial('open') },
    'answer-cut',
    'probable',
  ],
  [
    'the same, the server ending by itself with our certificate only',
    { wire: cut, own: expired, trialWith: trial('closed'), trialWithout: trial('open') },
    'client-expired',
    'certain',
  ],
  [
    'the same with TLS 1.2, where certificates were judged before',
    { wire: { ...cut, tls: tls({ version: 'TLSv1.2' }) } },
    'answer-cut',
    'probable',
  ],
  [
    'a cut in the handshake that the greeting meets too',
    {
      wire: wire({
        tls: tls({ peerChain: [], ourCertificate: 'unknown' }),
        failure: failure('handshake', 'ECONNRESET'),
      }),
      probe: probed({ outcome: 'reset', chain: [], request: null }),
    },
    'handshake-closed',
    'probable',
  ],
  [
    'a cut in the handshake, nothing else known',
    {
      wire: wire({
        tls: tls({ peerChain: [], ourCertificate: 'unknown' }),
        failure: failure('handshake', 'ECONNRESET'),
      }),
    },
    'handshake-closed',
    'undecided',
    ['refused-or-not-whitelisted', 'connection-reset'],
  ],
  [
    'the server expired',
    { wire: wire({ failure: failure('handshake', 'CERT_HAS_EXPIRED') }) },
    'server-expired',
    'probable',
  ],
  [
    'the server expired, and our certificate too',
    { wire: wire({ failure: failure('handshake', 'CERT_HAS_EXPIRED') }), own: expired },
    'clock',
    'undecided',
    ['server-expired'],
  ],
  [
    'an unknown authority that another environment knows',
    {
      wire: wire({ failure: failure('handshake', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY') }),
      serverEnvironment: 'production',
    },
    'server-environment',
    'certain',
  ],
  [
    'a chain of network equipment',
    {
      wire: wire({
        tls: tls({ peerChain: [{ ...CLIENT, issuerText: 'CN=Zscaler Root CA,O=Zscaler Inc.' }] }),
        failure: failure('handshake', 'SELF_SIGNED_CERT_IN_CHAIN'),
      }),
    },
    'server-intercepted',
    'probable',
  ],
  [
    'a leaf whose issuer is nowhere',
    { wire: wire({ failure: failure('handshake', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') }) },
    'server-chain-or-authority',
    'undecided',
    ['server-chain-incomplete', 'server-authority-unknown'],
  ],
  [
    '403 at another time than ours, where our certificate does not hold',
    { wire: wire({ status: 403, clockSkew: 366 * 86_400 }) },
    'clock',
    'probable',
  ],
  [
    'another certificate declared than the one sent',
    { wire: wire({ status: 403 }), own: own({ declaredSha256: 'ab'.repeat(32) }) },
    'not-whitelisted',
    'probable',
  ],
  [
    'a fault of SOAP with an error status',
    { wire: wire({ status: 500 }), body: { kind: 'soap-fault', values: { reason: 'non' } } },
    'soap-fault',
    'certain',
  ],
  [
    'a cut whose alert is read when nothing is written',
    {
      wire: cut,
      own: expired,
      trialWith: trial('closed', failure('request', 'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED')),
    },
    'client-expired',
    'certain',
  ],
  [
    'a network that gives up in mid answer',
    { wire: wire({ bytesReceived: 9, failure: failure('body', 'ETIMEDOUT') }) },
    'answer-cut',
    'certain',
  ],
  [
    'a network that gives up while connecting',
    { wire: wire({ tls: null, failure: failure('connect', 'ETIMEDOUT') }) },
    'connection-timeout',
    'certain',
  ],
  [
    'a proxy that stays silent',
    { wire: wire({ tls: null, failure: failure('proxy', 'CERCLE_CONNECT_TIMEOUT') }) },
    'proxy-unreachable',
    'certain',
  ],
  [
    'the deadline in the proxy',
    { wire: wire({ tls: null, failure: failure('proxy', 'CERCLE_DEADLINE') }) },
    'deadline',
    'certain',
  ],
  ...DOUBTFUL_LINES,
  ['something never seen', { wire: wire({ failure: failure('handshake', 'ERR_NEW', 'new') }) }, 'unknown', 'undecided'],
];
