import type { MtlsRequest } from '../../../electron/services/mtls/request.ts';
import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import { answer, says, tcpFaults, tlsFaults } from '../fault-server.ts';
import type { MtlsPki } from '../mtls-pki.ts';
import { cell, VERSIONS, type Cell, type Family, type Running, type Version } from './cell.ts';
import { freePort, nginx, sServer } from './servers.ts';

interface Case {
  readonly row: string;
  readonly sent: readonly string[];
  readonly expected: readonly Cause[];
  readonly trust?: readonly string[];
  readonly crls?: readonly string[];
  readonly source?: Cell['source'];
}

const CHAIN = ['server-inter'];

/** The rows of design security §4 about the server's certificate, and CSD §7, second table. */
const CASES: readonly Case[] = [
  { row: 'server expired', sent: ['server-expired', ...CHAIN], expected: ['server-expired'] },
  { row: 'server not yet valid', sent: ['server-early', ...CHAIN], expected: ['server-not-yet-valid'] },
  { row: 'wrong host', sent: ['server-named', ...CHAIN], expected: ['server-host-mismatch'] },
  { row: 'common name only, no SAN', sent: ['server-nameless', ...CHAIN], expected: ['server-name-missing'] },
  { row: '1,024-bit key', sent: ['server-weak', ...CHAIN], expected: ['server-key-weak'] },
  {
    row: 'root unknown, chain complete',
    sent: ['server-stranger', 'other-inter'],
    expected: ['server-authority-unknown'],
  },
  { row: 'leaf only, unknown CA', sent: ['server-stranger'], expected: ['server-chain-or-authority'] },
  { row: 'server intermediate missing', sent: ['server'], expected: ['server-chain-or-authority'] },
  {
    row: 'only the intermediate trusted',
    sent: ['server', ...CHAIN],
    trust: ['server-inter'],
    expected: ['server-root-missing'],
  },
  { row: 'self-signed leaf', sent: ['server-self'], expected: ['server-self-signed'] },
  {
    row: 'self-signed root sent, unknown',
    sent: ['server-stranger', 'other-inter', 'other-root'],
    expected: ['server-root-sent-unknown'],
  },
  {
    row: 'server revoked',
    sent: ['server-revoked', ...CHAIN],
    crls: ['server-root', 'server-inter'],
    expected: ['server-revoked'],
  },
  { row: 'CRL missing for one level', sent: ['server', ...CHAIN], crls: ['server-root'], expected: ['crl-missing'] },
  {
    row: 'CRL expired',
    sent: ['server', ...CHAIN],
    crls: ['server-root', 'server-inter-old'],
    expected: ['crl-expired'],
  },
  { row: 'wrong server EKU', sent: ['server-client', ...CHAIN], expected: ['server-usage'] },
];

function starter(family: Family, version: Version, certificate: readonly string[]): (pki: MtlsPki) => Promise<Running> {
  // OpenSSL itself refuses to serve a key of 1,024 bits at its usual level.
  const ciphers = certificate.includes('server-weak') ? 'DEFAULT:@SECLEVEL=1' : undefined;
  const common = { certificate, version, ...(ciphers === undefined ? {} : { ciphers }) };
  if (family === 'nginx') return (pki) => nginx(pki, { ...common, accepts: null });
  if (family === 'openssl') return (pki) => sServer(pki, { ...common, accepts: null });
  return (pki) => tlsFaults(pki, says(answer('<CSD></CSD>')), { ...common, requestCert: false });
}

function requestOf({ trust = ['server-root'], crls }: Case): (pki: MtlsPki) => Partial<MtlsRequest> {
  return (pki) => ({
    trust: {
      anchors: trust.map((name) => pki.get(name).der),
      intermediates: [],
      crls: (crls ?? []).map((name) => pki.crls[name]!),
    },
    revocation: crls === undefined ? 'off' : 'required',
  });
}

function chainCells(version: Version): readonly Cell[] {
  return (['node', 'nginx', 'openssl'] as const).flatMap((family) =>
    CASES.map((one) =>
      cell(one.row, family, version, one.expected, {
        key: `server ${family} ${version} ${one.sent.join('+')}`,
        start: starter(family, version, one.sent),
        request: requestOf(one),
      }),
    ),
  );
}

