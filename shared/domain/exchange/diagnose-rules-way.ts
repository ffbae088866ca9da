import { byCode, certain, probable, undecided, type Rule, type Seen } from './diagnose-seen.ts';

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

/** The handshake, as far as it does not depend on any certificate. */
export const HANDSHAKE_RULES: readonly Rule[] = [
  {
    name: 'port-without-tls',
    source: 'design security §4, plain HTTP on the port',
    find: ({ code, message, phase, evidence }) => {
      if (phase !== 'handshake') return null;
      const isSaid =
        /wrong[_ ]version[_ ]number|http[_ ]request|unexpected[_ ]message|packet[_ ]length[_ ]too[_ ]long/iu;
      const { probe } = evidence;
      if (probe?.outcome === 'not-tls') return certain('not-tls', { proof: [`probe: ${probe.greeting ?? 'not TLS'}`] });
      return isSaid.test(`${code} ${message}`) && probe === null ? probable('not-tls') : null;
    },
  },
  {
    name: 'no-common-version',
    source: 'design security §4, protocol mismatch; CSD §7',
    find: ({ code, message, phase, alert, evidence: { probe } }) => {
      const isOurs = /unsupported[_ ]protocol|wrong[_ ]ssl[_ ]version|no[_ ]protocols[_ ]available/iu.test(
        `${code} ${message}`,
      );
      if (phase !== 'handshake' || (alert?.number !== 70 && !isOurs)) return null;
      const version = probe?.version ?? null;
      return certain(
        'tls-version',
        version === null ? {} : { values: { version }, proof: [`probe: server=${version}`] },
      );
    },
  },
  {
    name: 'no-common-cipher',
    source: 'design security §4, no common cipher: the same alert 40 as without certificate in TLS 1.2',
    find: ({ alert, phase, hasShown, evidence: { probe, wire } }) => {
      if (phase !== 'handshake' || (alert?.number !== 40 && alert?.number !== 71)) return null;
      if (alert.number === 71) return certain('tls-cipher');
      const cipher = probe?.cipher ?? '';
      if (probe?.isCipherAllowed === false)
        return certain('tls-cipher', { values: { cipher }, proof: [`probe: ${cipher}`] });
      if ((wire.tls?.peerChain.length ?? 0) > 0) return null;
      if (probe?.outcome === 'alert' && probe.alert?.number === 40) return probable('tls-cipher');
      // The server refuses before it shows its certificate, which only the choice of a cipher comes before.
      return hasShown ? null : undecided('tls-cipher', ['client-absent', 'server-host-mismatch'], 'run-diagnosis');
    },
  },
  {
    name: 'our-library-refuses',
    source: 'design security §5, TLS policy',
    find: ({ code, message, phase }) =>
      phase === 'handshake' &&
      /unknown[_ ]cipher|no[_ ]cipher|no[_ ]shared|wrong[_ ]curve|legacy[_ ]sigalg|wrong[_ ]signature[_ ]type/iu.test(
        `${code} ${message}`,
      )
        ? probable('tls-cipher')
        : null,
  },
  {
    name: 'name-refused',
    source: 'RFC 6066 §3, alert 112',
    find: ({ alert, evidence: { host } }) =>
      alert?.number === 112 ? probable('server-host-mismatch', { values: { host } }) : null,
  },
  byCode('silent-handshake', 'design security §4, silence in handshake', 'tls-silence', ['CERCLE_HANDSHAKE_TIMEOUT']),
];
