import { CircleCheckBig, Mail, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyRow, Orientation } from '../../../../shared/contract/dossier-views.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { today } from '../parts/days.ts';
import { useText } from '../parts/use-text.ts';
import { useView } from '../use-view.ts';
import { answersKey, useChooser, useJourney } from './chooser-store.ts';
import { CreateDialog } from './CreateDialog.tsx';
import { JourneyFacts } from './JourneyFacts.tsx';
import { ProfilePanel } from './ProfilePanel.tsx';
import { readyQuestion } from './ready-question.ts';
import { OpenQuestions, Others, Papers } from './ResultParts.tsx';
import { Warnings } from './Warnings.tsx';

interface ResultProps {
  readonly orientation: Orientation;
  readonly onTake: (row: JourneyRow) => void;
}

/** The question to ask before anything is ordered, ready to go. */
function Question({ row }: { readonly row: JourneyRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useText();
  const ready = readyQuestion(row, language, today());
  if (ready === undefined || row.question === null) return null;
  return (
    <div className="chooser-ready">
      <h3>{t('dossiersChooser.result.question')}</h3>
      <p className="soft">
        {t('dossiersChooser.result.questionTo', { name: text(row.question.recipient.name) })} <code>{ready.to}</code>
      </p>
      <p>
        <strong>{ready.subject}</strong>
      </p>
      <pre tabIndex={0} role="group" aria-label={t('dossiersChooser.result.question')}>
        {ready.body}
      </pre>
      <div className="chooser-buttons">
        <CopyButton text={`${ready.subject}\n\n${ready.body}`}>{t('dossiersChooser.result.copyQuestion')}</CopyButton>
        <a className="button button-secondary" href={ready.mailto}>
          <Mail aria-hidden="true" />
          {t('dossiersChooser.result.mailQuestion')}
        </a>
      </div>
    </div>
  );
}

/** Warnings come before the proposal: nothing is ordered before they are read. */
function First({ orientation, row }: { readonly orientation: Orientation; readonly row: JourneyRow | undefined }) {
  const { t } = useTranslation();
  if (orientation.warnings.length === 0) return null;
  return (
    <Panel title={t('dossiersChooser.result.warnings')}>
      <Warnings texts={orientation.warnings} />
      {row !== undefined && <Question row={row} />}
    </Panel>
  );
}

/** A good end: no journey is needed. */
function Stop() {
  const { t } = useTranslation();
  const { change } = useView();
  return (
    <section className="chooser-stop">
      <CircleCheckBig aria-hidden="true" />
      <div>
        <h2>{t('dossiersChooser.result.stop')}</h2>
        <p>{t('dossiersChooser.result.stopText')}</p>
        <div className="chooser-buttons">
          <a className="button button-primary" href={formatRoute({ screen: 'home' })}>
            {t('dossiersChooser.result.stopAction')}
          </a>
          <Button look="quiet" onPress={() => change({ question: 0 })}>
            {t('dossiersChooser.result.anyway')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Proposed({ row, orientation, onTake }: ResultProps & { readonly row: JourneyRow }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <section className="chooser-proposed" aria-labelledby="chooser-proposed">
      <p className="soft">{t('dossiersChooser.result.proposed')}</p>
      <h2 id="chooser-proposed">{text(row.title)}</h2>
      <p>{text(row.summary)}</p>
      <h3>{t('dossiersChooser.result.reasons')}</h3>
      <ul className="chooser-reasons">
        {orientation.reasons.map((reason) => (
          <li key={reason.fr}>{text(reason)}</li>
        ))}
      </ul>
      <JourneyFacts row={row} />
      <div>
        <Button look="primary" onPress={() => onTake(row)}>
          {t('dossiersChooser.choose.take')}
        </Button>
      </div>
    </section>
  );
}

function Result({ orientation, onTake }: ResultProps) {
  const row = useJourney(orientation.journey);
  return (
    <>
      <First orientation={orientation} row={row} />
      {orientation.journey === null && <Stop />}
      {row !== undefined && <Proposed row={row} orientation={orientation} onTake={onTake} />}
      {row !== undefined && (
        <div className="chooser-columns">
          {orientation.profil !== null && <ProfilePanel profil={orientation.profil} />}
          <Papers papers={orientation.papers} />
        </div>
      )}
      <OpenQuestions open={orientation.open} />
      <Others others={orientation.others} onTake={onTake} />
    </>
  );
}

/** What the answers lead to, and why. */
export function ResultView() {
  const { t } = useTranslation();
  const { view, change } = useView();
  const result = useChooser((state) => state.result);
  const [taken, setTaken] = useState<JourneyRow>();
  const key = answersKey(view.answers);
  useEffect(() => {
    void useChooser.getState().choose(view.answers);
    // By what they say, not by which object says it.
  }, [key]);
  if (result?.answers !== key) return <p className="soft">{t('shell.loading')}</p>;
  return (
    <div className="chooser-result">
      <Result orientation={result.orientation} onTake={setTaken} />
      <div>
        <Button look="quiet" icon={<RotateCcw aria-hidden="true" />} onPress={() => change({ question: 1 })}>
          {t('dossiersChooser.choose.changeAnswers')}
        </Button>
      </div>
      {taken !== undefined && <CreateDialog row={taken} answers={view.answers} onClose={() => setTaken(undefined)} />}
    </div>
  );
}
