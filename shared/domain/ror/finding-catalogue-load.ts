import type { CatalogueEntry } from './finding-catalogue.ts';

/** Findings that need more than one record: the other entities, the nomenclatures, the file itself. */
export const LOAD_FINDINGS = {
  'reference-orpheline': {
    severity: 'warning',
    source: 'domain reference CSD §8.8',
    explanation: {
      fr: 'Une référence désigne un objet absent des fichiers lus.',
      en: 'A reference designates an object that is not in the files read.',
    },
    advice: {
      fr: 'Importer ensemble tous les fichiers de l’extraction.',
      en: 'Import all the files of the extraction together.',
    },
  },
  'doublon-entityid': {
    severity: 'warning',
    source: 'domain reference CSD §8.8',
    explanation: {
      fr: 'Deux objets du même annuaire ont le même entityID ; le dernier lu répond aux références.',
      en: 'Two objects of one directory have the same entityID; the last one read answers the references.',
    },
    advice: { fr: 'Rendre entityID unique dans la source.', en: 'Make entityID unique in the source.' },
  },
  'doublon-identifiant': {
    severity: 'warning',
    source: 'domain reference ROR §3, §4.5',
    explanation: {
      fr: 'Deux objets de même nature portent le même identifiant national.',
      en: 'Two objects of one kind carry the same national identifier.',
    },
    advice: {
      fr: 'Vérifier les identifiants ; un pôle multisite est légitimement présent une fois par établissement.',
      en: 'Check the identifiers; a pôle on several sites is rightly present once for each establishment.',
    },
  },
  'non-localise': {
    severity: 'info',
    source: 'domain reference ROR §4.8',
    explanation: {
      fr: 'Ni l’objet, ni son établissement, ni son entité juridique n’ont de commune connue.',
      en: 'Neither the object, nor its establishment, nor its legal entity has a known commune.',
    },
    advice: {
      fr: 'Renseigner cityNumber, ou le code postal et la ville.',
      en: 'Fill cityNumber, or the post code and the city.',
    },
  },
  'nombre-ue-different': {
    severity: 'warning',
    source: 'domain reference ROR §2.4, RG_ALIM_019',
    explanation: {
      fr: 'Le nombre d’unités élémentaires annoncé (facilityNumber) n’est pas celui du document.',
      en: 'The number of unités élémentaires announced (facilityNumber) is not that of the document.',
    },
    advice: {
      fr: 'Redemander la réponse : elle est peut-être incomplète.',
      en: 'Ask for the answer again: it may be incomplete.',
    },
  },
  'au-dessus-du-profil': {
    severity: 'error',
    source: 'domain reference ROR §5, RG_ALIM_046 to 053',
    explanation: {
      fr: 'Une donnée ne devrait pas être visible avec ce profil d’accès : fuite possible.',
      en: 'A value should not be visible with this access profile: a possible leak.',
    },
    advice: {
      fr: 'Prévenir le gestionnaire du ROR et ne pas diffuser le fichier.',
      en: 'Warn the manager of the ROR and do not spread the file.',
    },
  },
  'date-extraction-future': {
    severity: 'warning',
    source: 'domain reference ROR §2.7',
    explanation: {
      fr: 'La date du nom de fichier est dans le futur.',
      en: 'The date in the file name is in the future.',
    },
    advice: {
      fr: 'Vérifier l’horloge de cette machine et celle du serveur.',
      en: 'Check the clock of this machine and of the server.',
    },
  },
  'code-inconnu': {
    severity: 'warning',
    source: 'domain reference ROR §3.4, §9',
    explanation: {
      fr: 'Le code n’est dans aucune des tables attendues ; il est montré tel quel.',
      en: 'The code is in none of the tables expected; it is shown as it is.',
    },
    advice: {
      fr: 'Importer une version plus récente de la nomenclature, ou corriger le code.',
      en: 'Import a newer version of the nomenclature, or correct the code.',
    },
  },
  'nomenclature-inconnue': {
    severity: 'info',
    source: 'domain reference ROR §3.4',
    explanation: {
      fr: 'La nomenclature du code n’est pas connue ici.',
      en: 'The nomenclature of the code is not known here.',
    },
    advice: { fr: 'Vérifier l’OID, ou importer la nomenclature.', en: 'Check the OID, or import the nomenclature.' },
  },
  'code-retire': {
    severity: 'info',
    source: 'domain reference ROR §9',
    explanation: {
      fr: 'Le code n’est plus en vigueur dans sa nomenclature.',
      en: 'The code is no longer in force in its nomenclature.',
    },
    advice: { fr: 'Remplacer le code à sa source.', en: 'Replace the code at its source.' },
  },
  'code-devine': {
    severity: 'info',
    source: 'domain reference ROR §3.4',
    explanation: {
      fr: 'Le code n’est pas dans la table de son OID, mais dans une autre admise au même endroit : le libellé est deviné.',
      en: 'The code is not in the table of its OID but in another allowed at the same place: the label is guessed.',
    },
    advice: { fr: 'Corriger l’OID à sa source.', en: 'Correct the OID at its source.' },
  },
  'somme-absente': {
    severity: 'warning',
    source: 'domain reference ROR §2.7',
    explanation: {
      fr: 'Le fichier n’est pas accompagné de sa somme SHA-256 : son intégrité n’est pas vérifiée.',
      en: 'The file comes without its SHA-256 sum: its integrity is not checked.',
    },
    advice: { fr: 'Demander le fichier .txt qui l’accompagne.', en: 'Ask for the .txt file that goes with it.' },
  },
  'profil-inconnu': {
    severity: 'info',
    source: 'domain reference ROR §5',
    explanation: {
      fr: 'Le profil d’accès du fichier n’est pas connu : les données au-dessus du profil ne sont pas recherchées.',
      en: 'The access profile of the file is not known: data above the profile are not looked for.',
    },
    advice: {
      fr: 'Importer de nouveau le fichier en choisissant son profil d’accès.',
      en: 'Import the file again and choose its access profile.',
    },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
