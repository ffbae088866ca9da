import type { MadeIdentity, Openssl } from './openssl.ts';

const DAY = 86_400_000;

/** Where a validity stands, in days from now; negative in the past. */
export interface DatedOptions {
  readonly from: number;
  readonly to: number;
  /** Lines of an extension section: `extendedKeyUsage=clientAuth`. */
  readonly extensions: readonly string[];
}

/** `20261231235959Z`, as `openssl ca` wants a moment. */
function openSslTime(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().replaceAll(/[-:T]|\.\d+/gu, '');
}

/** The certificate that answers a request (PEM), valid between two days: what `openssl x509` cannot say before OpenSSL 3.4. */
export function signDated(
  openssl: Openssl,
  { key, certificate }: MadeIdentity,
  csr: string,
  { from, to, extensions }: DatedOptions,
): string {
  openssl.write('dated.csr', csr);
  openssl.write('dated-index.txt', '');
  openssl.write(
    'dated.ext',
    ['basicConstraints=CA:FALSE', 'authorityKeyIdentifier=keyid', ...extensions, ''].join('\n'),
  );
  const ca = ['[ca]', 'default_ca=it', '[it]', 'database=dated-index.txt', 'new_certs_dir=.', 'unique_subject=no'];
  const rest = ['default_md=sha256', 'policy=any', 'preserve=yes', 'rand_serial=yes', 'email_in_dn=no', '[any]'];
  // The names that a request of Cercle uses; an extra one would be left out.
  const policy = ['countryName', 'stateOrProvinceName', 'organizationName', 'organizationalUnitName', 'commonName'];
  openssl.write('dated.cnf', [...ca, ...rest, ...policy.map((name) => `${name}=optional`), ''].join('\n'));
  const dates = ['-startdate', openSslTime(from), '-enddate', openSslTime(to)];
  const by = ['-cert', certificate, '-keyfile', key, '-in', 'dated.csr', '-extfile', 'dated.ext', '-notext', '-utf8'];
  openssl.run(['ca', '-batch', '-config', 'dated.cnf', ...by, ...dates, '-out', 'dated.pem']);
  return openssl.read('dated.pem').toString('latin1');
}
