import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { makeAuthority } from './certificates.ts';
import type { Authority } from './certificates.ts';
import { createDesk } from './cli.ts';
import type { Ran } from './cli.ts';
import { createOpenssl } from './openssl.ts';
import type { Openssl } from './openssl.ts';
import { signWithCa } from './openssl-ca.ts';

/** Secrets of the desk, each in a file of that name that only its owner reads, and in a variable for processes. */
export const SECRETS = {
  VAULT: 'correct horse battery',
  BACKUP: 'celle du fichier de secours',
  P12: 'quinze mots 12!',
  WRONG: 'ce n’est pas la bonne',
} as const;
export const OPENS = ['--passphrase-file', 'VAULT'];
export const SUBJECT = 'CN=CLIENT_WS_ROR,OU=318751275100020,O=Hôpital Saint-Œuvre,ST=Paris (75),C=FR';
/** A request of a client certificate; its SIRET is that of a published example (domain reference ROR §7.2). */
export const CLIENT = [
  ...['cert', 'request', '--role', 'client', '--profile', 'igc-sante-org-auth-cli', '--cn', 'CLIENT_WS_ROR'],
  ...['--organisation', 'Hôpital Saint-Œuvre', '--id-nat-struct', '318751275100020', '--departement', '75'],
];

/** What commands say of a certificate, as far as tests read it. */
export interface Row {
  readonly id: string;
  readonly status: string;
  readonly subject: string;
  readonly sha256: string | null;
  readonly hasPrivateKey: boolean;
  readonly isLive: boolean;
  readonly environment: string | null;
  readonly dnsNames: readonly string[];
  readonly differences: readonly { readonly field: string }[];
  readonly renews: string | null;
  readonly csrPem: string;
  readonly file: string;
  readonly backup: string;
}

export interface Failure {
  readonly error: { readonly code: string; readonly message: string; readonly proof?: readonly string[] };
}

/** A desk where certificates are worked on by commands, and an authority run by openssl beside it. */
export interface CertificateDesk {
  readonly openssl: Openssl;
  readonly authority: Authority;
  /** A file of the folder the person stands in. */
  at(name: string): string;
  /** Runs a command in a process of its own; gives its JSON document, the only thing on standard output. */
  real<T>(exit: number, ...args: string[]): Promise<T>;
  /** The same in this process, without Node's own start. */
  json<T>(exit: number, ...args: string[]): Promise<T>;
  /** The code of the error it ends with. */
  code(exit: number, ...args: string[]): Promise<string>;
  run(exit: number, ...args: string[]): Promise<Ran>;
  /** What people read on standard output. */
  text(exit: number, ...args: string[]): Promise<string>;
  /** The active lines of the inventory. */
  ids(): Promise<readonly string[]>;
  dispose(): void;
}

/** What ran, once it is sure that its exit code is the one expected and that no secret left with it. */
function checked(ran: Ran, exit: number, args: readonly string[]): Ran {
  assert.equal(ran.code, exit, `${args.join(' ')}: ${ran.out}${ran.err}`);
  for (const secret of Object.values(SECRETS)) {
    assert.equal(
      `${ran.out}${ran.err}${args.join(' ')}`.includes(secret),
      false,
      'no secret is told, or given in argv',
    );
  }
  return ran;
}

export function openCertificateDesk(): CertificateDesk {
  const openssl = createOpenssl();
  const authority = makeAuthority(openssl, 'TEST AC IGC', 'IGC-SANTE TEST');
  const desk = createDesk();
  const at = (name: string): string => join(desk.folder, name);
  for (const [name, secret] of Object.entries(SECRETS)) writeFileSync(at(name), `${secret}\n`, { mode: 0o600 });
  const run: CertificateDesk['run'] = async (exit, ...args) => checked(await desk.run(...args), exit, args);
  const json: CertificateDesk['json'] = async (exit, ...args) => (await run(exit, ...args, '--json')).json();
  return {
    ...{ openssl, authority, at, run, json },
    real: async (exit, ...args) => checked(await desk.start([...args, '--json'], SECRETS).ended, exit, args).json(),
    code: async (exit, ...args) => (await json<Failure>(exit, ...args)).error.code,
    text: async (exit, ...args) => (await run(exit, ...args)).out,
    ids: async () => (await json<readonly Row[]>(0, 'cert', 'list')).map(({ id }) => id),
    dispose() {
      desk.remove();
      openssl.dispose();
    },
  };
}

/** The files of its root and of what issues, with their fingerprints. */
export function authorityFiles({ openssl, authority }: CertificateDesk): {
  readonly files: string[];
  readonly prints: string[];
} {
  const files = [openssl.path(authority.root.certificate), openssl.path(authority.issuing.certificate)];
  return { files, prints: files.map((file) => new X509Certificate(readFileSync(file)).fingerprint256) };
}

/** A vault, the authority trusted, and a client certificate installed from `reponse.cer`; gives its id. */
export async function installClient(desk: CertificateDesk): Promise<string> {
  const { json, at, openssl, authority } = desk;
  await json(0, 'vault', 'init', ...OPENS);
  const { files, prints } = authorityFiles(desk);
  await json(0, 'trust', 'import', ...files, '--environment', 'test', '--sha256', prints.join(','));
  const { id } = await json<Row>(0, ...CLIENT, '--out', 'client.csr', '--without-backup', ...OPENS);
  copyFileSync(signWithCa(openssl, authority, at('client.csr')), at('reponse.cer'));
  await json(0, 'cert', 'install', 'reponse.cer');
  return id;
}
