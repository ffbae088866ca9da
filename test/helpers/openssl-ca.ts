import { mkdirSync, writeFileSync } from 'node:fs';
import type { Authority } from './certificates.ts';
import type { Openssl } from './openssl.ts';

export interface CaOptions {
  /** Serial number in hexadecimal, four digits. */
  readonly serial?: string;
  readonly days?: number;
  readonly usage?: 'clientAuth' | 'serverAuth';
  readonly dns?: readonly string[];
}

/** An authority as `openssl ca` runs one: a database, a policy, its own serial numbers. Gives the path of the answer. */
export function signWithCa(
  openssl: Openssl,
  { issuing }: Authority,
  csr: string,
  { serial = '1001', days = 1095, usage = 'clientAuth', dns = [] }: CaOptions = {},
): string {
  const name = `issued-${serial}.pem`;
  prepare(openssl, serial, [
    ...['[leaf]', 'basicConstraints=CA:FALSE', 'keyUsage=critical,digitalSignature', `extendedKeyUsage=${usage}`],
    ...['subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid'],
    ...(dns.length === 0 ? [] : [`subjectAltName=${dns.map((host) => `DNS:${host}`).join(',')}`]),
  ]);
  const files = ['-in', csr, '-out', name, '-cert', issuing.certificate, '-keyfile', issuing.key];
  openssl.run(['ca', '-batch', '-notext', '-config', 'ca.cnf', '-days', `${days}`, ...files]);
  return openssl.path(name);
}

/** A list of revoked certificates of the same authority. Gives its path. */
export function revokeWithCa(openssl: Openssl, { issuing }: Authority, certificate: string): string {
  const by = ['-config', 'ca.cnf', '-cert', issuing.certificate, '-keyfile', issuing.key];
  openssl.run(['ca', ...by, '-revoke', certificate]);
  openssl.run(['ca', ...by, '-gencrl', '-out', 'revoked.crl']);
  return openssl.path('revoked.crl');
}

function prepare(openssl: Openssl, serial: string, leaf: readonly string[]): void {
  mkdirSync(openssl.path('ca'), { recursive: true });
  writeFileSync(openssl.path('ca/index.txt'), '');
  writeFileSync(openssl.path('ca/serial'), `${serial}\n`);
  openssl.write(
    'ca.cnf',
    [
      ...['[ca]', 'default_ca=here', '[here]', 'new_certs_dir=ca', 'database=ca/index.txt', 'serial=ca/serial'],
      ...['default_md=sha256', 'policy=any', 'x509_extensions=leaf', 'unique_subject=no', 'default_crl_days=30'],
      ...['utf8=yes', 'string_mask=utf8only', 'preserve=yes'],
      ...['[any]', 'C=supplied', 'ST=optional', 'O=supplied', 'OU=optional', 'CN=supplied'],
      ...leaf,
      '',
    ].join('\n'),
  );
}
