import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { api } from '../services.ts';
import { BackupForm } from '../../../shell/vault/BackupForm.tsx';
import { useAct } from '../../../shell/use-act.ts';
import { useRequest } from './request-store.ts';
import { StepActions } from './StepActions.tsx';
import { goToStep } from './steps.ts';

/** Doing without a backup: only after its consequence was read. */
function Decline({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [understood, setUnderstood] = useState(false);
  const { isBusy, failure, run } = useAct();
  const decline = async (): Promise<void> => {
    const isDone = await run(async () => {
      await api.certificates.declineBackup({ id });
      await useRequest.getState().open(id);
    });
    if (isDone) goToStep('deposit');
  };
  return (
    <Disclosure title={t('certificatesRequest.backup.decline')}>
      <div className="request-decline">
        {failure !== undefined && <ErrorPanel failure={failure} />}
        <p className="request-note request-note-warning">
          <TriangleAlert aria-hidden="true" />
          {t('certificatesRequest.backup.meaning')}
        </p>
        <Checkbox isSelected={understood} onChange={setUnderstood}>
          {t('certificatesRequest.backup.understood')}
        </Checkbox>
        <div>
          <Button look="danger" isDisabled={!understood || isBusy} onPress={() => void decline()}>
            {t('certificatesRequest.backup.without')}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}

/** Before the request leaves for the first time: the key exists nowhere else. */
export function BackupStep() {
  const { t } = useTranslation();
  const { made, open } = useRequest();
  const [isDoneHere, setDoneHere] = useState(false);
  if (made === undefined) return null;
  const isNeeded = made.backup === 'needed';
  return (
    <>
      <p>{t('certificatesRequest.steps.backup.lead')}</p>
      {(isNeeded || isDoneHere) && (
        <Panel title={t('certificatesRequest.backup.title')}>
          <BackupForm
            onDone={() => {
              setDoneHere(true);
              void open(made.id);
            }}
          />
        </Panel>
      )}
      {isNeeded && <Decline id={made.id} />}
      {!isNeeded && !isDoneHere && (
        <p className={`request-note request-note-${made.backup === 'declined' ? 'warning' : 'success'}`}>
          {made.backup === 'declined' ? <TriangleAlert aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
          {t(made.backup === 'declined' ? 'certificatesRequest.backup.declined' : 'certificatesRequest.backup.done')}
        </p>
      )}
      <StepActions isNextDisabled={isNeeded} />
    </>
  );
}