/** Faults of the handshake itself. */
function handshakeCells(family: 'node' | 'nginx' | 'openssl'): readonly Cell[] {
  const old = 'ALL:@SECLEVEL=0';
  const cbc = 'AES128-SHA';
  const start =
    (options: { version: 'TLSv1.1' | 'TLSv1.2'; ciphers: string; accepts: readonly string[] | null }) =>
    (pki: MtlsPki) => {
      if (family === 'nginx') return nginx(pki, options);
      if (family === 'openssl') return sServer(pki, options);
      const { accepts, version, ciphers } = options;
      const asks = accepts === null ? { requestCert: false } : { accepts };
      const old11 =
        version === 'TLSv1.1' ? ({ minVersion: 'TLSv1', version: 'TLSv1.1' } as const) : ({ version } as const);
      return tlsFaults(pki, says(answer('<CSD></CSD>')), { ciphers, ...asks, ...old11 });
    };
  return [
    cell('protocol mismatch (server of TLS 1.1)', family, null, ['tls-version'], {
      ...{ source: 'CSD §7', key: `old ${family}`, start: start({ version: 'TLSv1.1', ciphers: old, accepts: null }) },
    }),
    cell('no common cipher', family, 'TLSv1.2', ['tls-cipher'], {
      ...{ source: 'CSD §7', key: `cbc ${family}`, start: start({ version: 'TLSv1.2', ciphers: cbc, accepts: null }) },
    }),
    cell('no common cipher, certificate required', family, 'TLSv1.2', ['tls-cipher'], {
      ...{ key: `cbc-asks ${family}`, start: start({ version: 'TLSv1.2', ciphers: cbc, accepts: ['client-root'] }) },
      request: () => ({ identity: null }),
    }),
  ];
}

function rawCells(): readonly Cell[] {
  const http = answer('<html>Bonjour</html>', 'length', { server: 'x' }, '400 Bad Request');
  return [
    cell('plain HTTP on the port', 'network', null, ['not-tls'], {
      key: 'plain',
      start: () => tcpFaults((socket) => socket.once('data', () => socket.end(http))),
    }),
    cell('another protocol on the port', 'network', null, ['not-tls'], {
      key: 'ssh',
      start: () => tcpFaults((socket) => socket.end('SSH-2.0-x\r\n')),
    }),
    cell('RST in handshake', 'network', null, ['handshake-closed'], {
      key: 'rst',
      start: () => tcpFaults((socket) => socket.once('data', () => socket.resetAndDestroy())),
    }),
    cell('FIN in handshake', 'network', null, ['handshake-closed'], {
      key: 'fin',
      start: () => tcpFaults((socket) => socket.once('data', () => socket.end())),
    }),
    cell('silence in handshake', 'network', null, ['tls-silence'], {
      ...{ key: 'silence', start: () => tcpFaults((socket) => socket.resume()) },
      request: () => ({ limits: { ...QUICKER } }),
    }),
    cell('nothing listening', 'network', null, ['connection-refused'], {
      ...{
        source: 'CSD §7',
        key: 'closed',
        start: async () => ({ port: await freePort(), close: () => Promise.resolve() }),
      },
    }),
    cell('name unknown', 'network', null, ['dns-unknown', 'dns-unavailable'], {
      ...{
        key: 'closed',
        start: async () => ({ port: await freePort(), close: () => Promise.resolve() }),
        url: () => 'https://nulle-part.invalid/csd',
      },
    }),
  ];
}

const QUICKER = {
  connectMs: 2000,
  handshakeMs: 300,
  firstByteMs: 2000,
  totalMs: 5000,
  minimumRate: { bytes: 100, overMs: 500 },
  maxBytes: 1 << 20,
  maxHeaderBytes: 16_384,
} as const;

export function serverCells(): readonly Cell[] {
  return [
    ...VERSIONS.flatMap(chainCells),
    ...(['node', 'nginx', 'openssl'] as const).flatMap(handshakeCells),
    ...rawCells(),
  ];
}
