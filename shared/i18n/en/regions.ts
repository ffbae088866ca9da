import type { regions as french } from '../fr/regions.ts';
import type { SameKeys } from '../sentences.ts';

/** What the command line says of the servers that can be queried. */
export const regions: SameKeys<typeof french> = {
  header: {
    code: 'code',
    label: 'label',
    environment: 'environment',
    dialect: 'dialect',
    url: 'address',
    extractionUrl: 'address of the extraction',
    extractionVersion: 'version of the extraction',
    document: 'document',
    certificate: 'certificate',
    profil: 'profile',
    vihf: 'VIHF',
    authority: 'assigning authority',
    soapAction: 'SOAPAction header',
    tls: 'TLS',
    revocation: 'revocation',
    limits: 'deadlines and pace',
    proxy: 'proxy',
    automatic: 'kept up to date by itself',
    notes: 'notes',
    lastExchange: 'last exchange',
    lastSync: 'last synchronisation',
    missing: 'state',
  },
  missing: {
    url: 'no address',
    certificate: 'no certificate',
    profil: 'no profile',
    trust: 'no authority',
    nameId: 'no VIHF identifier',
  },
  /** What a request lacks, in words: raw names of settings mean nothing to people. */
  lacking: {
    url: 'the address of the services',
    certificate: 'the certificate',
    profil: 'the access profile',
    nameId: 'the structure and user of the VIHF token',
  },
  ready: 'ready',
  succeeded: 'succeeded',
  failed: 'failed',
  removed: '{code}: settings removed.',
  exported: '{n} {n|server|servers} written to {file}, without certificate or secret.',
  importedAdded: '{n} {n|server|servers} added: {codes}',
  importedReplaced: '{n} {n|server|servers} replaced: {codes}',
  importedKept: '{n} {n|server|servers} kept as {n|it is|they are}: {codes} (--replace replaces them)',
};
