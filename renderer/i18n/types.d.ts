import type { fr } from './fr.ts';

// Makes `t('…')` accept existing keys only.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof fr };
  }
}
