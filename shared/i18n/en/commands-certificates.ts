import type { certificateCommands as french } from '../fr/commands-certificates.ts';
import type { SameKeys } from '../sentences.ts';

/** What each command about authorities and certificates does. */
export const certificateCommands: SameKeys<typeof french> = {
  'trust list': {
    summary: 'the trusted authorities, by environment',
    details: 'The store of the system is never part of it: only authorities imported here count.',
  },
  'trust import': {
    summary: 'trusts the authorities of a file, their fingerprints confirmed',
    details:
      'Each SHA-256 fingerprint is confirmed by --sha256, or typed on a terminal. A script that gives none vouches for its file, except for production: the fingerprints found are written to standard error; for production nothing is added without them (code 4). Without --environment, the one that the names of published authorities tell, else tests only.',
  },
  'trust remove': {
    summary: 'trusts an authority no more',
    details: 'Certificates that it signed stay, with an unknown issuer.',
  },
  'trust crl list': {
    summary: 'the revocation lists (CRL) that are held, and their dates',
    details: 'A list only counts when an authority held here signed it; out of date, it proves nothing any more.',
  },
  'trust crl import': {
    summary: 'adds a revocation list (CRL)',
    details: 'A signed list replaces the former one of the same authority; one older than the one held is refused.',
  },
  'trust crl fetch': {
    summary: 'downloads the revocation lists that a certificate or an authority names',
    details: 'Only when you ask. Code 3 when an address did not answer; the other lists are kept.',
  },
  'trust crl remove': { summary: 'forgets a revocation list', details: 'The identifier is that of “trust crl list”.' },
  'cert list': {
    summary: 'certificates and pending requests',
    details: 'With their status, their end, and the last day to order their successor.',
  },
  'cert profiles': {
    summary: 'the ways to ask for a certificate',
    details: 'Dated data: role, lead time of the authority, steps of its platform.',
  },
  'cert request': {
    summary: 'makes a key in the vault and its request (CSR)',
    details:
      'Choose first: --backup FILE writes a recovery file as soon as the key is made, --without-backup does without; with neither, the question is asked on a terminal, and a script goes on as with --without-backup, told so on standard error. The key never leaves the vault.',
  },
  'cert renew': {
    summary: 'makes a new key and the request that renews a certificate',
    details:
      'The request takes the name of the former one; options change it, and each difference is shown, for whitelists know that name. The former one stays in service until “cert activate”. Backup: as for “cert request”.',
  },
  'cert install': {
    summary: 'installs the answer of an authority on the request whose key it carries',
    details:
      'PEM, DER, P7B or P12. All that can be checked here is, before and without a network; a refusal tells each reason.',
  },
  'cert import': {
    summary: 'adds certificates, with their keys, from files, folders or a server',
    details:
      'PEM, DER, P7B, P12/PFX; of a folder, each file; of HOST:PORT, what the server shows. A key needs the vault. What is here already is not doubled; of several files, those that fail are told at the end and leave the others.',
  },
  'cert export': {
    summary: 'writes a certificate, its chain, its sheet, its request or its encrypted key',
    details:
      'A key only leaves encrypted (p12, or key: PKCS#8), under the password of --password-env or --password-file, in a file that only you can read. A request (csr) leaves once its key was backed up, or with --without-backup.',
  },
  'cert show': {
    summary: 'all that is known of a certificate, held here or in a file',
    details:
      'The identifier is that of “cert list” or the start of the SHA-256 fingerprint. Of a file, nothing is kept.',
  },
  'cert check': {
    summary: 'what is expired, revoked or to be ordered now',
    details:
      'Exits with code 1 when there is one; the last safe day is the end of validity less the lead time of the authority.',
  },
  'cert identity': {
    summary: 'what to send of a certificate: subject, issuer, serial, fingerprint, public PEM',
    details: 'Nothing secret: the DN for FHIR services, the public certificate for CSD flows.',
  },
  'cert verify': {
    summary: 'explains the chain of a certificate',
    details:
      'Exits with code 4 when it is refused, with each reason. The first file holds the certificate, with its intermediates if need be; an identifier of “cert list” does as well.',
  },
  'cert compare': {
    summary: 'the differences between two certificates',
    details: 'A subject that changes is an error: whitelists know it.',
  },
  'cert calendar': {
    summary: 'writes order and end dates as a calendar (.ics)',
    details: 'To be opened in a calendar; it holds no key and no fingerprint.',
  },
  'cert activate': {
    summary: 'puts a certificate in service in the place of the one it renews',
    details:
      'Asks for a successful test call since it was installed, or for a reason. The same command takes the former one back.',
  },
  'cert test-server': {
    summary: 'tries an installed server certificate, as a ROR would see it',
    details: 'A TLS server of this computer, closed at once; nothing leaves. Code 4 when it would be refused.',
  },
  'cert reencode': {
    summary: 'writes an old P12 file again under AES-256',
    details: 'The vault has no part in it, and the old file stays as it is.',
  },
  'cert edit': {
    summary: 'changes the name and notes that you give to a certificate',
    details: 'Nothing of the certificate itself changes.',
  },
  'cert revocation-code': {
    summary: 'shows the revocation code of a certificate, or keeps it in the vault',
    details:
      'The code chosen when it was withdrawn from the platform of the authority. --keep seals it; typed twice on a terminal. Each reading is in the journal.',
  },
  'cert archive': { summary: 'hides a certificate from lists', details: '“cert list --place archived” shows it.' },
  'cert unarchive': { summary: 'shows an archived certificate again', details: 'It comes back to “cert list”.' },
  'cert remove': {
    summary: 'puts a certificate and its key in the bin for 30 days',
    details: 'A certificate that is in service and declared somewhere asks for a reason.',
  },
  'cert restore': { summary: 'takes a certificate out of the bin', details: 'It becomes what it was, with its key.' },
  'cert purge': {
    summary: 'erases for ever what is in the bin, its key too',
    details: 'Its common name is given by --confirm or typed. The vault is opened when a key goes with it.',
  },
};
