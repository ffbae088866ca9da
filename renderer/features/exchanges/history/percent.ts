import type { Language } from '../../../i18n/language.ts';

/** A share in percent, never rounded up to all of it. */
export function percentOf(part: number, whole: number, language: Language): string {
  const share = whole === 0 ? 0 : part / whole;
  const shown = part < whole ? Math.min(share, 0.999) : share;
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(shown);
}
