import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyOfRun } from './run-keys.ts';

/** The `skip` option of a test that needs the `openssl` command: false when it is there, else the reason. */
export const skipWithoutOpenssl: string | false = skipWithoutTool('openssl', ['version']);
/** The same for Java's `keytool`, of which a test looks at one function only. */
export const skipWithoutKeytool: string | false = skipWithoutTool('keytool', ['-help']);

export function skipWithoutTool(tool: string, args: readonly string[]): string | false {
  const { error, status } = spawnSync(tool, args, { stdio: 'ignore' });
  return error === undefined && status === 0 ? false : `the command ${tool} is absent`;
}

/** A key and its certificate, as PEM files of the folder. */
export interface MadeIdentity {
  readonly key: string;
  readonly certificate: string;
}

export interface AuthorityOptions {
  /** In the form of openssl: `/C=FR/CN=…`. */
  readonly subject?: string;
  readonly days?: number;
  readonly key?: KeyKind;
}

export interface SignOptions {
  /** Lines of an extension section: `extendedKeyUsage=clientAuth`. */
  readonly extensions?: readonly string[];
  readonly days?: number;
}

export interface Pkcs12Options {
  readonly password: string;
  readonly friendlyName?: string;
  /** Certificates beside the one of the key, as PEM files. */
  readonly chain?: readonly string[];
  /** More arguments of `openssl pkcs12 -export`: `-legacy`, `-certpbe …`. */
  readonly args?: readonly string[];
}

export type KeyKind = 'rsa-2048' | 'rsa-3072' | 'rsa-4096' | 'p-256' | 'p-384' | 'ed25519';

/** `openssl` in a temporary folder of its own: every name is a file of it. Dispose of it at the end of the test. */
export interface Openssl {
  readonly folder: string;
  path(name: string): string;
  read(name: string): Buffer;
  write(name: string, content: string | Uint8Array): string;
  /** What it writes to its standard output. Throws, with what it wrote to its error output, when it fails. */
  run(args: readonly string[], input?: string | Uint8Array): Buffer;
  /** A PKCS#8 key in clear, `<name>.key.pem`; gives back the name of the file. */
  makeKey(name: string, kind?: KeyKind): string;
  /** A self-signed authority: `<name>.key.pem` and `<name>.pem`. */
  makeAuthority(name: string, options?: AuthorityOptions): MadeIdentity;
  /** A request of a key, `<name>.csr.pem`; gives back the name of the file. */
  makeRequest(name: string, key: string, subject: string): string;
  /** A certificate `<name>.pem` that answers a request; gives back the name of the file. */
  sign(name: string, request: string, authority: MadeIdentity, options?: SignOptions): string;
  /** Key, request and certificate in one step. */
  makeIdentity(
    name: string,
    authority: MadeIdentity,
    options?: SignOptions & { readonly subject?: string; readonly kind?: KeyKind },
  ): MadeIdentity;
  /** A file `<name>.p12`; gives back its bytes. */
  makePkcs12(name: string, identity: MadeIdentity, options: Pkcs12Options): Buffer;
  /** The DER of a PEM file of one block. */
  der(name: string): Buffer;
  dispose(): void;
}

const KEY_ARGUMENTS: Readonly<Record<KeyKind, readonly string[]>> = {
  'rsa-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'rsa-3072': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  'rsa-4096': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
  'p-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'p-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  ed25519: ['-algorithm', 'ED25519'],
};
const AUTHORITY_EXTENSIONS = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
  'subjectKeyIdentifier=hash',
];

export function createOpenssl(): Openssl {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-openssl-'));
  const path = (name: string): string => join(folder, name);
  const read = (name: string): Buffer => readFileSync(path(name));
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path(name), content);
    return name;
  };
  const run = (args: readonly string[], input: string | Uint8Array = ''): Buffer =>
    execFileSync('openssl', args, { cwd: folder, input, stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 64 << 20 });
  const makeKey = (name: string, kind: KeyKind = 'rsa-2048'): string => {
    const make = (): Buffer => run(['genpkey', ...KEY_ARGUMENTS[kind]]);
    return write(`${name}.key.pem`, kind.startsWith('rsa') ? keyOfRun(kind, make) : make());
  };
  const makeRequest = (name: string, key: string, subject: string): string => {
    run(['req', '-new', '-utf8', '-key', key, '-subj', subject, '-out', `${name}.csr.pem`]);
    return `${name}.csr.pem`;
  };
  const sign: Openssl['sign'] = (name, request, { key, certificate }, { extensions = [], days = 365 } = {}) => {
    const section = write(`${name}.ext`, ['basicConstraints=CA:FALSE', ...extensions, ''].join('\n'));
    const serial = `0x${[...name].reduce((sum, letter) => (sum * 31n + BigInt(letter.codePointAt(0) ?? 0)) % (1n << 62n), 1n).toString(16)}`;
    const by = ['-CA', certificate, '-CAkey', key, '-set_serial', serial];
    run(['x509', '-req', '-in', request, ...by, '-days', `${days}`, '-extfile', section, '-out', `${name}.pem`]);
    return `${name}.pem`;
  };
  return {
    folder,
    path,
    read,
    write,
    run,
    makeKey,
    makeRequest,
    sign,
    makeAuthority(name, { subject = `/C=FR/O=Essai/CN=${name}`, days = 3650, key: kind = 'rsa-2048' } = {}) {
      const key = makeKey(name, kind);
      const extensions = AUTHORITY_EXTENSIONS.flatMap((line) => ['-addext', line]);
      const made = ['-subj', subject, '-days', `${days}`, ...extensions, '-out', `${name}.pem`];
      // Without a file of its own, openssl adds the extensions of the machine's to these.
      const config = write('empty.cnf', '[req]\ndistinguished_name=dn\n[dn]\n');
      run(['req', '-config', config, '-x509', '-new', '-utf8', '-key', key, ...made]);
      return { key, certificate: `${name}.pem` };
    },
    makeIdentity(name, authority, { subject = `/C=FR/O=Essai/CN=${name}`, kind, ...options } = {}) {
      const key = makeKey(name, kind);
      return { key, certificate: sign(name, makeRequest(name, key, subject), authority, options) };
    },
    makePkcs12(name, { key, certificate }, { password, friendlyName = name, chain = [], args = [] }) {
      const others = chain.length === 0 ? [] : ['-certfile', write(`${name}.chain.pem`, chain.map(read).join(''))];
      const files = ['-inkey', key, '-in', certificate, ...others, '-out', `${name}.p12`];
      // Two lines on the standard input would be asked for; a file holds the one of the export.
      const secret = write(`${name}.pass`, `${password}\n`);
      run(['pkcs12', '-export', ...files, '-name', friendlyName, '-passout', `file:${secret}`, ...args]);
      return read(`${name}.p12`);
    },
    der: (name) => derOf(read(name).toString('latin1')),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The bytes of the first PEM block of a text. */
export function derOf(pem: string): Buffer {
  const [, body = ''] = /-----BEGIN [^-]+-----([^-]+)-----END/u.exec(pem) ?? [];
  return Buffer.from(body, 'base64');
}
