import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatDay } from '../parts/days.ts';
import { useText } from '../parts/use-text.ts';
import { useWords } from '../parts/use-words.ts';
import type { LineStep } from './line-steps.ts';

/** Where a step is, in few words; empty when it is not possible yet. */
export function useStepState(): (step: LineStep) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useText();
  const words = useWords();
  return ({ status, since, waitingDays, actor, awaited }) => {
    if (status === 'bloquee') return '';
    if (status === 'a-faire') return t(`dossiers.turn.${actor}`);
    const date = since === null ? '' : formatDay(since, language);
    if (status !== 'en-attente') return t(`dossiers.states.${status}`, { date });
    const who = awaited === null ? words.actors[actor] : text(awaited);
    const isToday = waitingDays === null || waitingDays === 0;
    const said = isToday ? t('dossiers.waits', { who }) : t('dossiers.waitsDays', { who, count: waitingDays });
    // In the little room there is, no line begins with a colon.
    return said.replace(' :', '\u00a0:');
  };
}
