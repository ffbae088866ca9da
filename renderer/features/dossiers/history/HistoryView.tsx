import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Entry } from './Entry.tsx';
import { Files } from './Files.tsx';
import { useHistory } from './history-store.ts';
import { Verification } from './Verification.tsx';
import './history.css';

/** Everything that was recorded of a dossier, and whether it is as it was written. */
export function HistoryView({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { entries, verification, failure, more } = useHistory();
  const { id } = dossier;
  const { head } = dossier.verification;
  useEffect(() => {
    void useHistory.getState().load(id);
  }, [id, head]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  const isAll = entries.at(-1)?.number === 1;
  return (
    <div className="history">
      {verification !== undefined && <Verification verification={verification} />}
      <Panel title={t('dossiers.history.title')}>
        <p className="soft">{t('dossiers.history.lead')}</p>
        <ol className="history-entries" reversed>
          {entries.map((entry) => (
            <Entry key={entry.number} entry={entry} dossier={dossier} />
          ))}
        </ol>
        {entries.length > 0 && !isAll && (
          <div>
            <Button onPress={() => attempt(more)}>{t('dossiers.history.more')}</Button>
          </div>
        )}
      </Panel>
      <Files dossier={dossier} />
    </div>
  );
}
