import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { JourneyLine } from '../line/JourneyLine.tsx';
import { Legend } from '../line/Legend.tsx';
import { lineSteps } from '../line/line-steps.ts';
import { EditStepDialog } from '../record/EditStepDialog.tsx';
import { RecordDialog } from '../record/RecordDialog.tsx';
import { useView } from '../use-view.ts';
import { DossierAside } from './DossierAside.tsx';
import { NextPanel } from './NextPanel.tsx';
import { Proposals } from './Proposals.tsx';
import { useRecording } from './record-store.ts';
import { StepPanel } from './StepPanel.tsx';
import './journey.css';

/** The dialogs that the buttons of the view open. */
function Dialogs({ dossier }: { readonly dossier: DossierView }) {
  const { recording, edited, close } = useRecording();
  useEffect(() => close, [close]);
  return (
    <>
      {recording !== undefined && (
        <RecordDialog
          key={`${recording.step} ${recording.type}`}
          dossier={dossier}
          recording={recording}
          onClose={close}
        />
      )}
      {edited !== undefined && <EditStepDialog key={edited} dossier={dossier} step={edited} onClose={close} />}
    </>
  );
}

/** Where the dossier stands: what to do now, the line, and the step that is looked at. */
export function JourneyView({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { view, change } = useView();
  const steps = useMemo(() => lineSteps(dossier), [dossier]);
  const known = steps.find(({ id }) => id === view.step)?.id;
  const selected = known ?? dossier.next?.step ?? steps.at(-1)?.id;
  const select = (step: string): void => change({ step }, true);
  return (
    <div className="journey">
      <Proposals dossier={dossier} />
      <NextPanel dossier={dossier} shown={selected} onSelect={select} />
      <Panel title={t('dossiers.line.title')} aside={<Legend />}>
        <JourneyLine steps={steps} selected={selected} onSelect={select} />
      </Panel>
      <div className="journey-below">
        {selected !== undefined && <StepPanel key={selected} dossier={dossier} id={selected} onSelect={select} />}
        <DossierAside dossier={dossier} onSelect={select} />
      </div>
      <Dialogs dossier={dossier} />
    </div>
  );
}
