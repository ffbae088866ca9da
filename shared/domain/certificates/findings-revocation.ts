import type { ChainReasonCode } from './chain.ts';
import type { FindingEntry } from './findings.ts';

const AUTHORITY = { fr: 'l’autorité qui a délivré le certificat', en: 'the authority that issued the certificate' };
const PUBLISHER = { fr: 'l’autorité qui publie la liste', en: 'the authority that publishes the list' };

type RevocationCode = Extract<ChainReasonCode, `crl-${string}` | 'revoked'>;

/** Reasons of a verdict that come from lists of revoked certificates. */
export const REVOCATION_FINDINGS: Readonly<Record<RevocationCode, FindingEntry>> = {
  revoked: {
    severity: 'error',
    title: { fr: 'Révoqué[ le {revokedAt}][ : {subject}]', en: 'Revoked[ on {revokedAt}][: {subject}]' },
    todo: {
      fr: 'Ne l’utilisez plus et ne poursuivez pas l’échange ; demandez un nouveau certificat.',
      en: 'Stop using it and do not go on with the exchange; ask for a new certificate.',
    },
    whom: AUTHORITY,
  },
  'crl-missing': {
    severity: 'error',
    title: {
      fr: 'Aucune liste de révocation de cette autorité[ : {issuer}]',
      en: 'No revocation list of this authority[: {issuer}]',
    },
    todo: { fr: 'Importez-la, ou téléchargez-la[ à l’adresse {url}].', en: 'Import it, or download it[ from {url}].' },
    whom: PUBLISHER,
  },
  'crl-expired': {
    severity: 'error',
    title: {
      fr: 'Liste de révocation périmée[ depuis le {nextUpdate}][ : {issuer}]',
      en: 'Revocation list out of date[ since {nextUpdate}][: {issuer}]',
    },
    todo: { fr: 'Prenez la liste du jour.', en: 'Take the list of the day.' },
    whom: PUBLISHER,
  },
  'crl-not-yet-valid': {
    severity: 'error',
    title: {
      fr: 'Liste de révocation datée de l’avenir[ ({thisUpdate})][ : {issuer}]',
      en: 'Revocation list dated in the future[ ({thisUpdate})][: {issuer}]',
    },
    todo: { fr: 'Vérifiez l’horloge de ce poste.', en: 'Check the clock of this computer.' },
    whom: PUBLISHER,
  },
  'crl-signature': {
    severity: 'error',
    title: {
      fr: 'La liste de révocation n’est pas signée par son autorité[ : {issuer}]',
      en: 'The revocation list is not signed by its authority[: {issuer}]',
    },
    todo: {
      fr: 'N’en tenez pas compte ; reprenez-la à l’adresse écrite dans le certificat.',
      en: 'Do not rely on it; take it again from the address written in the certificate.',
    },
    whom: PUBLISHER,
  },
  'crl-unsupported': {
    severity: 'error',
    title: {
      fr: 'Cercle ne sait pas lire cette liste de révocation[ : {rule}]',
      en: 'Cercle cannot read this revocation list[: {rule}]',
    },
    todo: {
      fr: 'Par prudence elle ne prouve rien ; importez la liste complète de l’autorité.',
      en: 'To be safe it proves nothing; import the full list of the authority.',
    },
    whom: PUBLISHER,
  },
};
