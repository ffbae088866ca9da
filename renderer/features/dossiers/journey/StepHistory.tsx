import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { StepState } from '../../../../shared/domain/onboarding/dossier.ts';
import { COLLECTED } from '../../../../shared/domain/onboarding/journey.ts';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { formatLongDay } from '../parts/days.ts';
import { useText } from '../parts/use-text.ts';
import { capital, useWords } from '../parts/use-words.ts';

interface StepHistoryProps {
  readonly dossier: DossierView;
  readonly step: JourneyStep;
  readonly state: StepState;
  readonly onSelect: (step: string) => void;
}

/** The steps that must be done before this one, each a way there. */
function Missing({ dossier: { dossier }, step, onSelect }: Omit<StepHistoryProps, 'state'>) {
  const { t } = useTranslation();
  const text = useText();
  const missing = dossier.journey.steps.filter(({ id }) => {
    const status = dossier.steps.find((one) => one.id === id)?.status;
    return step.after.includes(id) && status !== 'faite' && status !== 'sans-objet';
  });
  if (missing.length === 0) return null;
  return (
    <div className="step-missing">
      <p>{t('dossiers.step.waitsFor')}</p>
      <ul className="step-lines">
        {missing.map(({ id, title }) => (
          <li key={id}>
            <button type="button" className="step-link" onClick={() => onSelect(id)}>
              {text(title)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was said of a step so far, in a few lines. */
function Told({ state }: Pick<StepHistoryProps, 'state'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sentOn, remindedOn, attempts, reason } = state;
  const day = (iso: string): string => formatLongDay(iso, language);
  return (
    <>
      {sentOn !== null && <li>{t('dossiers.step.sent', { count: Math.max(1, attempts), date: day(sentOn) })}</li>}
      {remindedOn !== null && <li>{t('dossiers.step.reminded', { date: day(remindedOn) })}</li>}
      {reason !== '' && <li>{t('dossiers.step.reason', { reason: shownText(reason) })}</li>}
    </>
  );
}

/** What was recorded of a step, and what it still waits for. */
export function StepHistory({ dossier, step, state, onSelect }: StepHistoryProps) {
  const words = useWords();
  const values = COLLECTED.filter((key) => (state.values[key] ?? '') !== '');
  const isEmpty =
    state.sentOn === null && state.reason === '' && values.length === 0 && state.certificates.length === 0;
  return (
    <>
      {state.status === 'bloquee' && <Missing dossier={dossier} step={step} onSelect={onSelect} />}
      {!isEmpty && (
        <ul className="step-told">
          <Told state={state} />
          {values.map((key) => (
            <li key={key}>
              {capital(words.collected[key])} <strong>{shownText(state.values[key] ?? '')}</strong>
            </li>
          ))}
          {state.certificates.map(({ sha256, subject }) => (
            <li key={sha256}>
              <code>{shownText(subject)}</code>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
