import { spawn } from 'node:child_process';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { skipWithoutTool } from '../openssl.ts';
import { crlPem } from '../fault-server.ts';
import type { MtlsPki } from '../mtls-pki.ts';
import type { Running, Version } from './cell.ts';

export const skipWithoutNginx = skipWithoutTool('nginx', ['-v']);

/** A port that nothing uses just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Longest time for a command to start on a busy computer. */
const START_MS = 30_000;

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Resolves once something listens: nothing else tells that all of these commands are ready. */
async function listening(port: number, isOver: () => boolean): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (performance.now() < deadline && !isOver()) {
    if (await answers(port)) return;
    await setTimeout(5);
  }
  throw new Error(`nothing listens on ${port}`);
}

async function run(command: string, args: readonly string[], cwd: string, port: number): Promise<Running> {
  const child = spawn(command, args, { cwd, stdio: ['pipe', 'ignore', 'pipe'] });
  let isOver = false;
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said = `${said}${bytes.toString()}`.slice(-2000)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve(((isOver = true), undefined))));
  await listening(port, () => isOver).catch((error: unknown) => {
    child.kill();
    throw new Error(`${command}: ${said}`, { cause: error });
  });
  return {
    port,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export interface CommandServer {
  readonly certificate?: readonly string[];
  readonly version: Version | 'TLSv1.1';
  /** null: no certificate is asked for. */
  readonly accepts: readonly string[] | null;
  readonly crl?: boolean;
  readonly ciphers?: string;
}

function bundle(pki: MtlsPki, label: string, names: readonly string[]): string {
  pki.openssl.write(label, pki.pem(...names));
  return pki.file(label);
}

let bundles = 0;

/** `openssl s_server -www`: refuses by alert, as Apache and stunnel do. */
export async function sServer(pki: MtlsPki, options: CommandServer): Promise<Running> {
  const { certificate = ['server', 'server-inter'], version, accepts, crl = false, ciphers } = options;
  const port = await freePort();
  const label = `s${(bundles += 1)}`;
  const [leaf = 'server', ...chain] = certificate;
  const flags = { 'TLSv1.1': '-tls1_1', 'TLSv1.2': '-tls1_2', 'TLSv1.3': '-tls1_3' } as const;
  // It takes one list only: that of the issuer.
  if (crl) pki.openssl.write(`${label}.crl`, crlPem(pki.crls['client-inter']!));
  const asks =
    accepts === null ? [] : ['-Verify', '5', '-verify_return_error', '-CAfile', bundle(pki, `${label}.ca`, accepts)];
  const args = [
    ...['s_server', '-accept', `127.0.0.1:${port}`, '-www', '-quiet', flags[version]],
    ...['-cert', pki.file(`${pki.get(leaf).name}.pem`), '-key', pki.file(`${pki.get(leaf).name}.key.pem`)],
    ...(chain.length === 0 ? [] : ['-cert_chain', bundle(pki, `${label}.chain`, chain)]),
    ...asks,
    ...(crl ? ['-CRL', pki.file(`${label}.crl`), '-crl_check'] : []),
    ...(ciphers === undefined ? [] : ['-cipher', ciphers]),
  ];
  return run('openssl', args, pki.openssl.folder, port);
}

/** nginx: ends the handshake whatever it thinks of the certificate, then answers 400 or 403. */
export async function nginx(pki: MtlsPki, options: CommandServer, locations = ''): Promise<Running> {
  const { certificate = ['server', 'server-inter'], version, accepts, crl = false, ciphers } = options;
  const port = await freePort();
  const label = `n${(bundles += 1)}`;
  const leaf = pki.get(certificate[0] ?? 'server').name;
  if (crl)
    pki.openssl.write(`${label}.crl`, ['client-root', 'client-inter'].map((name) => crlPem(pki.crls[name]!)).join(''));
  const good = pki.openssl.run(['x509', '-in', pki.file('good.pem'), '-noout', '-fingerprint', '-sha1']).toString();
  const print = good.split('=')[1]?.trim().replaceAll(':', '').toLowerCase() ?? '';
  const asks =
    accepts === null
      ? ''
      : `ssl_verify_client on; ssl_verify_depth 4; ssl_client_certificate ${bundle(pki, `${label}.ca`, accepts)};${crl ? ` ssl_crl ${pki.file(`${label}.crl`)};` : ''}`;
  const refuses = accepts === null ? '' : 'if ($listed = 0) { return 403; }';
  const config = pki.openssl.write(
    `${label}.conf`,
    `daemon off; master_process off; pid ${pki.file(`${label}.pid`)}; error_log stderr crit; events { worker_connections 64; }
http { access_log off; default_type text/xml; client_body_temp_path ${pki.file('b')}; proxy_temp_path ${pki.file('p')}; fastcgi_temp_path ${pki.file('f')}; uwsgi_temp_path ${pki.file('u')}; scgi_temp_path ${pki.file('s')};
map $ssl_client_fingerprint $listed { default 0; ${print} 1; }
server { listen 127.0.0.1:${port} ssl; ssl_certificate ${bundle(pki, `${label}.crt`, certificate)}; ssl_certificate_key ${pki.file(`${leaf}.key.pem`)};
ssl_protocols ${version}; ${ciphers === undefined ? '' : `ssl_ciphers ${ciphers};`} ${asks}
location / { ${refuses} return 200 "<CSD></CSD>"; } ${locations} } }`,
  );
  return run('nginx', ['-p', pki.openssl.folder, '-e', 'stderr', '-c', pki.file(config)], pki.openssl.folder, port);
}
