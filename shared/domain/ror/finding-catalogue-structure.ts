import type { CatalogueEntry } from './finding-catalogue.ts';

/** Findings on the shape of a record: what is missing, repeated, misplaced or not expected. */
export const STRUCTURE_FINDINGS = {
  'identite-absente': {
    severity: 'error',
    source: 'domain reference CSD §2.1',
    explanation: {
      fr: 'L’objet n’a pas d’attribut entityID : rien ne peut y renvoyer.',
      en: 'The object has no entityID attribute: nothing can refer to it.',
    },
    advice: {
      fr: 'Demander au producteur du fichier de renseigner entityID.',
      en: 'Ask the producer of the file to fill entityID.',
    },
  },
  'identite-ancien-attribut': {
    severity: 'warning',
    source: 'domain reference CSD §8.3',
    explanation: {
      fr: 'L’identité est donnée par un ancien attribut (urn ou oid) au lieu d’entityID ; elle est lue quand même.',
      en: 'The identity is given by an old attribute (urn or oid) instead of entityID; it is read all the same.',
    },
    advice: { fr: 'Remplacer l’attribut par entityID.', en: 'Replace the attribute by entityID.' },
  },
  'reference-vide': {
    severity: 'warning',
    source: 'domain reference CSD §8.3',
    explanation: {
      fr: 'Une référence n’a pas d’identifiant : le lien est perdu.',
      en: 'A reference has no identifier: the link is lost.',
    },
    advice: { fr: 'Renseigner entityID ou retirer l’élément.', en: 'Fill entityID or remove the element.' },
  },
  'type-absent': {
    severity: 'error',
    source: 'domain reference ROR §4.3 to §4.6, CSD §8.7',
    explanation: {
      fr: 'L’objet n’a aucun codedType : son type n’est pas connu.',
      en: 'The object has no codedType: its type is not known.',
    },
    advice: { fr: 'Renseigner le type de l’objet.', en: 'Fill the type of the object.' },
  },
  'champ-absent': {
    severity: 'warning',
    source: 'domain reference ROR §4',
    explanation: { fr: 'Un champ obligatoire manque.', en: 'A mandatory field is missing.' },
    advice: { fr: 'Renseigner le champ à sa source.', en: 'Fill the field at its source.' },
  },
  'champ-non-unique': {
    severity: 'warning',
    source: 'domain reference ROR §4, CSD §8.4',
    explanation: { fr: 'Un champ attendu une seule fois est répété.', en: 'A field expected once is repeated.' },
    advice: {
      fr: 'Garder une seule valeur ; les autres restent visibles dans le détail.',
      en: 'Keep one value; the others stay visible in the details.',
    },
  },
  'valeur-vide': {
    severity: 'warning',
    source: 'domain reference ROR §4',
    explanation: { fr: 'Un élément est présent mais vide.', en: 'An element is present but empty.' },
    advice: { fr: 'Renseigner la valeur ou retirer l’élément.', en: 'Fill the value or remove the element.' },
  },
  'conteneur-vide': {
    severity: 'info',
    source: 'domain reference CSD §8.7',
    explanation: {
      fr: 'Un élément de regroupement (facilities, organizations…) ne contient rien.',
      en: 'A grouping element (facilities, organizations…) contains nothing.',
    },
    advice: { fr: 'Retirer l’élément vide.', en: 'Remove the empty element.' },
  },
  'element-inconnu': {
    severity: 'info',
    source: 'domain reference ROR §4.11, §4.12.5',
    explanation: {
      fr: 'Un élément n’est pas prévu à cet endroit ; il est conservé dans le détail.',
      en: 'An element is not expected there; it is kept in the details.',
    },
    advice: {
      fr: 'Vérifier l’orthographe de l’élément et la version du schéma.',
      en: 'Check the spelling of the element and the version of the schema.',
    },
  },
  'attribut-inconnu': {
    severity: 'info',
    source: 'domain reference ROR §4.11',
    explanation: {
      fr: 'Un attribut n’est pas prévu à cet endroit ; il est conservé dans le détail.',
      en: 'An attribute is not expected there; it is kept in the details.',
    },
    advice: {
      fr: 'Vérifier l’orthographe de l’attribut et la version du schéma.',
      en: 'Check the spelling of the attribute and the version of the schema.',
    },
  },
  'texte-inattendu': {
    severity: 'info',
    source: 'domain reference ROR §4',
    explanation: {
      fr: 'Du texte figure là où seuls des éléments sont attendus ; il est conservé dans le détail.',
      en: 'There is text where only elements are expected; it is kept in the details.',
    },
    advice: { fr: 'Vérifier la structure de l’élément.', en: 'Check the structure of the element.' },
  },
  'orthographe-variante': {
    severity: 'info',
    source: 'domain reference ROR §4.9',
    explanation: {
      fr: 'Le nom n’a pas l’orthographe du schéma 2.4 ; il est lu quand même.',
      en: 'The name is not spelled as in the 2.4 schema; it is read all the same.',
    },
    advice: {
      fr: 'Employer l’orthographe du schéma, fautes comprises.',
      en: 'Use the spelling of the schema, mistakes included.',
    },
  },
  'ordre-inattendu': {
    severity: 'info',
    source: 'domain reference CSD §8.4',
    explanation: {
      fr: 'Les éléments ne sont pas dans l’ordre du schéma ; ils sont lus quand même.',
      en: 'The elements are not in the order of the schema; they are read all the same.',
    },
    advice: { fr: 'Suivre l’ordre du schéma.', en: 'Follow the order of the schema.' },
  },
  'espaces-superflus': {
    severity: 'info',
    source: 'domain reference CSD §8.9',
    explanation: {
      fr: 'Le texte contient des espaces en trop (début, fin, doubles, tabulations) ; il est montré tel quel et ignoré par la recherche.',
      en: 'The text has superfluous blanks (leading, trailing, doubled, tabs); it is shown as it is, and search ignores them.',
    },
    advice: { fr: 'Nettoyer le texte à sa source.', en: 'Clean the text at its source.' },
  },
  'date-invalide': {
    severity: 'warning',
    source: 'domain reference CSD §8.2',
    explanation: {
      fr: 'La valeur n’est pas une date ; le texte est conservé, la date est inconnue.',
      en: 'The value is no date; the text is kept, the date is unknown.',
    },
    advice: {
      fr: 'Corriger la date à sa source (aaaa-mm-jj, ou aaaa-mm-jjThh:mm:ss).',
      en: 'Correct the date at its source (yyyy-mm-dd, or yyyy-mm-ddThh:mm:ss).',
    },
  },
  'heure-invalide': {
    severity: 'warning',
    source: 'domain reference ROR §4.8',
    explanation: { fr: 'La valeur n’est pas une heure (hh:mm:ss).', en: 'The value is no time (hh:mm:ss).' },
    advice: { fr: 'Corriger l’heure à sa source.', en: 'Correct the time at its source.' },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
