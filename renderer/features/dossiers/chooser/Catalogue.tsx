import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyRow } from '../../../../shared/contract/dossier-views.ts';
import { api, ticketsFor } from '../../../client/index.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { chooseFiles } from '../../../shell/imports.ts';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { formatLongDay } from '../parts/days.ts';
import { useText } from '../parts/use-text.ts';
import { useView } from '../use-view.ts';
import { useChooser } from './chooser-store.ts';
import { CreateDialog } from './CreateDialog.tsx';
import { JourneyFacts } from './JourneyFacts.tsx';
import { Warnings } from './Warnings.tsx';

/** Reads a newer file of journeys; dossiers keep theirs until told otherwise. */
function ImportPack() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [said, setSaid] = useState('');
  const read = async (files: readonly File[]): Promise<void> => {
    const [given] = await ticketsFor(files.slice(0, 1));
    if (given === undefined) return;
    const { name, date, journeys } = await api.dossiers.importPack({ file: given.ticket });
    await useChooser.getState().load();
    const day = formatLongDay(date, language);
    setSaid(t('dossiersChooser.pack.imported', { name: shownText(name), date: day, count: journeys.length }));
  };
  return (
    <>
      <Button
        icon={<FileUp aria-hidden="true" />}
        onPress={() => chooseFiles((files) => attempt(() => read(files)), '.json')}
      >
        {t('dossiersChooser.pack.import')}
      </Button>
      <span role="status" className="soft">
        {said}
      </span>
    </>
  );
}

function Journey({ row, onTake }: { readonly row: JourneyRow; readonly onTake: () => void }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <Panel title={text(row.title)}>
      <p>{text(row.summary)}</p>
      <Warnings texts={row.warnings} />
      <JourneyFacts row={row} />
      <div>
        <Button onPress={onTake}>{t('dossiersChooser.choose.take')}</Button>
      </div>
    </Panel>
  );
}

/** Every journey, for those who know theirs already. */
export function Catalogue() {
  const { t } = useTranslation();
  const { change } = useView();
  const journeys = useChooser((state) => state.journeys);
  const [taken, setTaken] = useState<JourneyRow>();
  return (
    <div className="chooser-result">
      <div className="chooser-buttons">
        <Button onPress={() => change({ question: 1 })}>{t('dossiersChooser.choose.byQuestions')}</Button>
        <ImportPack />
      </div>
      {journeys.map((row) => (
        <Journey key={row.key} row={row} onTake={() => setTaken(row)} />
      ))}
      {taken !== undefined && <CreateDialog row={taken} answers={{}} onClose={() => setTaken(undefined)} />}
    </div>
  );
}
