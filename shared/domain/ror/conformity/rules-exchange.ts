import type { Bilingual, Rule } from './rule.ts';

interface Unjudged {
  readonly id: string;
  readonly severity?: Rule['severity'];
  readonly source: string;
  readonly label: Bilingual;
  readonly explanation: Bilingual;
  readonly reason: Bilingual;
}

function unjudged({ reason, severity = 'error', ...info }: Unjudged): Rule {
  return { ...info, severity, scope: 'exchange', test: { on: 'exchange', reason } };
}

const TWO_LOADS: Bilingual = {
  fr: 'Demande deux chargements successifs : se voit en les comparant.',
  en: 'Needs two loads, one after the other: compare them to see it.',
};

const HISTORY: readonly Rule[] = [
  unjudged({
    id: 'record-creation',
    source: 'RG_EXP_020, RG_EXP_023, RG_EXP_024, RG_EXP_025, domain reference ROR §4.2',
    label: { fr: 'À la création, les deux dates sont égales', en: 'At creation both dates are equal' },
    explanation: {
      fr: 'Un objet nouveau porte la même date de création et de mise à jour.',
      en: 'A new object bears the same date of creation and of update.',
    },
    reason: TWO_LOADS,
  }),
  unjudged({
    id: 'record-suppression',
    source: 'RG_EXP_020, RG_EXP_023, RG_EXP_024, RG_EXP_025, domain reference ROR §4.2',
    label: { fr: 'La suppression d’un objet met à jour son parent', en: 'Deleting an object updates its parent' },
    explanation: {
      fr: 'Quand un objet disparaît, la date de mise à jour de son parent change : c’est ainsi qu’une notification le signale.',
      en: 'When an object goes, the date of update of its parent changes: this is how a notification tells it.',
    },
    reason: TWO_LOADS,
  }),
  unjudged({
    id: 'rg-exp-019',
    source: 'RG_EXP_019, domain reference ROR §4.5',
    label: { fr: 'Une UE transférée garde son identifiant', en: 'A transferred UE keeps its identifier' },
    explanation: {
      fr: 'Une unité qui change d’établissement garde son identifiantOI, pour que ses suiveurs la retrouvent.',
      en: 'A unit that moves to another establishment keeps its identifiantOI, so that those who follow it find it again.',
    },
    reason: TWO_LOADS,
  }),
];

function needsExchange(need: Bilingual): Bilingual {
  return {
    fr: `${need.fr} : relève du contrôle des échanges, pas d’un fichier.`,
    en: `${need.en}: a matter for the check of exchanges, not of a file.`,
  };
}

/** Rules that documents alone cannot judge: listed with the reason, never counted as right. */
export const EXCHANGE_RULES: readonly Rule[] = [
  unjudged({
    id: 'schema-xsd',
    source: 'domain reference ROR §4.11, §8',
    label: { fr: 'Validation complète par le XSD de la version 2.4', en: 'Full validation by the XSD of version 2.4' },
    explanation: {
      fr: 'Ce rapport vérifie la forme par la table de correspondance (règles forme-… et card-…), ce qui n’est pas une validation complète par le schéma.',
      en: 'This report checks the shape by the mapping table (rules forme-… and card-…), which is not a full validation by the schema.',
    },
    reason: {
      fr: 'Demande le XSD de l’ANS, qui n’est pas fourni : xmllint --noout --schema IHE_ProfilCSD-ExtensionROR_fr-v2.4.xsd FICHIER.',
      en: 'Needs the XSD of the ANS, which is not shipped: xmllint --noout --schema IHE_ProfilCSD-ExtensionROR_fr-v2.4.xsd FILE.',
    },
  }),
  ...HISTORY,
  unjudged({
    id: 'rg-alim-015-016',
    source: 'RG_ALIM_015, RG_ALIM_016, domain reference ROR §2.4',
    label: { fr: 'restrictedOrganisation respecté', en: 'restrictedOrganisation honoured' },
    explanation: {
      fr: 'Avec restrictedOrganisation = 1, la réponse n’a ni tarif ni attribut propre aux UE, hors mode, activité, patientèle et catégorie médico-sociale.',
      en: 'With restrictedOrganisation = 1 the answer has neither prices nor attributes of UE, except mode, activity, patientèle and médico-social category.',
    },
    reason: needsExchange({ fr: 'Demande la requête envoyée', en: 'Needs the request that was sent' }),
  }),
  unjudged({
    id: 'rg-alim-018',
    source: 'RG_ALIM_018, domain reference ROR §2.4',
    label: { fr: 'Arborescence entière de l’établissement', en: 'Whole tree of the establishment' },
    explanation: {
      fr: 'La lecture d’un établissement rend tout son arbre, même sans UE.',
      en: 'The read of an establishment gives its whole tree, even without a UE.',
    },
    reason: needsExchange({ fr: 'Demande ce que le serveur détient', en: 'Needs what the server holds' }),
  }),
  unjudged({
    id: 'rg-alim-020',
    source: 'RG_ALIM_020, domain reference ROR §2.4',
    label: { fr: 'OI des seuls champs d’activité demandés', en: 'OI of the requested fields only' },
    explanation: {
      fr: 'Une lecture filtrée par typeActivity ne rend que les OI de ces champs.',
      en: 'A read filtered by typeActivity only gives the OI of those fields.',
    },
    reason: needsExchange({ fr: 'Demande la requête envoyée', en: 'Needs the request that was sent' }),
  }),
  unjudged({
    id: 'rg-alim-024',
    source: 'RG_ALIM_024, domain reference ROR §2.1, §8',
    label: {
      fr: 'Réponse en moins de 5 s, extraction en moins de 2 h',
      en: 'Answer within 5 s, extraction within 2 h',
    },
    explanation: {
      fr: 'Le serveur répond en 5 secondes à toute transaction, en 2 heures à l’extraction.',
      en: 'The server answers any transaction within 5 seconds, the extraction within 2 hours.',
    },
    reason: needsExchange({ fr: 'Demande de mesurer un temps de réponse', en: 'Needs a response time to be measured' }),
  }),
];
