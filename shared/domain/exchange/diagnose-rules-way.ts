import type { Cause } from './cause.ts';
import { isRepeated, likenessOf, speaksTls } from './diagnose-doubt.ts';
import { byCode, certain, probable, undecided, type Found, type Rule, type Seen } from './diagnose-seen.ts';

const CONNECTING = ['dns', 'connect'] as const;

function proxyStatus({ message }: Seen): number {
  return Number(/\b(\d{3})\b/u.exec(message)?.[1] ?? 0);
}

/** Before anything is said to the server: ourselves, the name, the network, the proxy. */
export const WAY_RULES: readonly Rule[] = [
  byCode('cancelled', 'design security T15', 'cancelled', ['CERCLE_CANCELLED']),
  byCode('deadline', 'design security T15', 'deadline', ['CERCLE_DEADLINE']),
  byCode('vault-locked', 'design security T31', 'vault-locked', ['CERCLE_VAULT_LOCKED']),
  byCode('plain-address', 'design security T16', 'tls-required', ['CERCLE_NOT_HTTPS']),
  byCode('key-mismatch', 'design security §4, key does not match', 'client-key-mismatch', [
    'ERR_OSSL_X509_KEY_VALUES_MISMATCH',
    'ERR_OSSL_X509_KEY_TYPE_MISMATCH',
  ]),
  {
    name: 'own-certificate-unusable',
    source: 'design security §4, local rows',
    find: ({ code, phase, faults, message }) => {
      if (code !== 'CERCLE_OWN_CERTIFICATE' && !(phase === 'check' && code.startsWith('ERR_'))) return null;
      const mismatch = faults.find(({ cause }) => cause === 'client-key-mismatch');
      if (mismatch !== undefined) return certain('client-key-mismatch', { values: mismatch.values });
      return probable('client-refused', { values: { reason: message } });
    },
  },
  byCode('name-unknown', 'design security §4, DNS', 'dns-unknown', ['ENOTFOUND', 'ENODATA']),
  byCode('names-unavailable', 'design security §4, DNS', 'dns-unavailable', ['EAI_AGAIN', 'ESERVFAIL', 'EREFUSED']),
  {
    name: 'proxy-status',
    source: 'RFC 9110 §15.5.8',
    find: (seen) => {
      if (seen.code !== 'CERCLE_PROXY_STATUS') return null;
      const status = proxyStatus(seen);
      return certain(status === 407 ? 'proxy-authentication' : 'proxy-refused', { values: { status } });
    },
  },
  byCode('proxy-unreachable', 'product table 1.3', 'proxy-unreachable', ['CERCLE_PROXY_UNREACHABLE']),
  byCode('proxy-silent', 'design security §4, unreachable', 'proxy-unreachable', ['CERCLE_CONNECT_TIMEOUT'], ['proxy']),
  {
    name: 'proxy-cut',
    source: 'design security §4, RST in handshake',
    find: (seen) =>
      seen.phase === 'proxy' ? probable('proxy-refused', { values: { status: proxyStatus(seen) } }) : null,
  },
  byCode('port-closed', 'design security §4, refused', 'connection-refused', ['ECONNREFUSED'], CONNECTING),
  byCode(
    'no-route',
    'design security §4, unreachable',
    'host-unreachable',
    [...['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN', 'EHOSTDOWN', 'ENONET', 'EACCES']],
    CONNECTING,
  ),
  byCode(
    'no-answer',
    'design security §4, unreachable',
    'connection-timeout',
    ['ETIMEDOUT', 'CERCLE_CONNECT_TIMEOUT'],
    CONNECTING,
  ),
  byCode(
    'reset-at-once',
    'design security §4, RST',
    'connection-reset',
    ['ECONNRESET', 'EPIPE', 'ECONNABORTED'],
    CONNECTING,
  ),
];

/** What only looks like a cause of the handshake: a byte that changed on its way may look like it too. */
function doubtful(seen: Seen, cause: Cause): Found {
  const wasTried = seen.evidence.probe !== null || isRepeated(seen) !== null;
  if (!wasTried) return undecided(cause, ['handshake-damaged'], 'run-diagnosis');
  return undecided('handshake-damaged', [cause, 'server-intercepted'], 'try-again');
}

