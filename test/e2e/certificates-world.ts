import type { Page } from '@playwright/test';
import type { CertificateRow, RequestForm } from '../../shared/contract/certificate-views.ts';
import type { MadeIdentity, Openssl } from '../helpers/openssl.ts';
import { ask, ticketOf } from './wire.ts';

export const PASSPHRASE = 'quatre mots sans lien';

const CLIENT: RequestForm = {
  profile: 'igc-sante-org-auth-cli',
  commonName: 'CLIENT_ROR_ESSAI',
  organisation: 'CLINIQUE FICTIVE',
  idNatStruct: '339782642000052',
  departement: '75',
  dnsNames: [],
  keySize: 2048,
};

/** An authority and its intermediate, made by openssl. */
export interface World {
  readonly root: MadeIdentity;
  readonly intermediate: MadeIdentity;
}

/** A root named as that of the tests of IGC-Santé is, and an intermediate that signs. */
export function makeWorld(openssl: Openssl): World {
  const root = openssl.makeAuthority('racine', { subject: '/C=FR/O=ASIP-SANTE/CN=AC RACINE IGC-SANTE TEST FICTIVE' });
  const key = openssl.makeKey('intermediaire');
  const subject = '/C=FR/O=ASIP-SANTE/CN=AC IGC-SANTE TEST FICTIVE ORGANISATIONS';
  const request = openssl.makeRequest('intermediaire', key, subject);
  const lines = [
    ...['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign'],
    ...['subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid:always'],
  ];
  openssl.write('intermediaire.ext', lines.join('\n'));
  const by = ['-CA', root.certificate, '-CAkey', root.key, '-set_serial', '0x1001', '-days', '1825'];
  openssl.run(['x509', '-req', '-in', request, ...by, '-extfile', 'intermediaire.ext', '-out', 'intermediaire.pem']);
  return { root, intermediate: { key, certificate: 'intermediaire.pem' } };
}

export const CLIENT_EXTENSIONS = [
  ...['keyUsage=critical,digitalSignature', 'extendedKeyUsage=clientAuth'],
  ...['subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid:always'],
];

export async function openVault(page: Page): Promise<void> {
  await ask(page, 'vault.init', { passphrase: PASSPHRASE });
}

/** Trusts the root and knows the intermediate, as a person who compared their fingerprints. */
export async function trustWorld(page: Page, openssl: Openssl, { root, intermediate }: World): Promise<void> {
  for (const { certificate } of [root, intermediate]) {
    const text = openssl.read(certificate).toString('latin1');
    const printed = openssl.run(['x509', '-in', certificate, '-noout', '-fingerprint', '-sha256']).toString('latin1');
    const confirmed = [printed.trim().split('=')[1] ?? ''];
    await ask(page, 'trust.import', { from: { text }, environment: 'test', confirmed });
  }
}

/** A request made here, whose key the person does without backing up; its CSR lies beside the other files. */
export async function makeRequest(
  page: Page,
  openssl: Openssl,
  name: string,
  form: Partial<RequestForm> = {},
  renews?: string,
): Promise<CertificateRow> {
  const row = await ask<CertificateRow>(page, 'certificates.request', {
    form: { ...CLIENT, ...form },
    ...(renews !== undefined && { renews }),
  });
  await ask(page, 'certificates.declineBackup', { id: row.id });
  const { csrPem } = await ask<{ csrPem: string }>(page, 'certificates.show', { id: row.id });
  openssl.write(`${name}.csr.pem`, csrPem);
  return row;
}

/** The authority's answer to a request: `<name>.pem`. */
export function answer(openssl: Openssl, { intermediate }: World, name: string, days = 1095): string {
  return openssl.sign(name, `${name}.csr.pem`, intermediate, { extensions: CLIENT_EXTENSIONS, days });
}

/** Requested, answered and installed. */
export async function installed(
  page: Page,
  openssl: Openssl,
  world: World,
  name: string,
  { days, renews, ...form }: Partial<RequestForm> & { readonly days?: number; readonly renews?: string } = {},
): Promise<CertificateRow> {
  await makeRequest(page, openssl, name, form, renews);
  const file = await ticketOf(page, openssl.path(answer(openssl, world, name, days)));
  return ask<CertificateRow>(page, 'certificates.install', { from: { file } });
}

/** What a hostile authority could write in a name: mark-up, a formula, a control that turns the text around. */
export const NAUGHTY_DN = '=1-1<img src=x onerror=alert(1)>\u202Efdp.exe';
