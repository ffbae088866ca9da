import type { CertificateFacts } from '../../../shared/domain/certificates/facts.ts';
import { slashText } from '../../../shared/domain/certificates/name.ts';
import { readCertificate } from './certificate.ts';
import { encodePem } from './pem.ts';
import { assertNoPrivateKey } from './private-guard.ts';

/** What applicants send: the subject DN for FHIR, the public certificate for CSD (domain reference ROR §6.2, step 5). */
export interface Identity {
  /** RFC 4514: `CN=…,OU=…,O=…,ST=…,C=FR`. */
  readonly subject: string;
  /** The same as old OpenSSL writes it; a help to compare, not to send. */
  readonly subjectSlash: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serial: string;
  readonly serialDecimal: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Pairs of hexadecimal digits separated by colons, in upper case, as other tools write them. */
  readonly sha256: string;
  readonly sha1: string;
  readonly pem: string;
}

export type Lang = 'fr' | 'en';

function colons(hex: string): string {
  return (hex.match(/../g) ?? []).join(':').toUpperCase();
}

function decimalOf(hex: string): string {
  return hex.startsWith('-') ? `-${BigInt(`0x${hex.slice(1)}`)}` : BigInt(`0x${hex}`).toString();
}

/** The identity of a certificate (DER). @throws AppError `certificate.format` */
export function identityOf(der: Uint8Array): Identity {
  const facts: CertificateFacts = readCertificate(der);
  return {
    subject: facts.subjectText,
    subjectSlash: slashText(facts.subject),
    issuer: facts.issuerText,
    serial: facts.serial,
    serialDecimal: decimalOf(facts.serial),
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    sha256: colons(facts.sha256),
    sha1: colons(facts.sha1),
    pem: encodePem('CERTIFICATE', der),
  };
}

const SHEET = {
  fr: {
    title: 'FICHE D’IDENTITÉ D’UN CERTIFICAT',
    subject: 'Sujet (DN), à transmettre pour les services FHIR',
    subjectSlash: 'Le même, forme ancienne d’OpenSSL (pour comparer)',
    issuer: 'Émetteur',
    serial: 'Numéro de série (hexadécimal)',
    serialDecimal: 'Numéro de série (décimal)',
    notBefore: 'Valable à partir du',
    notAfter: 'Valable jusqu’au',
    sha256: 'Empreinte SHA-256',
    sha1: 'Empreinte SHA-1',
    pem: 'Certificat public, à transmettre pour les services CSD',
    end: 'Cette fiche ne contient que des données publiques. La clé privée ne se transmet jamais, à personne.',
  },
  en: {
    title: 'IDENTITY SHEET OF A CERTIFICATE',
    subject: 'Subject (DN), to be sent for FHIR services',
    subjectSlash: 'The same, old form of OpenSSL (to compare)',
    issuer: 'Issuer',
    serial: 'Serial number (hexadecimal)',
    serialDecimal: 'Serial number (decimal)',
    notBefore: 'Valid from',
    notAfter: 'Valid until',
    sha256: 'SHA-256 fingerprint',
    sha1: 'SHA-1 fingerprint',
    pem: 'Public certificate, to be sent for CSD services',
    end: 'This sheet holds public data only. The private key is never sent, to anyone.',
  },
} as const satisfies Readonly<Record<Lang, Readonly<Record<keyof Identity | 'title' | 'end', string>>>>;

const ORDER = [
  'subject',
  'subjectSlash',
  'issuer',
  'serial',
  'serialDecimal',
  'notBefore',
  'notAfter',
  'sha256',
  'sha1',
  'pem',
] as const satisfies readonly (keyof Identity)[];

/** The sheet as a text ready to be sent, in one language; lines end with a line feed. @throws AppError `internal` if a key slipped in */
export function identityText(identity: Identity, lang: Lang): string {
  const words = SHEET[lang];
  const colon = lang === 'fr' ? ' :' : ':';
  const parts = ORDER.map((key) => `${words[key]}${colon}\n${identity[key].trimEnd()}\n`);
  const text = [words.title, '', ...parts, words.end, ''].join('\n');
  assertNoPrivateKey(text);
  return text;
}

/** The sheet as JSON, for programs. @throws AppError `internal` if a key slipped in */
export function identityJson(identity: Identity): string {
  const text = `${JSON.stringify(identity, null, 2)}\n`;
  assertNoPrivateKey(text);
  return text;
}