/** SSH, HTTP and the like introduce themselves in letters. */
function isText(greeting: string | null): boolean {
  return /^[\x20-\x7e]{4}/u.test(greeting ?? '');
}

function portWithoutTls(seen: Seen): Found | null {
  const { phase, evidence } = seen;
  if (phase !== 'handshake') return null;
  const isSaid = likenessOf(seen) === 'plain';
  const { probe } = evidence;
  if (probe?.outcome === 'not-tls' && (isSaid || isText(probe.greeting)))
    return certain('not-tls', { proof: [`probe: ${probe.greeting ?? 'not TLS'}`] });
  if (!isSaid) return null;
  // A server that speaks TLS when it is greeted again does not speak another language.
  return isRepeated(seen) === true && !speaksTls(seen) ? probable('not-tls') : doubtful(seen, 'not-tls');
}

const OLDER = /^(?:SSLv3|TLSv1|TLSv1\.1)$/u;

function noCommonVersion(seen: Seen): Found | null {
  const { phase, alert, evidence } = seen;
  const isRefused = alert?.number === 70;
  if (phase !== 'handshake' || (!isRefused && likenessOf(seen) !== 'version')) return null;
  const { version = null, outcome = null } = evidence.probe ?? {};
  if (version !== null && OLDER.test(version))
    return certain('tls-version', { values: { version }, proof: [`probe: server=${version}`] });
  // Both greetings, of 1.2 and of 1.3, were refused for their version too.
  if (isRefused && outcome === 'tls13-only') return certain('tls-version', { proof: ['probe: alert 70'] });
  return isRepeated(seen) === true && !speaksTls(seen) ? probable('tls-version') : doubtful(seen, 'tls-version');
}

function noCommonCipher(seen: Seen): Found | null {
  const { alert, phase, hasShown, evidence } = seen;
  const { probe, wire } = evidence;
  if (phase !== 'handshake' || (alert?.number !== 40 && alert?.number !== 71)) return null;
  const cipher = probe?.cipher ?? '';
  if (probe?.isCipherAllowed === false)
    return certain('tls-cipher', { values: { cipher }, proof: [`probe: ${cipher}`] });
  const isAgain = probe?.outcome === 'alert' && probe.alert?.number === alert.number;
  if (alert.number === 71) return isAgain ? certain('tls-cipher') : doubtful(seen, 'tls-cipher');
  if ((wire.tls?.peerChain.length ?? 0) > 0) return null;
  if (isAgain) return probable('tls-cipher');
  // The server refuses before it shows its certificate, which only the choice of a cipher comes before.
  return hasShown ? null : undecided('tls-cipher', ['client-absent', 'server-host-mismatch'], 'run-diagnosis');
}

function refusedByOurLibrary(seen: Seen): Found | null {
  if (seen.phase !== 'handshake' || likenessOf(seen) !== 'cipher') return null;
  const { probe } = seen.evidence;
  const cipher = probe?.cipher ?? '';
  if (probe?.isCipherAllowed === false)
    return certain('tls-cipher', { values: { cipher }, proof: [`probe: ${cipher}`] });
  return isRepeated(seen) === true ? probable('tls-cipher') : doubtful(seen, 'tls-cipher');
}

/** The handshake, as far as it does not depend on any certificate. */
export const HANDSHAKE_RULES: readonly Rule[] = [
  { name: 'port-without-tls', source: 'design security §4, plain HTTP on the port', find: portWithoutTls },
  { name: 'no-common-version', source: 'design security §4, protocol mismatch; CSD §7', find: noCommonVersion },
  {
    name: 'no-common-cipher',
    source: 'design security §4, no common cipher: the same alert 40 as without certificate in TLS 1.2',
    find: noCommonCipher,
  },
  { name: 'our-library-refuses', source: 'design security §5, TLS policy', find: refusedByOurLibrary },
  {
    name: 'name-refused',
    source: 'RFC 6066 §3, alert 112',
    find: ({ alert, evidence: { host } }) =>
      alert?.number === 112 ? probable('server-host-mismatch', { values: { host } }) : null,
  },
  byCode('silent-handshake', 'design security §4, silence in handshake', 'tls-silence', ['CERCLE_HANDSHAKE_TIMEOUT']),
];
