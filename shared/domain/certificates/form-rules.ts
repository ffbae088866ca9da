import type { Texts } from './texts.ts';

/** What a form or a request is checked against; `rule` cites where it comes from. */
export interface FormRule {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: Texts;
  readonly rule: Texts;
}

const ours = (section: string): Texts => ({
  fr: `référence du domaine ROR §${section}`,
  en: `domain reference ROR §${section}`,
});
const same = (source: string): Texts => ({ fr: source, en: source });
const X520: Texts = { fr: 'RFC 5280, annexe A.1 (limites de X.520)', en: 'RFC 5280, appendix A.1 (bounds of X.520)' };
const HOST = same('RFC 1123 §2.1, RFC 5280 §4.2.1.6');

/** Every rule of the form and of the check before export, by code. */
export const FORM_RULES = {
  'profile.unknown': {
    severity: 'error',
    message: { fr: 'Ce type de demande n’existe pas.', en: 'There is no such kind of request.' },
    rule: { fr: 'profils de demande de Cercle', en: 'request profiles of Cercle' },
  },
  'field.missing': {
    severity: 'error',
    message: { fr: 'Ce champ est à remplir.', en: 'This field is needed.' },
    rule: ours('7.2'),
  },
  'field.control': {
    severity: 'error',
    message: {
      fr: 'Ce champ contient un caractère invisible ({character}) : effacez-le et tapez le texte au clavier.',
      en: 'This field holds an invisible character ({character}): erase it and type the text.',
    },
    rule: same('RFC 5280 §4.1.2.4, RFC 4518 §2.4'),
  },
  'commonName.too-long': {
    severity: 'error',
    message: { fr: '{length} caractères ; 64 au plus.', en: '{length} characters; 64 at most.' },
    rule: X520,
  },
  'commonName.not-host': {
    severity: 'error',
    message: {
      fr: 'Le nom commun d’un certificat serveur est le nom complet du serveur, comme « ror.exemple.fr ».',
      en: 'The common name of a server certificate is the full name of the server, like “ror.example.org”.',
    },
    rule: ours('7.2'),
  },
  'commonName.looks-like-host': {
    severity: 'info',
    message: {
      fr: 'Le nom commun d’un certificat client est le nom du service applicatif, et non d’un serveur.',
      en: 'The common name of a client certificate is the name of the service, not of a server.',
    },
    rule: ours('7.2'),
  },
  'organisation.cut': {
    severity: 'info',
    message: {
      fr: 'Coupée à {limit} caractères dans le certificat : « {cut} ».',
      en: 'Cut at {limit} characters in the certificate: “{cut}”.',
    },
    rule: ours('7.2'),
  },
  'organisation.too-long': {
    severity: 'error',
    message: { fr: '{length} caractères ; {limit} au plus.', en: '{length} characters; {limit} at most.' },
    rule: X520,
  },
  'idNatStruct.type': {
    severity: 'error',
    message: {
      fr: 'Le premier chiffre dit le type : 1 FINESS, 2 SIREN, 3 SIRET ; puis le numéro.[ Voulez-vous dire « {suggestion} » ?]',
      en: 'The first digit says the type: 1 FINESS, 2 SIREN, 3 SIRET; then the number.[ Do you mean “{suggestion}”?]',
    },
    rule: ours('3.2'),
  },
  'idNatStruct.format': {
    severity: 'error',
    message: {
      fr: 'Un {kind} a {length} chiffres ; celui-ci en a {found}.',
      en: 'A {kind} has {length} digits; this one has {found}.',
    },
    rule: ours('3.2'),
  },
  'idNatStruct.key': {
    severity: 'warning',
    message: {
      fr: 'La clé de contrôle de ce {kind} est fausse : un chiffre est sans doute mal tapé. Les structures de test ont de tels numéros.',
      en: 'The check digit of this {kind} is wrong: a digit is probably mistyped. Test structures have such numbers.',
    },
    rule: ours('3.2'),
  },
  'idNatStruct.unusual': {
    severity: 'warning',
    message: {
      fr: 'Un certificat d’organisation désigne sa structure par FINESS (1), SIREN (2) ou SIRET (3).',
      en: 'A certificate of an organisation names its structure by FINESS (1), SIREN (2) or SIRET (3).',
    },
    rule: ours('7.2'),
  },
  'departement.unknown': {
    severity: 'error',
    message: { fr: 'Aucun département n’a le code « {code} ».', en: 'No département has the code “{code}”.' },
    rule: { fr: 'INSEE, Code officiel géographique', en: 'INSEE, official geographic code' },
  },
  'dnsNames.missing': {
    severity: 'error',
    message: {
      fr: 'Un certificat serveur porte au moins un nom de serveur (SAN) : sans lui, les clients le refusent.',
      en: 'A server certificate carries at least one server name (SAN): without it, clients refuse it.',
    },
    rule: same('RFC 9525 §6.3'),
  },
  'dnsNames.unexpected': {
    severity: 'warning',
    message: {
      fr: 'Un certificat client n’a pas besoin de nom de serveur.',
      en: 'A client certificate needs no server name.',
    },
    rule: ours('7.3'),
  },
  'dnsNames.shape': {
    severity: 'error',
    message: {
      fr: '« {name} » n’est pas un nom de serveur complet, comme « ror.exemple.fr ».',
      en: '“{name}” is not a full server name, like “ror.example.org”.',
    },
    rule: HOST,
  },
  'dnsNames.address': {
    severity: 'error',
    message: {
      fr: '« {name} » est une adresse IP : donnez le nom du serveur.',
      en: '“{name}” is an IP address: give the name of the server.',
    },
    rule: HOST,
  },
  'dnsNames.wildcard': {
    severity: 'error',
    message: {
      fr: 'Cette autorité certifie un serveur par son nom : « {name} » n’est pas accepté.',
      en: 'This authority certifies a server by its name: “{name}” is not accepted.',
    },
    rule: ours('7.1'),
  },
  'dnsNames.wildcard-wide': {
    severity: 'warning',
    message: {
      fr: '« {name} » vaut pour tous les serveurs du domaine : qui vole la clé peut se faire passer pour chacun.',
      en: '“{name}” stands for every server of the domain: whoever steals the key can pass for each of them.',
    },
    rule: same('RFC 9525 §7.1'),
  },
  'dnsNames.international': {
    severity: 'info',
    message: { fr: '« {name} » s’écrira « {ascii} ».', en: '“{name}” will be written “{ascii}”.' },
    rule: same('RFC 3492, RFC 5890'),
  },
  'dnsNames.twice': {
    severity: 'info',
    message: { fr: '« {name} » est donné deux fois.', en: '“{name}” is given twice.' },
    rule: HOST,
  },
  'keySize.refused': {
    severity: 'error',
    message: {
      fr: 'Une clé de {size} bits n’est pas acceptée ici ; choix : {allowed}.',
      en: 'A key of {size} bits is not accepted here; choose among {allowed}.',
    },
    rule: ours('7.3'),
  },
  'request.key-weak': {
    severity: 'error',
    message: {
      fr: 'La clé de la demande est {algorithm}[ de {size} bits] ; il faut RSA, 2048 bits au moins.',
      en: 'The key of the request is {algorithm}[ of {size} bits]; RSA of 2048 bits or more is needed.',
    },
    rule: ours('7.3'),
  },
  'request.signature': {
    severity: 'error',
    message: {
      fr: 'La signature de la demande ne se vérifie pas : le fichier a été modifié.',
      en: 'The signature of the request does not hold: the file was changed.',
    },
    rule: same('RFC 2986 §3'),
  },
  'request.signature-algorithm': {
    severity: 'error',
    message: {
      fr: 'La demande est signée en {algorithm} ; il faut SHA-256 ou mieux.',
      en: 'The request is signed with {algorithm}; SHA-256 or better is needed.',
    },
    rule: ours('7.3'),
  },
  'request.usage': {
    severity: 'error',
    message: {
      fr: 'La demande ne porte pas l’usage {usage}.',
      en: 'The request does not carry the usage {usage}.',
    },
    rule: ours('7.3'),
  },
  'request.subject': {
    severity: 'error',
    message: {
      fr: 'Le sujet de la demande n’est pas celui du formulaire : « {found} ».',
      en: 'The subject of the request is not that of the form: “{found}”.',
    },
    rule: ours('7.2'),
  },
} as const satisfies Readonly<Record<string, FormRule>>;

export type FormRuleCode = keyof typeof FORM_RULES;
