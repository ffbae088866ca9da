import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { about as french } from '../fr/about.ts';

export const about: SameKeys<typeof french> = {
  title: 'About',
  lead: 'Cercle reads, checks and explores the French national register of health and support offer (ROR), in its CSD exchange format.',
  independent:
    'Cercle is free, independent software (MIT licence). It is neither a service of the French State nor a product of its digital health agency.',
  offline: 'It connects to nothing: the files opened, and what it keeps of them, stay on this computer.',
  versions: {
    title: 'Version',
    cercle: 'Cercle',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    sqlite: 'SQLite',
    system: 'System',
    browser: 'Browser',
    copy: 'Copy for a request for help',
  },
  tables: {
    title: 'Nomenclatures',
    lead_one: '{{shown}} code table, of {{concepts}} codes. It gives the data their labels and serves to check codes.',
    lead_other:
      '{{shown}} code tables, of {{concepts}} codes. They give the data their labels and serve to check codes.',
    dates: 'The latest is dated {{latest}}.',
    import: 'Import newer tables…',
    importHint:
      'A .tabs file or the whole zip of the ANS health nomenclatures (NOS). Imported tables come before those shipped.',
    importing: 'Reading the tables…',
    imported_one: '{{count}} table imported. Labels are up to date from now on.',
    imported_other: '{{count}} tables imported. Labels are up to date from now on.',
    list: 'See all tables',
    name: 'Table',
    date: 'Date',
    concepts: 'Codes',
    oid: 'OID',
    source: 'Origin',
    filter: 'Find a table',
    clear: 'Clear the search',
  },
  map: {
    title: 'Map',
    outlines:
      'Outlines of départements: France departments, by Victor Cazanave (svg-maps), CC BY 4.0 licence. Overseas départements are added as tiles.',
    fonts: 'Typefaces Atkinson Hyperlegible Next and Mono, by the Braille Institute, SIL Open Font Licence 1.1.',
    codes: 'Codes and labels: Nomenclatures des objets de santé, Agence du numérique en santé.',
  },
  licences: {
    title: 'Software made use of',
    lead_one: '{{count}} free component.',
    lead_other: '{{count}} free components, under these licences: {{kinds}}.',
    list: 'See all components',
    name: 'Component',
    version: 'Version',
    licence: 'Licence',
  },
};
