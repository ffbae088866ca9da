import { useCallback } from 'react';
import type { Text } from '../../../../shared/domain/onboarding/journey.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shownText } from '../../../ui/shown-text.ts';

/** A text of a journey in the person's language; packs come from files, so that it is shown as data are. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return useCallback((text: Text) => shownText(text[language]), [language]);
}
