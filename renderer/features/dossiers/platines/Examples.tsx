import { useTranslation } from 'react-i18next';
import { EXAMPLE_PROJECTS } from '../../../../shared/domain/onboarding/platines-examples.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { useText } from '../parts/use-text.ts';

/** The project names that public sources tell: examples, never scenarios of the person's own register. */
export function Examples() {
  const { t } = useTranslation();
  const text = useText();
  return (
    <section className="platines-examples" aria-label={t('dossiersRegisters.platines.examples')}>
      <h3>{t('dossiersRegisters.platines.examples')}</h3>
      <p className="soft">{t('dossiersRegisters.platines.examplesLead')}</p>
      <ul>
        {EXAMPLE_PROJECTS.map(({ name, cases, about }) => (
          <li key={name}>
            <Badge tone="neutral">{t('dossiersRegisters.platines.example')}</Badge>
            <span>
              <em>{name}</em>{' '}
              <span className="soft">
                {text(about)}
                {cases !== null && ` ${t('dossiersRegisters.platines.cases', { count: cases })}.`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
