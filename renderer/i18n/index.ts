import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { LANGUAGES } from './language.ts';
import type { Language } from './language.ts';

/** The first of the system's languages that Cercle speaks; French when it is none. */
export function systemLanguage(): Language {
  const wished = navigator.languages.map((language) => language.slice(0, 2).toLowerCase());
  return LANGUAGES.find((language) => wished.find((wish) => wish === 'fr' || wish === 'en') === language) ?? 'fr';
}

/** Prepares the texts; React escapes what it shows, so nothing is escaped twice. */
export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { fr: { translation: fr }, en: { translation: en } },
    lng: language,
    fallbackLng: 'fr',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
