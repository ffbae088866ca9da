import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDay } from '../parts/days.ts';
import { useText } from '../parts/use-text.ts';
import { useWords } from '../parts/use-words.ts';
import type { LineStep } from './line-steps.ts';

interface StepWords {
  /** Where it is, in few words; empty when there is nothing to say of it yet. */
  readonly state: (step: LineStep) => string;
  /** All of it, for those who do not see the line. */
  readonly name: (step: LineStep) => string;
}

/** What is said of a step on the line. */
export function useStepWords(): StepWords {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useText();
  const words = useWords();
  const state = (step: LineStep): string => {
    const { status, since, waitingDays, actor, awaited } = step;
    const date = since === null ? '' : formatDay(since, language);
    if (status === 'bloquee') return '';
    if (status === 'a-faire') return t(`dossiers.turn.${actor}`);
    if (status !== 'en-attente') return t(`dossiers.states.${status}`, { date });
    const who = awaited === null ? words.actors[actor] : text(awaited);
    if (waitingDays === null || waitingDays === 0) return t('dossiers.waits', { who });
    return t('dossiers.waitsDays', { who, count: waitingDays });
  };
  return {
    state,
    name: (step) => {
      const said = step.status === 'bloquee' ? t('dossiers.states.bloquee') : state(step);
      const late = step.isLate ? `, ${t('dossiers.late')}` : '';
      return t('dossiers.line.station', { number: step.number, title: text(step.title), state: `${said}${late}` });
    },
  };
}
