import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup } from 'react-aria-components';
import type { Question } from '../../../../shared/contract/dossier-views.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { useText } from '../parts/use-text.ts';
import { useView } from '../use-view.ts';
import { useChooser } from './chooser-store.ts';
import { Progress } from './Progress.tsx';

/** Every question has it; the sentence to forward goes with it. */
const UNKNOWN = 'inconnu';

interface QuestionViewProps {
  readonly question: Question;
  /** From 1. */
  readonly number: number;
}

/** What to send to somebody who knows. */
function Forward({ question }: Pick<QuestionViewProps, 'question'>) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <div className="chooser-forward">
      <p className="soft">{t('dossiersChooser.choose.idkHelp')}</p>
      <blockquote>{text(question.forward)}</blockquote>
      <CopyButton text={text(question.forward)}>{t('dossiersChooser.choose.copyForward')}</CopyButton>
    </div>
  );
}

function Buttons({ number, isAnswered }: { readonly number: number; readonly isAnswered: boolean }) {
  const { t } = useTranslation();
  const { change } = useView();
  const total = useChooser(({ questions }) => questions.length);
  return (
    <div className="chooser-buttons">
      {number > 1 && (
        <Button
          icon={<ArrowLeft aria-hidden="true" />}
          onPress={() => {
            change({ question: number - 1 });
          }}
        >
          {t('dossiersChooser.choose.previous')}
        </Button>
      )}
      <Button look="primary" type="submit" icon={<ArrowRight aria-hidden="true" />} isDisabled={!isAnswered}>
        {t(number === total ? 'dossiersChooser.choose.see' : 'dossiersChooser.choose.next')}
      </Button>
    </div>
  );
}

function AnswersField({ question, labelledBy }: Pick<QuestionViewProps, 'question'> & { readonly labelledBy: string }) {
  const text = useText();
  const { view, change } = useView();
  return (
    <RadioGroup
      aria-labelledby={labelledBy}
      className="chooser-answers"
      value={view.answers[question.id] ?? null}
      onChange={(answer) => change({ answers: { ...view.answers, [question.id]: answer } }, true)}
    >
      {question.answers.map((answer) => (
        <Radio
          key={answer.id}
          value={answer.id}
          className={answer.id === UNKNOWN ? 'chooser-answer chooser-unknown' : 'chooser-answer'}
        >
          <span className="radio-dot" aria-hidden="true" />
          {text(answer.label)}
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** One question with its answers, each in full; « I do not know » always among them. */
export function QuestionView({ question, number }: QuestionViewProps) {
  const { t } = useTranslation();
  const text = useText();
  const { view, change } = useView();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const given = view.answers[question.id] ?? null;
  // The next question is read from its beginning.
  useEffect(() => title.current?.focus(), []);
  return (
    <form
      className="chooser-question"
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== null) change({ question: number + 1 });
      }}
    >
      <Progress number={number} />
      <h2 id={id} ref={title} tabIndex={-1}>
        {text(question.title)}
      </h2>
      <p className="soft">{text(question.help)}</p>
      <AnswersField question={question} labelledBy={id} />
      {given === UNKNOWN && <Forward question={question} />}
      <Buttons number={number} isAnswered={given !== null} />
      {number === 1 && (
        <p>
          <Button look="quiet" onPress={() => change({ question: 0 })}>
            {t('dossiersChooser.choose.know')}
          </Button>
        </p>
      )}
    </form>
  );
}
