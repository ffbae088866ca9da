import type { Text } from './journey.ts';
import type { CertificateField, DossierField } from './message-fields.ts';

/** Fields of a message that are not of the sheet, as people read them. */
export const FIELD_LABELS: Readonly<Record<CertificateField | DossierField, Text>> = {
  'certificat.sujet': { fr: 'Certificat : sujet', en: 'Certificate: subject' },
  'certificat.emetteur': { fr: 'Certificat : émetteur', en: 'Certificate: issuer' },
  'certificat.serie': { fr: 'Certificat : numéro de série', en: 'Certificate: serial number' },
  'certificat.empreinte': { fr: 'Certificat : empreinte SHA-256', en: 'Certificate: SHA-256 fingerprint' },
  'certificat.fin': { fr: 'Certificat : fin de validité', en: 'Certificate: end of validity' },
  'certificat.role': { fr: 'Certificat : rôle', en: 'Certificate: role' },
  'certificat.environnement': { fr: 'Certificat : environnement', en: 'Certificate: environment' },
  'dossier.titre': { fr: 'Titre du dossier', en: 'Title of the dossier' },
  'dossier.profil': { fr: 'Profil d’accès notifié', en: 'Notified access profile' },
  'parcours.titre': { fr: 'Parcours', en: 'Journey' },
  'etape.envoi': { fr: 'Date de l’envoi', en: 'Day of the sending' },
  date: { fr: 'Date du jour', en: 'Today' },
};
