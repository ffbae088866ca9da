import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from './steps.ts';

/** Where one is among the steps; those already open can be gone to. */
export function Stepper() {
  const { t } = useTranslation();
  const { step, steps, isOpen, go } = usePlace();
  const at = steps.indexOf(step);
  return (
    <nav className="request-stepper no-print" aria-label={t('certificatesRequest.stepper')}>
      <ol>
        {steps.map((one, index) => (
          <li key={one} data-state={index < at ? 'done' : index === at ? 'current' : 'later'}>
            <button
              type="button"
              disabled={!isOpen(one)}
              {...(index === at && { 'aria-current': 'step' as const })}
              onClick={() => go(one)}
            >
              <span className="request-stepper-mark" aria-hidden="true">
                {index < at ? <Check /> : index + 1}
              </span>
              {t(`certificatesRequest.steps.${one}.name`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
