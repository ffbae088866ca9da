import type { Text } from './journey.ts';

/** A project of the test platform, as its public source names it. */
export interface ExampleProject {
  readonly name: string;
  /** How many cases it holds, where that is known. */
  readonly cases: number | null;
  readonly about: Text;
}

/**
 * The seven project names met in the public source of PLATINES (domain reference ROR §8), as examples only: the 94 scenarios
 * are not published, and the list that counts is the one that the person imports.
 */
export const EXAMPLE_PROJECTS: readonly ExampleProject[] = [
  {
    name: 'C_Extraction_conformité_fichier',
    cases: null,
    about: { fr: 'Les fichiers d’une extraction.', en: 'The files of an extraction.' },
  },
  {
    name: 'Extraction conformité contenu filtré par profil',
    cases: 4,
    about: { fr: 'Le contenu, pour les profils 0 à 3.', en: 'The content, for profiles 0 to 3.' },
  },
  {
    name: 'Notif – conformité au schéma',
    cases: null,
    about: { fr: 'La réponse à une notification.', en: 'The answer to a notification.' },
  },
  {
    name: 'Lecture EG offre complète EJ sans date sans restrictionOI profil1',
    cases: null,
    about: { fr: 'La lecture d’un établissement entier.', en: 'The read of a whole establishment.' },
  },
  {
    name: 'Lecture EG offre obligatoire avec date sans restriction profil 1',
    cases: 15,
    about: {
      fr: 'La lecture d’un établissement, sans filtre et par champs d’activité.',
      en: 'The read of an establishment, without a filter and by fields of activity.',
    },
  },
  {
    name: 'Recherche MCO REC 2.1.3',
    cases: 11,
    about: { fr: 'L’ancienne recherche en temps réel.', en: 'The old real-time search.' },
  },
  {
    name: 'REC 2.2.2',
    cases: null,
    about: { fr: 'Chaque valeur du jeu JDV_J18.', en: 'Each value of the set JDV_J18.' },
  },
];
