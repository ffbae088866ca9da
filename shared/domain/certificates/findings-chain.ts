import type { ChainReasonCode } from './chain.ts';
import type { FindingEntry } from './findings.ts';
import { REVOCATION_FINDINGS } from './findings-revocation.ts';

const AUTHORITY = { fr: 'l’autorité qui a délivré le certificat', en: 'the authority that issued the certificate' };
const HOLDER = { fr: 'le titulaire du certificat', en: 'the holder of the certificate' };
const OPERATOR = { fr: 'l’exploitant du serveur', en: 'whoever operates the server' };

const NOT_AUTHENTIC = {
  fr: 'N’acceptez pas ce certificat ; demandez-en un exemplaire par une voie sûre.',
  en: 'Do not accept this certificate; ask for a copy by a safe way.',
};
const ASK_AGAIN = {
  fr: 'Demandez à l’autorité un certificat conforme.',
  en: 'Ask the authority for a certificate that follows the rules.',
};

/** Every reason of a verdict on a chain. `{subject}` is the certificate of the path that the reason is about. */
export const CHAIN_FINDINGS: Readonly<Record<ChainReasonCode, FindingEntry>> = {
  ...REVOCATION_FINDINGS,
  expired: {
    severity: 'error',
    title: { fr: 'Expiré depuis le {notAfter}[ : {subject}]', en: 'Expired since {notAfter}[: {subject}]' },
    todo: {
      fr: 'Mettez son successeur en service ; s’il n’a pas expiré pour d’autres, vérifiez l’horloge de ce poste.',
      en: 'Put its successor in service; if it has not expired for others, check the clock of this computer.',
    },
    whom: HOLDER,
  },
  'not-yet-valid': {
    severity: 'error',
    title: {
      fr: 'Valable seulement à partir du {notBefore}[ : {subject}]',
      en: 'Valid from {notBefore} only[: {subject}]',
    },
    todo: {
      fr: 'Attendez cette date ; si elle est passée, vérifiez l’horloge de ce poste.',
      en: 'Wait for that date; if it has passed, check the clock of this computer.',
    },
    whom: AUTHORITY,
  },
  'issuer-unknown': {
    severity: 'error',
    title: { fr: 'Autorité inconnue[ : {issuer}]', en: 'Unknown authority[: {issuer}]' },
    todo: {
      fr: 'Importez le certificat de cette autorité parmi celles de confiance, après avoir comparé son empreinte.',
      en: 'Import the certificate of this authority among the trusted ones, after comparing its fingerprint.',
    },
    whom: AUTHORITY,
  },
  'intermediate-missing': {
    severity: 'error',
    title: {
      fr: 'Un certificat intermédiaire manque[ : {issuer}]',
      en: 'An intermediate certificate is missing[: {issuer}]',
    },
    todo: {
      fr: 'Ajoutez ce certificat à ceux que le serveur envoie, ou importez-le ici.',
      en: 'Add this certificate to those the server sends, or import it here.',
    },
    whom: OPERATOR,
  },
  'issuer-untrusted': {
    severity: 'error',
    title: {
      fr: 'La chaîne finit par une autorité qui n’est pas de confiance ici[ : {issuer}]',
      en: 'The chain ends with an authority that is not trusted here[: {issuer}]',
    },
    todo: {
      fr: 'Importez cette racine si son empreinte est celle que l’autorité publie ; sinon un équipement du réseau s’interpose peut-être.',
      en: 'Import this root if its fingerprint is the one the authority publishes; else some equipment may stand in between.',
    },
    whom: AUTHORITY,
  },
  'self-signed': {
    severity: 'error',
    title: { fr: 'Certificat signé par lui-même[ : {subject}]', en: 'Certificate signed by itself[: {subject}]' },
    todo: {
      fr: 'Aucune autorité ne répond de lui : demandez un certificat délivré par une autorité.',
      en: 'No authority answers for it: ask for a certificate issued by an authority.',
    },
    whom: HOLDER,
  },
  signature: {
    severity: 'error',
    title: { fr: 'La signature ne se vérifie pas[ : {subject}]', en: 'The signature does not hold[: {subject}]' },
    todo: NOT_AUTHENTIC,
    whom: AUTHORITY,
  },
  'signature-algorithm-weak': {
    severity: 'error',
    title: { fr: 'Signature trop faible[ : {algorithm}]', en: 'The signature is too weak[: {algorithm}]' },
    todo: { fr: 'Demandez un certificat signé en SHA-256.', en: 'Ask for a certificate signed with SHA-256.' },
    whom: AUTHORITY,
  },
  'key-weak': {
    severity: 'error',
    title: { fr: 'Clé trop faible[ : {bits} bits]', en: 'The key is too weak[: {bits} bits]' },
    todo: {
      fr: 'Demandez un certificat à clé de 2048 bits ou plus.',
      en: 'Ask for a certificate with a key of 2048 bits or more.',
    },
    whom: HOLDER,
  },
  'not-a-ca': {
    severity: 'error',
    title: {
      fr: 'Un certificat de la chaîne n’est pas une autorité[ : {subject}]',
      en: 'A certificate of the chain is no authority[: {subject}]',
    },
    todo: NOT_AUTHENTIC,
    whom: AUTHORITY,
  },
  'path-length': {
    severity: 'error',
    title: {
      fr: 'Chaîne plus longue que l’autorité ne le permet[ : {subject}]',
      en: 'The chain is longer than the authority allows[: {subject}]',
    },
    todo: NOT_AUTHENTIC,
    whom: AUTHORITY,
  },
  'key-usage': {
    severity: 'error',
    title: { fr: 'La clé n’est pas faite pour cela[ : {subject}]', en: 'The key is not meant for this[: {subject}]' },
    todo: ASK_AGAIN,
    whom: AUTHORITY,
  },
  purpose: {
    severity: 'error',
    title: {
      fr: 'Certificat prévu pour un autre usage[ que {purpose}]',
      en: 'Certificate meant for another purpose[ than {purpose}]',
    },
    todo: {
      fr: 'Prenez le certificat de cet usage : AUTH_CLI pour appeler, SSL_SERV pour être appelé.',
      en: 'Take the certificate of this purpose: AUTH_CLI to call, SSL_SERV to be called.',
    },
    whom: AUTHORITY,
  },
  'purpose-extra': {
    severity: 'warning',
    title: {
      fr: 'Le certificat sert aussi à tout autre chose[ : {usages}]',
      en: 'The certificate also serves quite another purpose[: {usages}]',
    },
    todo: {
      fr: 'Demandez un certificat pour un seul usage : un certificat TLS ne signe ni code, ni dates, ni réponses OCSP.',
      en: 'Ask for a certificate for one purpose: a TLS certificate signs neither code, nor times, nor OCSP answers.',
    },
    whom: AUTHORITY,
  },
  'authority-as-end': {
    severity: 'warning',
    title: {
      fr: 'Le certificat d’une autorité est employé comme celui d’un poste ou d’un serveur[ : {subject}]',
      en: 'The certificate of an authority is used as that of a computer or a server[: {subject}]',
    },
    todo: {
      fr: 'Demandez à cette autorité un certificat pour cet usage ; gardez le sien pour signer.',
      en: 'Ask this authority for a certificate for this purpose; keep its own for signing.',
    },
    whom: HOLDER,
  },
  'name-constraint': {
    severity: 'error',
    title: {
      fr: 'L’autorité n’a pas le droit de certifier ce nom[ : {form}]',
      en: 'The authority may not certify this name[: {form}]',
    },
    todo: NOT_AUTHENTIC,
    whom: AUTHORITY,
  },
  policy: {
    severity: 'error',
    title: {
      fr: 'La politique de certification demandée n’est pas suivie par toute la chaîne',
      en: 'The whole chain does not follow the certification policy that is required',
    },
    todo: ASK_AGAIN,
    whom: AUTHORITY,
  },
  'critical-extension': {
    severity: 'error',
    title: {
      fr: 'Le certificat pose une condition que Cercle ne sait pas vérifier[ : {oid}]',
      en: 'The certificate sets a condition that Cercle cannot check[: {oid}]',
    },
    todo: {
      fr: 'Par prudence il est refusé. Demandez ce que cette extension veut dire.',
      en: 'It is refused to be safe. Ask what this extension means.',
    },
    whom: AUTHORITY,
  },
  'name-chaining': {
    severity: 'error',
    title: { fr: 'Les noms ne s’enchaînent pas[ : {subject}]', en: 'The names do not follow each other[: {subject}]' },
    todo: {
      fr: 'Cherchez le certificat dont le sujet est l’émetteur de celui-ci.',
      en: 'Look for the certificate whose subject is the issuer of this one.',
    },
    whom: AUTHORITY,
  },
  'key-identifier': {
    severity: 'warning',
    title: {
      fr: 'L’émetteur est désigné par une autre clé[ : {subject}]',
      en: 'The issuer is named by another key[: {subject}]',
    },
    todo: {
      fr: 'L’autorité a sans doute renouvelé sa clé : prenez son certificat du moment.',
      en: 'The authority has probably renewed its key: take its certificate of that time.',
    },
    whom: AUTHORITY,
  },
  malformed: {
    severity: 'error',
    title: { fr: 'Certificat mal formé[ : {rule}]', en: 'Malformed certificate[: {rule}]' },
    todo: {
      fr: 'Reprenez le fichier à sa source : il est peut-être abîmé.',
      en: 'Take the file again from its source: it may be damaged.',
    },
    whom: AUTHORITY,
  },
  unsupported: {
    severity: 'error',
    title: {
      fr: 'Cercle ne sait pas vérifier cette chaîne[ : {rule}]',
      en: 'Cercle cannot check this chain[: {rule}]',
    },
    todo: {
      fr: 'Par prudence elle est refusée. Faites-la vérifier par un autre outil.',
      en: 'It is refused to be safe. Have it checked by another tool.',
    },
    whom: AUTHORITY,
  },
  'host-mismatch': {
    severity: 'error',
    title: {
      fr: 'Ce serveur répond pour un autre nom[ que {host}][ : {names}]',
      en: 'This server answers for another name[ than {host}][: {names}]',
    },
    todo: {
      fr: 'Vérifiez l’adresse appelée ; sinon le serveur présente le mauvais certificat.',
      en: 'Check the address that is called; else the server shows the wrong certificate.',
    },
    whom: OPERATOR,
  },
  'no-subject-alternative-name': {
    severity: 'warning',
    title: { fr: 'Aucun nom de serveur (SAN)', en: 'No server name (SAN)' },
    todo: {
      fr: 'Demandez un certificat avec le nom du serveur en SAN : bien des clients refusent celui-ci.',
      en: 'Ask for a certificate with the server name as a SAN: many clients refuse this one.',
    },
    whom: OPERATOR,
  },
  'wrong-environment': {
    severity: 'error',
    title: {
      fr: 'Chaîne d’un autre environnement[ : {found} au lieu de {wanted}]',
      en: 'A chain of another environment[: {found} instead of {wanted}]',
    },
    why: {
      fr: 'Les certificats de test et de production d’IGC-Santé viennent d’autorités différentes et ne se mélangent pas.',
      en: 'Test and production certificates of IGC-Santé come from different authorities and do not mix.',
    },
    todo: {
      fr: 'Prenez le certificat de cet environnement, ou changez l’adresse appelée.',
      en: 'Take the certificate of this environment, or change the address that is called.',
    },
    whom: AUTHORITY,
  },
};
