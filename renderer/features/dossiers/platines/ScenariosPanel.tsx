import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { Refusal } from '../../../../shared/domain/onboarding/dossier.ts';
import type { ScenarioState } from '../../../../shared/domain/onboarding/platines.ts';
import { api, ticketFor } from '../../../client/index.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { chooseFiles } from '../../../shell/imports.ts';
import { useAct } from '../../../shell/use-act.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useDossier } from '../dossier-store.ts';
import { RefusalNotice } from '../parts/RefusalNotice.tsx';
import { Coverage } from './Coverage.tsx';
import { Examples } from './Examples.tsx';
import { ResultDialog } from './ResultDialog.tsx';
import { ScenarioTable } from './ScenarioTable.tsx';

/** Reads the person's register; what cannot be read is told with its line and its column. */
function useImport() {
  const { isBusy, failure, run } = useAct();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const read = ([file]: readonly File[]): void => {
    if (file === undefined) return;
    void run(async () => {
      const { ticket } = await ticketFor(file);
      setRefusal(await useDossier.getState().change((id) => api.dossiers.importScenarios({ id, file: ticket })));
    });
  };
  return { isBusy, failure, refusal, choose: () => chooseFiles(read, '.csv,.json,.txt,.tsv') };
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className="platines-none">
      <h3>{t('dossiersRegisters.platines.none')}</h3>
      <p>{t('dossiersRegisters.platines.noneText')}</p>
      <p className="soft">{t('dossiersRegisters.platines.format')}</p>
    </div>
  );
}

/** What became of each scenario, and how much of the register is covered. */
function Register({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const [recorded, setRecorded] = useState<ScenarioState>();
  return (
    <>
      <Coverage dossier={dossier} />
      <ScenarioTable dossier={dossier} onRecord={setRecorded} />
      <p className="soft">
        <a href={formatRoute({ screen: 'quality', query: { tab: ['conformity'] } })}>
          {t('dossiersRegisters.platines.conformity')}
        </a>
      </p>
      {recorded !== undefined && <ResultDialog scenario={recorded} onClose={() => setRecorded(undefined)} />}
    </>
  );
}

/** The register of scenarios: the person's own, never invented; results, and how much of it is covered. */
export function ScenariosPanel({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { isBusy, failure, refusal, choose } = useImport();
  const isEmpty = dossier.dossier.platines.scenarios.length === 0;
  const canImport = dossier.allowed.some(({ type }) => type === 'platines-scenarios');
  const button = canImport && (
    <Button
      look={isEmpty ? 'primary' : 'secondary'}
      icon={<FileInput aria-hidden="true" />}
      isDisabled={isBusy}
      onPress={choose}
    >
      {t(isEmpty ? 'dossiersRegisters.platines.import' : 'dossiersRegisters.platines.importAgain')}
    </Button>
  );
  return (
    <Panel title={t('dossiersRegisters.platines.scenarios')} aside={isEmpty ? undefined : button}>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {refusal !== null && <RefusalNotice refusal={refusal} />}
      {isEmpty ? (
        <>
          <Empty />
          <div>{button}</div>
          <Examples />
        </>
      ) : (
        <Register dossier={dossier} />
      )}
    </Panel>
  );
}
