import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import { answer, endBy, tlsFaults, type Behaviour } from '../fault-server.ts';
import type { MtlsPki } from '../mtls-pki.ts';
import { cell, VERSIONS, type Cell, type Family, type Running, type Version } from './cell.ts';
import { nginx, sServer } from './servers.ts';

const BOTH = ['client-root', 'client-inter'];
const WHOLE = '<CSD></CSD>';

interface Case {
  readonly row: string;
  /** Certificates sent, our own first; null: none. */
  readonly sent: readonly string[] | null;
  readonly expected: readonly (Cause | 'ok')[];
  readonly accepts?: readonly string[];
  readonly crl?: boolean;
  readonly families?: readonly Family[];
  readonly own?: Cell['own'];
  readonly label?: string;
}

/** CSD §7, first table, and the rows of design security §4 about our certificate. */
const CASES: readonly Case[] = [
  { row: 'client certificate listed, valid', sent: ['good', 'client-inter'], expected: ['ok'] },
  { row: 'no client certificate', sent: null, expected: ['client-absent'] },
  { row: 'client certificate expired', sent: ['expired', 'client-inter'], expected: ['client-expired'] },
  { row: 'client certificate not yet valid', sent: ['early', 'client-inter'], expected: ['client-not-yet-valid'] },
  {
    row: 'client certificate from another CA',
    sent: ['stranger', 'other-inter'],
    expected: ['client-authority-unknown'],
  },
  { row: 'client certificate self-signed', sent: ['selfmade'], expected: ['client-authority-unknown'] },
  { row: 'client certificate without clientAuth', sent: ['serverish', 'client-inter'], expected: ['client-usage'] },
  { row: 'client certificate revoked', sent: ['revoked', 'client-inter'], expected: ['client-revoked'], crl: true },
  {
    row: 'client intermediate not sent, server knows the root only',
    sent: ['good'],
    accepts: ['client-root'],
    expected: ['client-chain-incomplete'],
  },
  {
    row: 'client certificate of another environment',
    sent: ['stranger', 'other-inter'],
    expected: ['client-environment'],
    own: () => ({ environment: 'test', issuerEnvironment: 'production' }),
  },
];

/** The node server of a whitelist: what it does with a certificate that is valid and not listed. */
function listed(refuse: Behaviour): Behaviour {
  return (socket) => {
    const { subject } = (
      socket as unknown as { getPeerCertificate(): { subject?: { CN?: string } } }
    ).getPeerCertificate();
    if (subject?.CN === 'good') socket.end(answer(WHOLE));
    else refuse(socket);
  };
}

const FORBIDS: Behaviour = (socket) => socket.end(answer('<html>non</html>', 'length', {}, '403 Forbidden'));

function startNode(version: Version, accepts: readonly string[], crl: boolean): (pki: MtlsPki) => Promise<Running> {
  return (pki) => {
    const lists = [pki.crls['client-root']!, pki.crls['client-inter']!];
    return tlsFaults(pki, listed(FORBIDS), { version, accepts, ...(crl ? { crl: lists } : {}) });
  };
}

function starter(
  family: Family,
  version: Version,
  accepts: readonly string[],
  crl: boolean,
): (pki: MtlsPki) => Promise<Running> {
  if (family === 'nginx') return (pki) => nginx(pki, { version, accepts, crl });
  if (family === 'openssl') return (pki) => sServer(pki, { version, accepts, crl });
  return startNode(version, accepts, crl);
}

function cellOf(one: Case, family: Family, version: Version): Cell {
  const { row, sent, expected, accepts = BOTH, crl = false, own } = one;
  return cell(row, family, version, expected, {
    source: 'CSD §7',
    key: `client ${family} ${version} ${accepts.join('+')} ${crl}`,
    start: starter(family, version, accepts, crl),
    request: (pki) => ({ identity: sent === null ? null : pki.identity(...sent) }),
    ...(own === undefined ? {} : { own }),
  });
}

function whitelist(version: Version): readonly Cell[] {
  const request = (pki: MtlsPki) => ({ identity: pki.identity('unlisted', 'client-inter') });
  const row = 'client certificate valid, not on the whitelist';
  return [
    cell(`${row}: 403`, 'node', version, ['not-whitelisted'], {
      ...{
        source: 'CSD §7',
        key: `client node ${version} ${BOTH.join('+')} false`,
        start: startNode(version, BOTH, false),
        request,
      },
    }),
    cell(`${row}: 403`, 'nginx', version, ['not-whitelisted'], {
      ...{
        source: 'CSD §7',
        key: `client nginx ${version} ${BOTH.join('+')} false`,
        start: starter('nginx', version, BOTH, false),
        request,
      },
    }),
    cell(`${row}: closed at once`, 'node', version, ['refused-or-not-whitelisted'], {
      ...{ source: 'security §4', key: `closes ${version}`, request },
      start: (pki) => closesOn(pki, version),
    }),
    cell('certificate sent is not the one declared: 403', 'node', version, ['not-whitelisted'], {
      ...{
        source: 'CSD §7',
        key: `client node ${version} ${BOTH.join('+')} false`,
        start: startNode(version, BOTH, false),
        request,
      },
      own: (pki) => ({ declaredSha256: pki.get('good').der.toString('hex').slice(0, 64) }),
    }),
    cell('clocks disagree, certificate refused by its dates', 'node', version, ['clock'], {
      ...{ source: 'security §4', key: `clock ${version}` },
      start: (pki) => tlsFaults(pki, behind, { version }),
    }),
  ];
}

const behind: Behaviour = (socket) =>
  socket.end(
    answer('<html>', 'length', { date: new Date(Date.now() - 86_400_000 * 2).toUTCString() }, '403 Forbidden'),
  );

/** Refuses as soon as the certificate is known, before any request. */
async function closesOn(pki: MtlsPki, version: Version): Promise<Running> {
  const { createServer } = await import('node:tls');
  const server = createServer({
    key: pki.keyPem('server'),
    cert: pki.pem('server', 'server-inter'),
    ca: BOTH.map((name) => pki.pem(name)),
    ...{ requestCert: true, minVersion: version, maxVersion: version },
  });
  server.on('tlsClientError', () => undefined);
  server.on('secureConnection', (socket) => {
    socket.on('error', () => undefined);
    endBy(socket, 'rst');
  });
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

export function clientCells(): readonly Cell[] {
  const families: readonly Family[] = ['node', 'nginx', 'openssl'];
  return VERSIONS.flatMap((version) => [
    ...CASES.flatMap((one) => (one.families ?? families).map((family) => cellOf(one, family, version))),
    ...whitelist(version),
  ]);
}
