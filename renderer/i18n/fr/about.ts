/** Texts of the screen about Cercle. */
export const about = {
  title: 'À propos',
  lead: 'Cercle lit, contrôle et explore le répertoire national de l’offre et des ressources en santé et accompagnement médico-social (ROR), dans son format d’échange CSD.',
  independent:
    'Cercle est un logiciel libre et indépendant (licence MIT). Ce n’est ni un service de l’État, ni un produit de l’Agence du numérique en santé.',
  offline: 'Il ne se connecte à rien : les fichiers ouverts et ce qu’il en garde restent sur cet ordinateur.',
  versions: {
    title: 'Version',
    cercle: 'Cercle',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    sqlite: 'SQLite',
    system: 'Système',
    browser: 'Navigateur',
    copy: 'Copier pour une demande d’aide',
  },
  tables: {
    title: 'Nomenclatures',
    lead_one:
      '{{shown}} table de codes, de {{concepts}} codes. Elle donne leurs libellés aux données et sert à vérifier les codes.',
    lead_other:
      '{{shown}} tables de codes, de {{concepts}} codes. Elles donnent leurs libellés aux données et servent à vérifier les codes.',
    dates: 'La plus récente est datée du {{latest}}.',
    import: 'Importer des tables plus récentes…',
    importHint:
      'Un fichier .tabs ou le zip des nomenclatures des objets de santé (NOS) de l’ANS. Les tables importées passent avant celles fournies.',
    importing: 'Lecture des tables…',
    imported_one: '{{count}} table importée. Les libellés sont à jour dès maintenant.',
    imported_other: '{{count}} tables importées. Les libellés sont à jour dès maintenant.',
    list: 'Voir toutes les tables',
    name: 'Table',
    date: 'Date',
    concepts: 'Codes',
    oid: 'OID',
    source: 'Origine',
    filter: 'Chercher une table',
    clear: 'Effacer la recherche',
  },
  map: {
    title: 'Carte',
    outlines:
      'Contours des départements : France departments, de Victor Cazanave (svg-maps), licence CC BY 4.0. Les départements d’outre-mer sont ajoutés en vignettes.',
    fonts: 'Caractères Atkinson Hyperlegible Next et Mono, du Braille Institute, licence SIL Open Font 1.1.',
    codes: 'Codes et libellés : nomenclatures des objets de santé, Agence du numérique en santé.',
  },
  licences: {
    title: 'Logiciels réutilisés',
    lead_one: '{{count}} composant libre.',
    lead_other: '{{count}} composants libres, sous ces licences : {{kinds}}.',
    list: 'Voir tous les composants',
    name: 'Composant',
    version: 'Version',
    licence: 'Licence',
  },
} as const;
