import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { settings as french } from '../fr/settings.ts';

export const settings: SameKeys<typeof french> = {
  title: 'Settings',
  lead: 'Each choice applies and is saved at once.',
  saved: 'Saved',
  look: {
    title: 'Language and reading',
    language: 'Language',
    languages: { system: 'That of the system', fr: 'Français', en: 'English' },
    theme: 'Theme',
    themes: { system: 'That of the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    textScale: 'Text size',
    percent: '{{value}}%',
    sample: 'Centre hospitalier des Tilleuls, cardiology unit: 24 beds, consultation from Monday to Friday.',
    sampleLabel: 'Preview',
    reset: 'Normal size',
  },
  data: {
    title: 'Data kept',
    keepGenerations: 'Earlier loads kept of each source',
    keepGenerationsHint: '0 to 10. Each takes about as much room as the source; it allows going back.',
    keepLoads: 'Imports whose changes are kept',
    keepLoadsHint: '1 to 100. “What changed” can compare as far back.',
    next: 'A smaller number applies at the next import of each source.',
  },
  folders: {
    title: 'Folders',
    data: 'Your searches, settings and nomenclatures',
    cache: 'Imported data',
    size: '{{size}} on disk',
    copy: 'Copy the path: {{folder}}',
    loading: 'Measuring the folders…',
    how: 'These folders are chosen when Cercle starts: option --data or variable CERCLE_DATA. A local folder is needed, not a network share.',
    remove: 'To free some room, remove a source on the home screen.',
  },
  network: {
    title: 'Exchanges and keys',
    later:
      'This version connects to nothing and keeps no key. These choices will serve the exchanges and the vault, to come.',
    proxy: 'Proxy',
    proxies: { system: 'That of the system', none: 'None', custom: 'An address…' },
    address: 'Address of the proxy',
    addressHint: 'For instance http://proxy.example.org:8080. Without a password.',
    addressWrong: 'An address starts with http:// or https://, without user name or password.',
    keep: 'Use this address',
    lock: 'Lock the vault after',
    lockHint: 'Minutes without use, 1 to 240.',
  },
};
