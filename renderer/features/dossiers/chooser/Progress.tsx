import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useText } from '../parts/use-text.ts';
import { useView } from '../use-view.ts';
import { useChooser } from './chooser-store.ts';

/** Where one is among the questions; those that were answered can be gone back to. */
export function Progress({ number }: { readonly number: number }) {
  const { t } = useTranslation();
  const text = useText();
  const { view, change } = useView();
  const questions = useChooser((state) => state.questions);
  return (
    <nav className="chooser-progress" aria-label={t('dossiersChooser.choose.steps')}>
      <span className="chooser-progress-words">
        {t('dossiersChooser.choose.progress', { number: Math.min(number, questions.length), total: questions.length })}
      </span>
      <ol>
        {questions.map((question, index) => {
          const isAnswered = view.answers[question.id] !== undefined;
          const isHere = index + 1 === number;
          return (
            <li key={question.id} data-state={isHere ? 'here' : isAnswered ? 'done' : 'later'}>
              <button
                type="button"
                disabled={!isAnswered && !isHere}
                aria-label={`${index + 1}. ${text(question.title)}`}
                {...(isHere && { 'aria-current': 'step' as const })}
                onClick={() => change({ question: index + 1 })}
              >
                {isAnswered && !isHere ? <Check aria-hidden="true" /> : index + 1}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
