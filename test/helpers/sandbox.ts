import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePem } from '../../electron/services/pki/pem.ts';
import { buildRequest } from '../../electron/services/pki/request.ts';
import { createKeyPair } from '../../electron/services/pki/key-pair.ts';
import type {
  SandboxCommand,
  SandboxCommandName,
  SandboxResults,
} from '../../electron/services/sandbox-region/control-messages.ts';
import { askSandbox } from '../../electron/services/sandbox-region/control-client.ts';
import type { SandboxOptions } from '../../electron/services/sandbox-region/options.ts';
import type { CertificateState } from '../../electron/services/sandbox-region/register.ts';
import { startSandbox, type RunningSandbox } from '../../electron/services/sandbox-region/start.ts';
import { createTestPorts, type TestPorts } from './ports.ts';

/** A client's key and certificate, in PEM; empty for a client that has none. */
export interface Credentials {
  readonly key?: string;
  readonly cert?: string;
}

/** What a client saw of one exchange. */
export interface Seen {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether Node says that the message is whole. */
  readonly isComplete: boolean;
}

/** A sandbox region with what a test needs around it. */
export interface SandboxBench {
  readonly ports: TestPorts;
  readonly sandbox: RunningSandbox;
  ask<Name extends SandboxCommandName>(
    command: Extract<SandboxCommand, { command: Name }>,
  ): Promise<SandboxResults[Name]>;
  /** A client with a certificate of its own in this state. */
  client(state?: CertificateState): Promise<Credentials & { readonly sha256: string; readonly subject: string }>;
  /** One exchange, over a connection of its own. */
  call(path: string, options?: CallOptions): Promise<Seen>;
  close(): Promise<void>;
}

export interface CallOptions extends Credentials {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly tls?: Pick<
    RequestOptions,
    'minVersion' | 'maxVersion' | 'ca' | 'servername' | 'crl' | 'ciphers' | 'rejectUnauthorized'
  >;
}

let made: Promise<string> | undefined;

/** One key for all clients of a test file: certificates differ, and that is what counts. */
async function clientKey(): Promise<string> {
  made ??= createKeyPair(2048).then((key) => key.export({ format: 'pem', type: 'pkcs8' }) as string);
  return made;
}

export async function makeCsr(commonName = 'CLIENT_FACTICE'): Promise<{ readonly key: string; readonly csr: string }> {
  const { createPrivateKey } = await import('node:crypto');
  const key = await clientKey();
  const der = buildRequest({
    subject: [
      { type: 'C', value: 'FR' },
      { type: 'ST', value: 'Paris (75)' },
      { type: 'O', value: 'Hôpital Factice' },
      { type: 'OU', value: '318751275100020' },
      { type: 'CN', value: commonName },
    ],
    dnsNames: [],
    extendedUsages: ['clientAuth'],
    keyUsages: ['digitalSignature'],
    privateKey: createPrivateKey(key),
  });
  return { key, csr: encodePem('CERTIFICATE REQUEST', der) };
}

/** Starts a region of its own; close it at the end of the test. */
export async function openSandboxBench(options: SandboxOptions = {}): Promise<SandboxBench> {
  const ports = createTestPorts();
  const sandbox = await startSandbox(ports, { units: 60, ...options });
  const ca = readFileSync(sandbox.authorities.bundle);
  const ask: SandboxBench['ask'] = async (command) => {
    const result = await askSandbox(sandbox.folder, command);
    if (result === undefined) throw new Error('no sandbox region runs');
    return result;
  };
  return {
    ports,
    sandbox,
    ask,
    async client(state = 'valid') {
      const { key, csr } = await makeCsr();
      const { chainPem, sha256, subject } = await ask({ command: 'issue', csr, state });
      return { key, cert: chainPem, sha256, subject };
    },
    call: (path, { tls, ...call } = {}) => exchange(`${sandbox.url}${path}`, { ...call, tls: { ca, ...tls } }),
    async close() {
      await sandbox.stop();
      ports.dispose();
    },
  };
}

/** Longer than any exchange here takes. */
const PATIENCE_MS = 10_000;

/** One request on a connection of its own; rejects with what Node says of a failure. */
export function exchange(url: string, { method = 'GET', headers, body, key, cert, tls }: CallOptions): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers,
      agent: false,
      ...tls,
      ...(key && { key }),
      ...(cert && { cert }),
    } as RequestOptions;
    const request = httpsRequest(url, options, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces),
          isComplete: response.complete,
        }),
      );
    });
    request.on('error', reject);
    const late = setTimeout(() => request.destroy(new Error('no end of this exchange')), PATIENCE_MS);
    request.on('close', () => clearTimeout(late));
    request.end(body);
  });
}

/** What `openssl` or another program says, as text; its failure included. */
export function said(program: string, args: readonly string[], input = ''): string {
  try {
    return execFileSync(program, args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], timeout: 20_000 });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`;
  }
}

export function temporaryFolder(): { readonly path: (name: string) => string; dispose(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-sandbox-'));
  return { path: (name) => join(folder, name), dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
