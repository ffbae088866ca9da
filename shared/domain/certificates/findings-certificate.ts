import type { FindingEntry } from './findings.ts';

const AUTHORITY = { fr: 'l’autorité qui a délivré le certificat', en: 'the authority that issued the certificate' };
const SENDER = { fr: 'la personne qui vous a transmis le fichier', en: 'whoever sent you the file' };
const CIRCLE = {
  fr: 'chaque région ou service dont la liste blanche connaît ce certificat',
  en: 'each region or service whose whitelist knows this certificate',
};

/** What is noticed on a certificate by itself, or beside its key and its request. */
export const CERTIFICATE_FINDINGS = {
  'key-mismatch': {
    severity: 'error',
    title: { fr: 'La clé n’est pas celle du certificat', en: 'The key is not that of the certificate' },
    why: {
      fr: 'Empreinte de la clé publique : {key} ici, {certificate} dans le certificat.',
      en: 'Fingerprint of the public key: {key} here, {certificate} in the certificate.',
    },
    todo: {
      fr: 'Cherchez la clé faite avec la demande ; si elle est perdue, il faut une nouvelle demande.',
      en: 'Look for the key made with the request; if it is lost, a new request is needed.',
    },
    whom: AUTHORITY,
  },
  'wrong-role': {
    severity: 'error',
    title: {
      fr: 'Ce certificat est prévu pour un autre usage[ : {found} au lieu de {wanted}]',
      en: 'This certificate is meant for another purpose[: {found} instead of {wanted}]',
    },
    why: {
      fr: 'Un certificat serveur (SSL_SERV) ne peut pas servir à appeler un ROR, ni un certificat client (AUTH_CLI) à être appelé.',
      en: 'A server certificate (SSL_SERV) cannot call a ROR, nor a client certificate (AUTH_CLI) be called.',
    },
    todo: {
      fr: 'Prenez l’autre certificat, ou demandez celui qui manque : ORG / AUTH_CLI pour appeler, SERV / SSL_SERV pour être appelé.',
      en: 'Take the other certificate, or ask for the missing one: ORG / AUTH_CLI to call, SERV / SSL_SERV to be called.',
    },
    whom: AUTHORITY,
  },
  'weak-key': {
    severity: 'warning',
    title: { fr: 'Clé trop faible : {algorithm}[ {size} bits]', en: 'The key is too weak: {algorithm}[ {size} bits]' },
    why: {
      fr: 'Une clé RSA de moins de 2048 bits peut être retrouvée par calcul ; bien des serveurs la refusent.',
      en: 'An RSA key under 2048 bits can be found by computing; many servers refuse it.',
    },
    todo: { fr: 'Renouvelez avec une clé de 2048 bits ou plus.', en: 'Renew with a key of 2048 bits or more.' },
    whom: AUTHORITY,
  },
  'weak-signature': {
    severity: 'warning',
    title: { fr: 'Signature trop faible : {algorithm}', en: 'The signature is too weak: {algorithm}' },
    why: {
      fr: 'MD5 et SHA-1 se laissent contrefaire : les clients à jour refusent ces signatures.',
      en: 'MD5 and SHA-1 can be forged: clients that are up to date refuse these signatures.',
    },
    todo: { fr: 'Demandez un certificat signé en SHA-256.', en: 'Ask for a certificate signed with SHA-256.' },
    whom: AUTHORITY,
  },
  'no-san': {
    severity: 'warning',
    title: { fr: 'Aucun nom de serveur (SAN)', en: 'No server name (SAN)' },
    why: {
      fr: 'Les clients ne lisent plus le nom commun : sans SAN, ils refusent le serveur.',
      en: 'Clients no longer read the common name: without a SAN, they refuse the server.',
    },
    todo: {
      fr: 'Refaites la demande avec le nom du serveur en SAN.',
      en: 'Make the request again with the name of the server as a SAN.',
    },
    whom: AUTHORITY,
  },
  'cn-not-in-san': {
    severity: 'warning',
    title: {
      fr: 'Le nom commun « {commonName} » n’est pas parmi les noms de serveur',
      en: 'The common name “{commonName}” is not among the server names',
    },
    why: { fr: 'Noms de serveur : {dnsNames}.', en: 'Server names: {dnsNames}.' },
    todo: {
      fr: 'Vérifiez que vos partenaires appellent le serveur par un de ces noms.',
      en: 'Check that your partners call the server by one of these names.',
    },
    whom: AUTHORITY,
  },
  'dn-changed': {
    severity: 'error',
    title: { fr: 'Le sujet (DN) a changé', en: 'The subject (DN) has changed' },
    why: {
      fr: 'Avant : {left}. Maintenant : {right}. Les listes blanches des services FHIR connaissent l’application par ce texte.',
      en: 'Before: {left}. Now: {right}. The whitelists of FHIR services know the application by this text.',
    },
    todo: {
      fr: 'Gardez l’ancien certificat en service, faites déclarer le nouveau sujet, puis basculez.',
      en: 'Keep the old certificate in service, have the new subject declared, then switch.',
    },
    whom: CIRCLE,
  },
  'long-validity': {
    severity: 'info',
    title: { fr: 'Durée inhabituelle : {days} jours', en: 'Unusual validity: {days} days' },
    why: {
      fr: 'Les certificats de cette sorte durent {usual} jours au plus.',
      en: 'Certificates of this kind last {usual} days at most.',
    },
    todo: {
      fr: 'Vérifiez qu’il vient bien de l’autorité attendue.',
      en: 'Check that it comes from the authority you expect.',
    },
    whom: AUTHORITY,
  },
  'no-revocation-url': {
    severity: 'info',
    title: { fr: 'Aucune adresse de révocation', en: 'No address about revocation' },
    why: {
      fr: 'Le certificat ne dit pas où savoir s’il a été révoqué (ni LCR ni OCSP).',
      en: 'The certificate does not say where to learn whether it was revoked (neither CRL nor OCSP).',
    },
    todo: {
      fr: 'Importez la liste de révocation de son autorité par fichier, si elle en publie une.',
      en: 'Import the revocation list of its authority from a file, if it publishes one.',
    },
    whom: AUTHORITY,
  },
  'old-protection': {
    severity: 'warning',
    title: { fr: 'Ancien chiffrement : {scheme}', en: 'Old encryption: {scheme}' },
    why: {
      fr: 'Les programmes récents refusent ce fichier, et son mot de passe se cherche vite.',
      en: 'Recent programs refuse this file, and its password is quickly searched for.',
    },
    todo: {
      fr: 'Réécrivez-le en AES-256, puis effacez l’ancien fichier.',
      en: 'Write it again in AES-256, then delete the old file.',
    },
    whom: SENDER,
  },
  'password-needed': {
    severity: 'info',
    title: { fr: 'Un mot de passe est demandé', en: 'A password is needed' },
    why: {
      fr: 'Une partie du fichier est chiffrée[ ({scheme})] ; ce qui ne l’est pas a été lu.',
      en: 'A part of the file is encrypted[ ({scheme})]; what is not was read.',
    },
    todo: {
      fr: 'Donnez le mot de passe choisi lors du retrait ou de l’export.',
      en: 'Give the password chosen when it was collected or exported.',
    },
    whom: SENDER,
  },
  'missing-intermediate': {
    severity: 'warning',
    title: { fr: 'Le certificat intermédiaire manque', en: 'The intermediate certificate is missing' },
    why: {
      fr: 'Émetteur : {issuer}. Aucun certificat de ce nom n’a été donné ni importé.',
      en: 'Issuer: {issuer}. No certificate of that name was given or imported.',
    },
    todo: {
      fr: 'Prenez le certificat de cette autorité[ à l’adresse {url}] et importez-le.',
      en: 'Take the certificate of this authority[ at {url}] and import it.',
    },
    whom: SENDER,
  },
  'unknown-issuer': {
    severity: 'warning',
    title: { fr: 'Autorité inconnue ici', en: 'An authority that is not known here' },
    why: { fr: 'Émetteur : {issuer}.', en: 'Issuer: {issuer}.' },
    todo: {
      fr: 'Importez la racine et l’intermédiaire de cette autorité, après avoir comparé leur empreinte à celle qu’elle publie.',
      en: 'Import the root and the intermediate of this authority, after comparing their fingerprint with the one it publishes.',
    },
    whom: AUTHORITY,
  },
} as const satisfies Readonly<Record<string, FindingEntry>>;
