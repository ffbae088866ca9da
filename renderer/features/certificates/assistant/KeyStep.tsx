import { CircleCheck, KeyRound } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Progress } from '../../../ui/Progress.tsx';
import { useAct } from '../../../shell/use-act.ts';
import { withVault } from '../../../shell/vault/vault-store.ts';
import { api } from '../services.ts';
import { DnPreview } from './DnPreview.tsx';
import { usePreview } from './preview-store.ts';
import { RenewalDifferences } from './RenewalDifferences.tsx';
import { formToSend, useProfile, useRequest } from './request-store.ts';
import { StepActions } from './StepActions.tsx';
import { goToStep } from './steps.ts';

/** Makes the key and its request: the vault is made or opened on the way. */
function useMaking() {
  const profile = useProfile();
  const { isBusy, failure, run } = useAct();
  const make = (): Promise<boolean> =>
    run(async () => {
      const { form, renews, open } = useRequest.getState();
      const input = { form: formToSend(form, profile), ...(renews !== undefined && { renews }) };
      const row = await withVault(() => api.certificates.request(input));
      if (row === undefined) return;
      await open(row.id);
      goToStep('backup');
    });
  return { isBusy, failure, make };
}

function Facts() {
  const { t } = useTranslation();
  const { form, made } = useRequest();
  const profile = useProfile();
  return (
    <Panel title={t('certificatesRequest.key.title')}>
      <dl className="request-facts">
        <dt>{t('certificatesRequest.key.profile')}</dt>
        <dd>{profile?.label}</dd>
        <dt>{t('certificatesRequest.key.key')}</dt>
        <dd>{t('certificatesRequest.key.rsa', { size: made?.keySize ?? form.keySize })}</dd>
        <dt>{t('certificatesRequest.key.usage')}</dt>
        <dd>{profile?.extendedUsages.join(', ')}</dd>
        <dt>{t('certificatesRequest.key.place')}</dt>
        <dd>{t('certificatesRequest.key.vault')}</dd>
      </dl>
    </Panel>
  );
}

interface ActionsProps {
  readonly isBusy: boolean;
  readonly onMake: () => void;
}

function Actions({ isBusy, onMake }: ActionsProps) {
  const { t } = useTranslation();
  const isMade = useRequest((state) => state.made !== undefined);
  if (isMade) return <StepActions />;
  return (
    <StepActions>
      <Button look="primary" icon={<KeyRound aria-hidden="true" />} isDisabled={isBusy} onPress={onMake}>
        {t('certificatesRequest.key.make')}
      </Button>
    </StepActions>
  );
}

/** The last look before the key is made, and its making. */
export function KeyStep() {
  const { t } = useTranslation();
  const { form, made } = useRequest();
  const profile = useProfile();
  const { isBusy, failure, make } = useMaking();
  useEffect(() => void usePreview.getState().askNow(formToSend(form, profile)), [form, profile]);
  return (
    <>
      <p className="soft">{t('certificatesRequest.steps.key.lead')}</p>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <div className="request-form">
        <Facts />
        <div className="request-beside">
          <DnPreview />
          <RenewalDifferences />
        </div>
      </div>
      {isBusy && (
        <Progress
          label={t('certificatesRequest.key.busy')}
          value={undefined}
          max={1}
          detail={t('certificatesRequest.key.busyDetail', { size: form.keySize })}
        />
      )}
      {made !== undefined && (
        <p className="request-note request-note-success">
          <CircleCheck aria-hidden="true" />
          {t('certificatesRequest.key.done')}
        </p>
      )}
      <Actions isBusy={isBusy} onMake={() => void make()} />
    </>
  );
}
