import type { Cause } from './cause.ts';
import type { Found, Rule, Seen } from './diagnose-seen.ts';
import { byCode, certain, isCut, probable, undecided } from './diagnose-seen.ts';

/** A failure of the TLS library about what it received, which is no alert. */
function isDamaged({ code, message, alert }: Seen): boolean {
  return alert === null && (/^ERR_(?:SSL|OSSL)_/u.test(code) || (code === 'EPROTO' && /SSL routines/u.test(message)));
}

/** The network itself gave up on a connection that was open. */
function isLost({ code }: Seen): boolean {
  return ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'ENETRESET', 'ECONNABORTED'].includes(code);
}

/** A handshake that ended without an answer to why. */
export const CLOSED_RULES: readonly Rule[] = [
  {
    name: 'handshake-damaged',
    source: 'RFC 8446 §6.2: what came cannot be read by the TLS library',
    find: (seen) =>
      seen.phase === 'handshake' && isDamaged(seen)
        ? undecided('handshake-damaged', ['not-tls', 'server-intercepted'], 'try-again')
        : null,
  },
  {
    name: 'handshake-cut',
    source: 'design security §4, RST and FIN in handshake',
    find: (seen) => {
      if (seen.phase !== 'handshake') return null;
      const { probe } = seen.evidence;
      const values = seen.alert === null ? {} : { alert: `${seen.alert.name} (${seen.alert.number})` };
      if (isLost(seen)) return probable('handshake-closed', { values });
      if (!isCut(seen) && seen.alert === null) return null;
      // The same happens to a greeting without any certificate: it does not depend on ours.
      const isEarly = probe?.outcome === 'closed' || probe?.outcome === 'reset';
      if (isEarly || (seen.asksCertificate === false && seen.alert === null))
        return probable('handshake-closed', { values });
      const others: readonly Cause[] =
        seen.alert === null ? ['refused-or-not-whitelisted', 'connection-reset'] : ['tls-cipher'];
      return undecided('handshake-closed', others, probe === null ? 'run-diagnosis' : 'try-other-network', { values });
    },
  },
];

const BODY_CODES: Readonly<Record<string, Cause>> = {
  CERCLE_TOO_LARGE: 'answer-too-large',
  CERCLE_ENCODING: 'answer-compressed-badly',
  Z_DATA_ERROR: 'answer-compressed-badly',
  Z_BUF_ERROR: 'answer-compressed-badly',
  Z_STREAM_ERROR: 'answer-compressed-badly',
  Z_NEED_DICT: 'answer-compressed-badly',
  ERR_BUFFER_TOO_LARGE: 'answer-too-large',
};

function sizes({ evidence: { wire } }: Seen): Readonly<Record<string, string | number>> {
  return { received: wire.bytesReceived, expected: wire.bytesExpected ?? '', status: wire.status ?? '' };
}

/** The answer as bytes: too slow, cut, or no HTTP. */
export const ANSWER_RULES: readonly Rule[] = [
  {
    name: 'too-slow',
    source: 'design security §4, slow headers and drip body',
    find: (seen) =>
      ['CERCLE_FIRST_BYTE_TIMEOUT', 'CERCLE_TOO_SLOW'].includes(seen.code)
        ? certain('answer-slow', { values: { rate: seen.message, ...sizes(seen) } })
        : null,
  },
  byCode('headers-too-large', 'design security §4, header > 16 KB', 'headers-too-large', ['HPE_HEADER_OVERFLOW']),
  {
    name: 'compressed-content',
    source: 'design security §4, gzip broken, cut or too large; T13',
    find: (seen) => {
      const cause = BODY_CODES[seen.code];
      return cause === undefined ? null : certain(cause, { values: sizes(seen) });
    },
  },
  {
    name: 'not-http',
    source: 'design security §4, not HTTP, CL+TE, bad chunk',
    find: ({ code }) => {
      // Bytes stop where more were announced: the connection was cut, not malformed.
      if (code === 'HPE_INVALID_EOF_STATE') return null;
      return code.startsWith('HPE_') || code === 'CERCLE_UPGRADE'
        ? certain('http-malformed', { values: { code } })
        : null;
    },
  },
  {
    name: 'cut',
    source: 'design security §4, RST after request, truncated',
    find: (seen) => {
      const {
        phase,
        code,
        evidence: { wire },
      } = seen;
      if (phase !== 'request' && phase !== 'response' && phase !== 'body') return null;
      const isEnd = isCut(seen) || isDamaged(seen) || seen.alert !== null;
      if (!isEnd && !isLost(seen) && code !== 'HPE_INVALID_EOF_STATE') return null;
      const isStarted = wire.bytesReceived > 0 || phase !== 'request';
      return isStarted
        ? certain('answer-cut', { values: sizes(seen) })
        : probable('answer-cut', { values: sizes(seen) });
    },
  },
];

const STATUSES: Readonly<Record<number, Cause>> = {
  400: 'http-bad-request',
  401: 'http-unauthorized',
  403: 'http-forbidden',
  404: 'http-not-found',
  405: 'http-bad-request',
  408: 'answer-slow',
  410: 'http-not-found',
  413: 'http-bad-request',
  415: 'http-bad-request',
  429: 'http-unavailable',
  502: 'http-unavailable',
  503: 'http-unavailable',
  504: 'http-unavailable',
};

function causeOfStatus(status: number): Cause {
  return STATUSES[status] ?? (status >= 500 ? 'http-server-error' : 'http-other');
}

function byStatus({ evidence: { wire, body } }: Seen): Found | null {
  const { status, headers } = wire;
  if (status === null || (status >= 200 && status <= 299)) return null;
  if (status >= 300 && status <= 399)
    return certain('redirect-refused', { values: { status, location: headers['location'] ?? '' } });
  // A SOAP fault comes with an error status and says more than it.
  if (body !== null && (body.kind === 'soap-fault' || body.kind === 'ror-error')) return null;
  return certain(causeOfStatus(status), { values: { status } });
}

/** The answer as HTTP, then what it holds. */
export const CONTENT_RULES: readonly Rule[] = [
  {
    name: 'status',
    source: 'RFC 9110 §15; CSD §7, application behind is down: 502; design security T16',
    find: byStatus,
  },
  {
    name: 'content',
    source: 'issue: success only if whole; design security §0.2',
    find: ({ evidence: { body, wire } }) => {
      if (body === null || body.kind === 'whole') return null;
      const received = { received: wire.bytesReceived, expected: wire.bytesExpected ?? '' };
      return certain(body.kind, { values: { ...received, ...body.values } });
    },
  },
];
