import type { CatalogueEntry } from './finding-catalogue.ts';

/** Findings on values: identifiers, codes, contacts, prices. */
export const VALUE_FINDINGS = {
  'nombre-invalide': {
    severity: 'warning',
    source: 'domain reference ROR §4',
    explanation: { fr: 'La valeur n’est pas un nombre.', en: 'The value is no number.' },
    advice: { fr: 'Corriger le nombre à sa source.', en: 'Correct the number at its source.' },
  },
  'valeur-hors-limites': {
    severity: 'warning',
    source: 'domain reference ROR §4.8',
    explanation: {
      fr: 'Le nombre est hors des limites possibles (jour de 0 à 7, latitude, longitude).',
      en: 'The number is outside its possible bounds (day 0 to 7, latitude, longitude).',
    },
    advice: { fr: 'Corriger la valeur à sa source.', en: 'Correct the value at its source.' },
  },
  'booleen-invalide': {
    severity: 'warning',
    source: 'domain reference ROR §4',
    explanation: {
      fr: 'La valeur n’est ni 0, ni 1, ni true, ni false ; elle est tenue pour inconnue.',
      en: 'The value is neither 0, 1, true nor false; it counts as unknown.',
    },
    advice: { fr: 'Corriger la valeur à sa source.', en: 'Correct the value at its source.' },
  },
  'code-vide': {
    severity: 'warning',
    source: 'domain reference ROR §4.5',
    explanation: {
      fr: 'Un code est vide là où une valeur est attendue.',
      en: 'A code is empty where a value is expected.',
    },
    advice: { fr: 'Renseigner le code ou retirer l’élément.', en: 'Fill the code or remove the element.' },
  },
  'code-sans-attribut': {
    severity: 'warning',
    source: 'domain reference ROR §4, CSD §2.1',
    explanation: {
      fr: 'Un élément codé n’a pas ses attributs code et codingScheme.',
      en: 'A coded element lacks its attributes code and codingScheme.',
    },
    advice: { fr: 'Renseigner les deux attributs.', en: 'Fill both attributes.' },
  },
  'nomenclature-prefixe': {
    severity: 'info',
    source: 'domain reference ROR §0.7',
    explanation: {
      fr: 'L’OID de la nomenclature est écrit avec le préfixe urn:oid: ; il est lu sans.',
      en: 'The OID of the nomenclature is written with the prefix urn:oid:; it is read without.',
    },
    advice: { fr: 'Écrire l’OID seul.', en: 'Write the bare OID.' },
  },
  'otherid-vide': {
    severity: 'info',
    source: 'domain reference ROR §3.3, CSD §8.5',
    explanation: {
      fr: 'Un otherID a un code et une autorité vides ; il est ignoré.',
      en: 'An otherID has an empty code and an empty authority; it is ignored.',
    },
    advice: { fr: 'Retirer l’élément vide.', en: 'Remove the empty element.' },
  },
  'otherid-sans-attribut': {
    severity: 'warning',
    source: 'domain reference ROR §3.3, §4.12.10, CSD §8.5',
    explanation: {
      fr: 'Un otherID n’a pas ses attributs obligatoires, ce que le schéma interdit.',
      en: 'An otherID lacks its mandatory attributes, which the schema forbids.',
    },
    advice: {
      fr: 'Renseigner code et assigningAuthorityName, ou retirer l’élément.',
      en: 'Fill code and assigningAuthorityName, or remove the element.',
    },
  },
  'otherid-texte': {
    severity: 'warning',
    source: 'domain reference CSD §8.5',
    explanation: {
      fr: 'Un otherID contient du texte, ce que le schéma interdit ; le texte est conservé.',
      en: 'An otherID holds text, which the schema forbids; the text is kept.',
    },
    advice: { fr: 'Mettre l’identifiant dans l’attribut code.', en: 'Put the identifier in the attribute code.' },
  },
  'identifiant-national-absent': {
    severity: 'warning',
    source: 'domain reference ROR §3.2, §4.3, §4.5',
    explanation: {
      fr: 'L’objet n’a pas l’identifiant national attendu (idNat_Struct, identifiantOI).',
      en: 'The object lacks the national identifier expected (idNat_Struct, identifiantOI).',
    },
    advice: {
      fr: 'Demander l’identifiant au gestionnaire du ROR ; sans lui, l’objet n’est pas suivi d’une source à l’autre.',
      en: 'Ask the manager of the ROR for it; without it the object cannot be followed from one source to another.',
    },
  },
  'identifiant-invalide': {
    severity: 'warning',
    source: 'domain reference ROR §3.2, §3.3',
    explanation: {
      fr: 'L’identifiant n’a pas la forme que son autorité impose.',
      en: 'The identifier has not the form that its authority requires.',
    },
    advice: { fr: 'Vérifier la longueur et le premier caractère.', en: 'Check the length and the first character.' },
  },
  'identifiant-cle-fausse': {
    severity: 'info',
    source: 'domain reference ROR §3.2',
    explanation: {
      fr: 'La clé de contrôle de l’identifiant est fausse : faute de frappe, ou donnée de test.',
      en: 'The check digit of the identifier is wrong: a typing mistake, or test data.',
    },
    advice: { fr: 'Vérifier l’identifiant à sa source.', en: 'Check the identifier at its source.' },
  },
  'commonname-language': {
    severity: 'info',
    source: 'domain reference CSD §8.6',
    explanation: {
      fr: 'La langue est donnée par l’attribut language de commonName, propre aux versions de 2013, et non par xml:lang.',
      en: 'The language is given by the attribute language of commonName, of the 2013 drafts, and not by xml:lang.',
    },
    advice: { fr: 'Employer xml:lang sur l’élément name.', en: 'Use xml:lang on the element name.' },
  },
  'contact-nature-exclusive': {
    severity: 'warning',
    source: 'domain reference ROR §4.7, RG_EXP_040',
    explanation: {
      fr: 'Un contact a une nature et aussi un nom ou une fonction, ce que la règle RG_EXP_040 exclut.',
      en: 'A contact has a nature and also a name or a function, which rule RG_EXP_040 excludes.',
    },
    advice: { fr: 'Garder la nature, ou le nom et la fonction.', en: 'Keep the nature, or the name and the function.' },
  },
  'tarif-forme': {
    severity: 'warning',
    source: 'domain reference ROR §4.10',
    explanation: {
      fr: 'Un tarif n’a pas exactement une des sept formes prévues.',
      en: 'A price has not exactly one of the seven forms.',
    },
    advice: { fr: 'Donner une seule forme au tarif.', en: 'Give the price one form.' },
  },
  'situation-operationnelle-absente': {
    severity: 'info',
    source: 'domain reference ROR §4.6',
    explanation: {
      fr: 'Le professionnel n’a pas de situation opérationnelle, que les règles attendent une fois.',
      en: 'The professional has no situation opérationnelle, which the rules expect once.',
    },
    advice: {
      fr: 'Renseigner operationalStatus ; des réponses réelles l’omettent.',
      en: 'Fill operationalStatus; real answers omit it.',
    },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
