import type { Bilingual, CodeDefect, Rule } from './rule.ts';

interface CodeRule {
  readonly id: string;
  readonly severity: Rule['severity'];
  readonly source: string;
  readonly defect: CodeDefect;
  readonly label: Bilingual;
  readonly explanation: Bilingual;
}

function codeRule({ defect, ...info }: CodeRule): Rule {
  return { ...info, scope: 'object', test: { on: 'code', defect } };
}

/** Codes against the nomenclatures (domain reference ROR §3.4, §9); a code has one defect at most. */
export const CODE_RULES: readonly Rule[] = [
  codeRule({
    id: 'code-table',
    severity: 'error',
    source: 'domain reference ROR §3.4, §4',
    defect: 'foreign-table',
    label: { fr: 'codingScheme admis à cet endroit', en: 'codingScheme allowed at its place' },
    explanation: {
      fr: 'Chaque champ prend ses codes dans des nomenclatures précises ; un code d’une autre table ne peut pas être compris.',
      en: 'Each field takes its codes from given nomenclatures; a code of another table cannot be understood.',
    },
  }),
  codeRule({
    id: 'code-oid',
    severity: 'error',
    source: 'domain reference ROR §3.4',
    defect: 'other-table',
    label: { fr: 'Code dans la table de son OID', en: 'Code in the table of its OID' },
    explanation: {
      fr: 'Le code existe, mais dans une autre table admise à cet endroit que celle de son OID : une réponse réelle écrit ainsi des catégories d’établissement.',
      en: 'The code exists, but in another table allowed at its place than that of its OID: a real answer writes categories of establishments so.',
    },
  }),
  codeRule({
    id: 'code-inconnu',
    severity: 'warning',
    source: 'domain reference ROR §8, §9',
    defect: 'unknown',
    label: { fr: 'Code connu de sa nomenclature', en: 'Code known by its nomenclature' },
    explanation: {
      fr: 'Le code n’est dans aucune table admise. Avertissement, car les tables fournies peuvent être plus anciennes que le document : importer une version récente pour trancher.',
      en: 'The code is in no table allowed there. A warning, for the tables shipped may be older than the document: import a recent version to decide.',
    },
  }),
  codeRule({
    id: 'nomenclature-inconnue',
    severity: 'info',
    source: 'domain reference ROR §3.4',
    defect: 'unknown-table',
    label: { fr: 'Nomenclature disponible ici', en: 'Nomenclature available here' },
    explanation: {
      fr: 'La table du code n’est pas parmi celles chargées : le code n’a pas pu être vérifié.',
      en: 'The table of the code is not among those loaded: the code could not be checked.',
    },
  }),
  codeRule({
    id: 'code-retire',
    severity: 'info',
    source: 'domain reference ROR §9',
    defect: 'retired',
    label: { fr: 'Code en vigueur', en: 'Code in force' },
    explanation: {
      fr: 'Le code a une date de fin passée ; les données anciennes en gardent, les nouvelles n’en prennent pas.',
      en: 'The code has an end date in the past; old data keep some, new data do not take any.',
    },
  }),
  codeRule({
    id: 'code-jdv',
    severity: 'info',
    source: 'domain reference ROR §9',
    defect: 'outside-value-set',
    label: { fr: 'Code du jeu de valeurs du champ', en: 'Code of the value set of the field' },
    explanation: {
      fr: 'Le code est en vigueur dans sa terminologie, mais hors du jeu de valeurs (JDV) que le champ propose à la saisie.',
      en: 'The code is in force in its terminology but outside the value set (JDV) that the field offers for input.',
    },
  }),
];
