import { useTranslation } from 'react-i18next';

const CHECKS = ['axe', 'keyboard', 'names', 'colour', 'size'] as const;
const MISSING = ['readers', 'rgaa', 'print'] as const;

/** What is known of the accessibility of the window, gaps included. */
export function Accessibility() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('help.accessibility.intro')}</p>
      <h3>{t('help.accessibility.done')}</h3>
      <ul className="help-list">
        {CHECKS.map((check) => (
          <li key={check}>{t(`help.accessibility.checks.${check}`)}</li>
        ))}
      </ul>
      <h3>{t('help.accessibility.gaps')}</h3>
      <ul className="help-list">
        {MISSING.map((gap) => (
          <li key={gap}>{t(`help.accessibility.missing.${gap}`)}</li>
        ))}
      </ul>
      <p>{t('help.accessibility.tell')}</p>
    </>
  );
}
