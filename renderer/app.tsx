import { I18nProvider } from 'react-aria-components';
import { useLanguage } from './i18n/use-language.ts';
import { Shell } from './shell/Shell.tsx';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** The whole window; components speak the language that the person chose, whatever the browser's. */
export function App() {
  const language = useLanguage();
  return (
    <I18nProvider locale={LOCALES[language]}>
      <Shell />
    </I18nProvider>
  );
}
