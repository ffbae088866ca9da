import type { glossary as french } from '../fr/glossary.ts';
import type { SameKeys } from '../sentences.ts';

/** The words of the ROR, of its exchanges and of Cercle, each in a sentence or two; French terms stay beside the English ones. */
export const glossary: SameKeys<typeof french> = {
  ror: {
    term: 'ROR',
    text: 'The French national register of health and support offer: what care and support is offered, where, to whom and by whom.',
  },
  ej: {
    term: 'Legal entity (entité juridique, EJ)',
    text: 'The legal person that answers for one or more establishments: a hospital trust, an association, a company.',
  },
  eg: {
    term: 'Establishment (entité géographique, EG)',
    text: 'A place of care or support at one address: a hospital, a care home, a practice.',
  },
  oi: {
    term: 'Internal organisation (organisation interne, OI)',
    text: 'A part of an establishment, on one of four levels: pole, internal structure, functional unit, elementary unit.',
  },
  pole: {
    term: 'Pole, internal structure, functional unit (pôle, structure interne, UF)',
    text: 'The three upper levels of the internal organisation. A pole on several sites is there once for each establishment.',
  },
  ue: {
    term: 'Elementary unit (unité élémentaire, UE)',
    text: 'The smallest part of an establishment, with one homogeneous activity. It carries the offer.',
  },
  champ: {
    term: 'Field of activity (champ d’activité)',
    text: 'The domain of the unit: medicine-surgery-obstetrics, follow-up care, psychiatry, medico-social, community care, social.',
  },
  activite: {
    term: 'Operational activity (activité opérationnelle)',
    text: 'What the unit does, in the words of the national nomenclature: cardiology, dialysis, day care…',
  },
  mode: {
    term: 'Mode of care (mode de prise en charge)',
    text: 'How people are taken in: consultation, full stay, day stay, at home…',
  },
  patientele: {
    term: 'Public (patientèle, public pris en charge)',
    text: 'Whom the unit receives: age range and kinds of people.',
  },
  equipement: {
    term: 'Specific equipment (équipement spécifique)',
    text: 'A device that matters when directing a person, such as a scanner or a hyperbaric chamber.',
  },
  acte: {
    term: 'Specific procedure (acte spécifique)',
    text: 'A procedure that few units perform and that helps to direct.',
  },
  capacite: {
    term: 'Capacity (capacité d’accueil, d’habitation, de crise)',
    text: 'Beds and places; housing places; places that can be opened in a crisis.',
  },
  secteur: {
    term: 'Psychiatric sector (secteur psychiatrique)',
    text: 'The catchment area that a psychiatric unit serves.',
  },
  uniteSensible: {
    term: 'Sensitive unit (unité sensible)',
    text: 'A unit whose address or contacts must not be known widely.',
  },
  professionnel: {
    term: 'Professional, operational situation (situation opérationnelle)',
    text: 'A person who practises in a unit, and how he or she does.',
  },
  mss: { term: 'MSS mailbox (boîte MSS)', text: 'A mailbox of the secure health messaging space.' },
  territoire: {
    term: 'Health territory (territoire de santé)',
    text: 'A division made by the region to organise care.',
  },
  confidentialite: {
    term: 'Confidentiality level (niveau de confidentialité)',
    text: 'Who may see a contact or a number: 1 free, 2 restricted, 3 very restricted.',
  },
  profil: {
    term: 'Access profile (profil d’accès)',
    text: 'The share of the data that an application may receive, 0 (public) to 3. Profile 1 sees everything; 2 all but the very restricted; 3 medico-social as 2 and health care in public.',
  },
  auDessus: {
    term: 'Data above the profile',
    text: 'Data found in a file although the profile of the file should not see them. A possible leak, to be told to the manager of the ROR.',
  },
  idNatStruct: {
    term: 'idNat_Struct',
    text: 'The national identifier of a structure: a digit for its type, then its FINESS, SIREN, SIRET or practice number.',
  },
  identifiantOI: {
    term: 'identifiantOI',
    text: 'The identifier of an internal organisation: the code of the region, a slash, a local number.',
  },
  registres: {
    term: 'FINESS, SIREN, SIRET, RPPS, ADELI',
    text: 'The registers of health establishments, of companies and their sites, and of professionals.',
  },
  csd: {
    term: 'CSD (Care Services Discovery)',
    text: 'The IHE profile and XML vocabulary that the ROR extends for its exchanges.',
  },
  mev: {
    term: 'MEV, exposure model',
    text: 'The version of what the ROR exposes. Cercle reads 2.4, in the CSD format.',
  },
  extraction: {
    term: 'Extraction',
    text: 'The whole content that an access profile sees, as a zip of XML files with their checksums.',
  },
  lecture: {
    term: 'Notification, reading',
    text: 'The list of what changed since a date; then the whole offer of an establishment or of an internal organisation.',
  },
  empreinte: {
    term: 'SHA-256 checksum (empreinte)',
    text: 'A number computed over a file: when it differs from the one announced, the file was altered or cut.',
  },
  nomenclature: {
    term: 'Nomenclature, TRE, JDV',
    text: 'A national table of codes. A TRE is the reference terminology; a JDV is the value set from which a field is chosen.',
  },
  cercleDeConfiance: {
    term: 'Trust circle (cercle de confiance)',
    text: 'The parties that recognise each other by certificates and whitelists.',
  },
  platines: {
    term: 'PLATINES',
    text: 'The national platform where an application is tested before it is admitted.',
  },
  acteurs: {
    term: 'ARS, GRADeS, ANS',
    text: 'The regional health agency; the regional group that runs its digital tools; the national digital health agency.',
  },
  certificat: {
    term: 'Certificate, private key',
    text: 'The certificate says who you are and may be seen by all; the private key proves it and is given to nobody. One is worth nothing without the other.',
  },
  csr: {
    term: 'Certificate request (CSR)',
    text: 'What is sent to the authority: the name asked for and the public key, signed by the private key, which stays. PKCS#10 format.',
  },
  p12: {
    term: 'P12, PFX (PKCS#12)',
    text: 'A file with a certificate, its chain and its private key, under a password. A lost password cannot be found again.',
  },
  pem: {
    term: 'PEM, DER, P7B',
    text: 'Three ways to write the same certificates: as text, as bytes, or several together without a key.',
  },
  ac: {
    term: 'Certification authority, intermediate (AC)',
    text: 'Who signs certificates. The root signs intermediates, which sign yours: the server at the other end must find its way from one to the next.',
  },
  ancre: {
    term: 'Trust anchor (ancre de confiance)',
    text: 'A root that you decided to believe, after comparing its fingerprint with the one that the authority publishes. Every chain must lead to one.',
  },
  chaine: {
    term: 'Chain of trust',
    text: 'Your certificate, the intermediates, the root: each signed by the next. With one link missing, the server at the other end refuses.',
  },
  empreinteCertificat: {
    term: 'Fingerprint of a certificate',
    text: 'A number (SHA-256) made from the whole certificate: two equal fingerprints are the same certificate.',
  },
  lcr: {
    term: 'Revocation list (CRL, LCR)',
    text: 'The list, signed and dated by an authority, of certificates not to be believed any more. Out of date, it proves nothing.',
  },
  ocsp: {
    term: 'OCSP',
    text: 'A question put to the authority online: is this certificate revoked? Cercle does not ask it yet; it reads revocation lists.',
  },
  dn: {
    term: 'Distinguished name (DN), CN, OU, O',
    text: 'The name in a certificate, attribute by attribute: CN the application or server, OU the identifier of the structure, O its legal name. A FHIR ROR knows an application by that exact name.',
  },
  san: {
    term: 'Other names (SAN)',
    text: 'The names by which a server may be called. Programs look there, and not at the CN.',
  },
  eku: {
    term: 'Extended usages (EKU)',
    text: 'What a certificate is for: to identify a client, or a server. A server certificate shown as a client is refused.',
  },
  coffre: {
    term: 'Vault, passphrase (coffre)',
    text: 'The file in which private keys and revocation codes are encrypted. Its passphrase is written nowhere: if it is forgotten, and without a recovery file, the keys are lost.',
  },
  secours: {
    term: 'Recovery file (fichier de secours)',
    text: 'The whole vault, under a passphrase of its own, to be kept elsewhere than on this computer.',
  },
  revocation: {
    term: 'Revocation code',
    text: 'Chosen on the platform of the authority; it must be given to have the certificate revoked, for instance when the key has leaked.',
  },
  mtls: {
    term: 'Mutual TLS (mTLS)',
    text: 'An encrypted connection in which the server and the application each show their certificate.',
  },
  listeBlanche: {
    term: 'Whitelist (liste blanche)',
    text: 'The applications that a ROR accepts, known by their name or by their public certificate. A valid certificate that is not on it is refused.',
  },
  source: {
    term: 'Source',
    text: 'What was imported together and is replaced together: a region, or a file.',
  },
  chargement: {
    term: 'Load (chargement)',
    text: 'A complete version of a source, in its own folder. One is current; the earlier ones allow going back.',
  },
  anomalie: {
    term: 'Finding (anomalie)',
    text: 'What a document gets wrong, or what should be known of it: a code, a severity, a place and the value found.',
  },
  regle: {
    term: 'Conformity rule (règle)',
    text: 'A demand of the exchange: where it comes from, on how many records it was checked, on how many it failed.',
  },
  codeRetire: {
    term: 'Retired, guessed, unknown code',
    text: 'A code no longer in force; a code whose label comes from another table allowed at the same place; a code that no table knows.',
  },
};
