import type { Text } from './journey.ts';
import type { PLATINES_ROLES, SHEET_ENVIRONMENTS, Transaction, YES_NO } from './sheet-fields.ts';
import type { Sheet, SheetField } from './sheet.ts';

function named(fr: string, en: string): Text {
  return { fr, en };
}

/** The fields of the application sheet as people read them. */
export const SHEET_LABELS: Readonly<Record<keyof Sheet, Text>> = {
  raisonSociale: named('Raison sociale', 'Company name'),
  siret: named('SIRET', 'SIRET'),
  siren: named('SIREN', 'SIREN'),
  finess: named('FINESS', 'FINESS'),
  representantNom: named('Représentant légal : nom', 'Legal representative: name'),
  representantFonction: named('Représentant légal : fonction', 'Legal representative: function'),
  representantEmail: named('Représentant légal : e-mail', 'Legal representative: e-mail'),
  representantRpps: named('Représentant légal : RPPS', 'Legal representative: RPPS'),
  contactTechniqueNom: named('Contact technique : nom', 'Technical contact: name'),
  contactTechniqueEmail: named('Contact technique : e-mail', 'Technical contact: e-mail'),
  contactTechniqueTelephone: named('Contact technique : téléphone', 'Technical contact: telephone'),
  contactMetierNom: named('Contact métier : nom', 'Business contact: name'),
  contactMetierEmail: named('Contact métier : e-mail', 'Business contact: e-mail'),
  contactMetierTelephone: named('Contact métier : téléphone', 'Business contact: telephone'),
  applicationNom: named('Application : nom', 'Application: name'),
  applicationVersion: named('Application : version', 'Application: version'),
  editeur: named('Éditeur', 'Editor'),
  applicationUrl: named('Application : adresse web', 'Application: web address'),
  applicationDescription: named('Application : description', 'Application: description'),
  hebergement: named('Hébergement', 'Hosting'),
  finalite: named('Finalité', 'Purpose'),
  population: named('Utilisateurs', 'Users'),
  regions: named('Régions visées', 'Regions aimed at'),
  transactions: named('Échanges utilisés', 'Exchanges used'),
  environnements: named('Environnements', 'Environments'),
  adressesIp: named('Adresses IP publiques de sortie', 'Public outbound IP addresses'),
  platinesRole: named('PLATINES : rôle', 'PLATINES: role'),
  platinesMutualTls: named('PLATINES : TLS mutuel', 'PLATINES: mutual TLS'),
  parrainNom: named('Parrain : région ou organisme', 'Sponsor: region or body'),
  parrainContact: named('Parrain : interlocuteur', 'Sponsor: contact'),
  parrainEmail: named('Parrain : e-mail', 'Sponsor: e-mail'),
  parrainDate: named('Parrain : date de l’accord', 'Sponsor: date of the agreement'),
  parrainReference: named('Parrain : référence de l’accord', 'Sponsor: reference of the agreement'),
};

/** What helps to fill some of them. */
export const SHEET_HELP: Readonly<Partial<Record<keyof Sheet, Text>>> = {
  siret: named('14 chiffres ; le SIREN en est le début.', '14 digits; the SIREN is their start.'),
  finess: named('Seulement si votre structure en a un.', 'Only if your structure has one.'),
  representantRpps: named('Seulement pour un professionnel de santé.', 'Only for a health professional.'),
  applicationNom: named(
    '150 caractères au plus : limite de PLATINES.',
    '150 characters at most: the limit of PLATINES.',
  ),
  applicationVersion: named(
    '50 caractères au plus : limite de PLATINES.',
    '50 characters at most: the limit of PLATINES.',
  ),
  applicationUrl: named(
    '150 caractères au plus : limite de PLATINES.',
    '150 characters at most: the limit of PLATINES.',
  ),
  finalite: named(
    'À quoi servent les données du ROR dans l’application. Le profil d’accès en dépend.',
    'What the data of the ROR are for in the application. The access profile depends on it.',
  ),
  population: named(
    'Qui les verra : métiers, structures, nombre. Le profil d’accès en dépend.',
    'Who will see them: professions, structures, number. The access profile depends on it.',
  ),
  regions: named('Une par ligne, ou « France entière ».', 'One a line, or “whole of France”.'),
  adressesIp: named(
    'Une par ligne. L’adresse publique par laquelle l’application sort, pas celle du poste.',
    'One a line. The public address by which the application goes out, not that of the machine.',
  ),
  hebergement: named('Où tourne l’application, chez qui.', 'Where the application runs, at whose.'),
  platinesRole: named(
    'Une application qui consomme le ROR est cliente.',
    'An application that consumes the ROR is a client.',
  ),
};

export const SECTION_LABELS: Readonly<Record<SheetField['section'], Text>> = {
  demandeur: named('Demandeur', 'Applicant'),
  contacts: named('Contacts', 'Contacts'),
  application: named('Application', 'Application'),
  acces: named('Accès demandé', 'Access asked for'),
  parrain: named('Parrain', 'Sponsor'),
};

type ChoiceCode =
  | Transaction
  | (typeof SHEET_ENVIRONMENTS)[number]
  | (typeof PLATINES_ROLES)[number]
  | (typeof YES_NO)[number]
  | 'sandbox';

/** The choices of fields, and the environment of a rehearsal, by their code. */
export const CHOICE_LABELS: Readonly<Record<ChoiceCode, Text>> = {
  extraction: named('extraction complète', 'full extraction'),
  notification: named('notification des mises à jour', 'notification of updates'),
  'lecture-etablissement': named('lecture d’un établissement', 'read of an establishment'),
  'lecture-oi': named('lecture d’une organisation interne', 'read of an internal organisation'),
  test: named('test', 'test'),
  production: named('production', 'production'),
  sandbox: named('bac à sable', 'sandbox'),
  client: named('client', 'client'),
  serveur: named('serveur', 'server'),
  oui: named('oui', 'yes'),
  non: named('non', 'no'),
};

/** A choice as people read it; a code that is not known stays as it is. */
export function choiceLabel(code: string, language: keyof Text): string {
  const labels: Readonly<Record<string, Text>> = CHOICE_LABELS;
  return Object.hasOwn(labels, code) ? (labels[code]?.[language] ?? code) : code;
}
