import { CircleStop, RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isDemoWindow } from '../../client/index.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { VaultDialogs } from '../../shell/vault/VaultDialogs.tsx';
import { useVault } from '../../shell/vault/vault-store.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Page } from '../../ui/Panel.tsx';
import { useDemo } from './demo-store.ts';
import { Journey } from './Journey.tsx';
import { PlanPanel } from './Plan.tsx';
import { usePlan } from './plan-store.ts';
import { Strip } from './Strip.tsx';
import './demo.css';

/** Starts the journey; in a window that is not one of a demonstration, once the person has opened the vault. */
function useStart(): () => void {
  const language = useLanguage();
  return () =>
    attempt(async () => {
      if (isDemoWindow() || (await useVault.getState().open())) await useDemo.getState().start(language);
    });
}

/** In a window of a demonstration nothing is asked: it starts by itself, the first time. */
function useFirstStart(start: () => void): void {
  useEffect(() => {
    if (useDemo.getState().status !== 'idle') return;
    void usePlan
      .getState()
      .load()
      .then((plan) => {
        if (isDemoWindow() && plan?.vault === 'absent') start();
      });
    // Once, when the screen is first shown, whatever the language becomes.
  }, []);
}

function Actions({ onStart }: { readonly onStart: () => void }) {
  const { t } = useTranslation();
  const { status, cancel } = useDemo();
  if (status === 'idle') return null;
  const isRunning = status === 'running' || status === 'cancelling';
  if (isRunning) {
    return (
      <Button
        // What was pressed to start it is gone.
        autoFocus
        icon={<CircleStop aria-hidden="true" />}
        isDisabled={status === 'cancelling'}
        onPress={cancel}
      >
        {t(status === 'cancelling' ? 'demo.cancelling' : 'demo.cancel')}
      </Button>
    );
  }
  return (
    <Button icon={<RotateCcw aria-hidden="true" />} onPress={onStart}>
      {t('demo.again')}
    </Button>
  );
}

/** The demonstration: what it would do, then each of its steps as it is made. */
export function DemoPage() {
  const { t } = useTranslation();
  const status = useDemo((state) => state.status);
  const { plan, failure } = usePlan();
  const start = useStart();
  useFirstStart(start);
  return (
    <Page title={t('demo.title')} lead={t('demo.lead')} actions={<Actions onStart={start} />} width="reading">
      {status === 'idle' && failure !== undefined && <ErrorPanel failure={failure} />}
      {status === 'idle' && plan !== undefined && <PlanPanel plan={plan} onStart={start} />}
      {status !== 'idle' && (
        <>
          <Strip />
          <Journey />
        </>
      )}
      <VaultDialogs />
    </Page>
  );
}
