import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Page } from '../../../ui/Panel.tsx';
import { goTo, useView } from '../use-view.ts';
import { Catalogue } from './Catalogue.tsx';
import { useChooser } from './chooser-store.ts';
import { QuestionView } from './QuestionView.tsx';
import { ResultView } from './ResultView.tsx';
import './chooser.css';

function Content() {
  const { questions } = useChooser();
  const { question } = useView().view;
  if (question === 0) return <Catalogue />;
  const asked = questions[question - 1];
  return asked === undefined ? <ResultView /> : <QuestionView key={asked.id} question={asked} number={question} />;
}

/** From five questions to a journey: which one, with which access profile, with which papers; or that none is needed. */
export function ChooserPage() {
  const { t } = useTranslation();
  const { status, failure, questions } = useChooser();
  const { question } = useView().view;
  const isResult = status === 'ready' && question > questions.length;
  useEffect(() => {
    void useChooser.getState().load();
  }, []);
  return (
    <Page
      title={t(
        question === 0
          ? 'dossiersChooser.choose.catalogue'
          : isResult
            ? 'dossiersChooser.choose.result'
            : 'dossiersChooser.choose.title',
      )}
      {...(!isResult && {
        lead: t(question === 0 ? 'dossiersChooser.choose.catalogueLead' : 'dossiersChooser.choose.lead'),
      })}
      width="reading"
      actions={
        <Button look="quiet" icon={<ArrowLeft aria-hidden="true" />} onPress={() => goTo()}>
          {t('dossiers.back')}
        </Button>
      }
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {status === 'loading' && <p className="soft">{t('shell.loading')}</p>}
      {status === 'ready' && <Content />}
    </Page>
  );
}
