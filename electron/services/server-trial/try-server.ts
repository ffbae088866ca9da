import { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { checkServerIdentity, connect, createServer } from 'node:tls';
import type { Server } from 'node:tls';
import type { ServerTest } from '../../../shared/contract/certificate-views.ts';
import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import { peerChain } from '../mtls/peer-chain.ts';

export interface TrialInput {
  /** Lent for the time of the trial. */
  readonly key: KeyObject;
  /** What the server will send, in DER: its certificate, then its intermediates. */
  readonly chain: readonly Uint8Array[];
  /** The roots a ROR would trust, in DER. */
  readonly anchors: readonly Uint8Array[];
  /** The name by which the ROR calls the server. */
  readonly host: string;
  /** The chain as explained, for what is wrong. */
  readonly explain: () => Promise<ChainVerdict>;
}

type Check = ServerTest['checks'][number];

interface Handshake {
  readonly version: string;
  readonly cipher: string;
  readonly authorizationError: string | null;
  readonly shown: number;
}

const DEADLINE = 10_000;
/** What a ROR can be expected to ask for (design security §5, TLS policy). */
const CIPHERS = 'ECDHE+AESGCM:ECDHE+CHACHA20:@SECLEVEL=2';

function toPem(der: Uint8Array): string {
  return new X509Certificate(der).toString();
}

function listen(input: TrialInput): Promise<Server> {
  const server = createServer({
    key: input.key.export({ type: 'pkcs8', format: 'pem' }),
    cert: input.chain.map(toPem).join(''),
    minVersion: 'TLSv1.2',
    ciphers: CIPHERS,
  });
  // A client that gives up is what the trial is about; it is told by the client's side.
  server.on('tlsClientError', () => undefined);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** Connects as a ROR would: only these roots, this name. What it refuses is read, not thrown. */
function handshake(port: number, { anchors, host }: TrialInput): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...{ host: '127.0.0.1', port, servername: host, ca: anchors.map(toPem) },
      // The verdict is read below; nothing is ever sent.
      rejectUnauthorized: false,
      ...{ minVersion: 'TLSv1.2', ciphers: CIPHERS, checkServerIdentity: () => undefined },
    });
    socket.setTimeout(DEADLINE, () => socket.destroy(new Error('timeout')));
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      const refused = socket.authorizationError as unknown as string | Error | null | undefined;
      resolve({
        version: socket.getProtocol() ?? '',
        cipher: socket.getCipher().name,
        authorizationError: refused ? String((refused as Error).message ?? refused) : null,
        shown: peerChain(socket).length,
      });
      socket.destroy();
    });
  });
}

function hostCheck(certificate: X509Certificate, host: string): Check {
  const refused = checkServerIdentity(host, certificate.toLegacyObject());
  return { name: 'host', ok: refused === undefined, detail: refused === undefined ? host : refused.message };
}

function ownChecks(leaf: X509Certificate, host: string): Check[] {
  const names = leaf.subjectAltName ?? '';
  const usages = leaf.keyUsage ?? [];
  const isServer = usages.length === 0 || usages.includes('1.3.6.1.5.5.7.3.1');
  return [
    { name: 'san', ok: names !== '', detail: names },
    { name: 'purpose', ok: isServer, detail: usages.join(', ') },
    hostCheck(leaf, host),
  ];
}

/**
 * Puts a server certificate and its key on a TLS listener of this computer and connects to it with the roots a ROR would
 * trust. The listener answers on 127.0.0.1 only, carries no data, and is closed before this returns.
 */
export async function tryServer(input: TrialInput): Promise<ServerTest> {
  const [der] = input.chain;
  if (der === undefined) return { ok: false, checks: [], chain: null, tls: null };
  const checks: Check[] = [];
  const own = ownChecks(new X509Certificate(der), input.host);
  let server: Server | undefined;
  let tls: ServerTest['tls'] = null;
  try {
    server = await listen(input);
    const done = await handshake((server.address() as AddressInfo).port, input);
    tls = { version: done.version, cipher: done.cipher };
    checks.push({ name: 'handshake', ok: true, detail: `${done.version} ${done.cipher}` });
    checks.push({
      name: 'chain',
      ok: done.authorizationError === null,
      detail: done.authorizationError ?? `${done.shown}`,
    });
  } catch (error) {
    checks.push({ name: 'handshake', ok: false, detail: (error as NodeJS.ErrnoException).code ?? String(error) });
  } finally {
    server?.close();
  }
  const all = [...checks, ...own];
  const verdict = await input.explain();
  return { ok: verdict.trusted && all.every(({ ok }) => ok), checks: all, chain: verdict, tls };
}
