import type { onboarding as words } from '../../../../shared/i18n/fr/onboarding.ts';
import { onboarding as fr } from '../../../../shared/i18n/fr/onboarding.ts';
import { onboarding as en } from '../../../../shared/i18n/en/onboarding.ts';
import { useLanguage } from '../../../i18n/use-language.ts';

const WORDS = { fr, en } as const;

/** The words of journeys and dossiers that every way in shares. */
export function useWords(): typeof words {
  return WORDS[useLanguage()];
}

/** A word as it begins a line. */
export function capital(word: string): string {
  return `${word.slice(0, 1).toLocaleUpperCase()}${word.slice(1)}`;
}
