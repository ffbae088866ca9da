import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ENVIRONMENTS } from '../../../../shared/domain/certificates/facts.ts';
import type { Environment } from '../../../../shared/domain/certificates/facts.ts';
import { api } from '../../../client/index.ts';
import { useAct } from '../../../shell/use-act.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { useRegions } from '../regions-store.ts';
import { goToRegion } from '../use-address.ts';

const FORM = 'regions-new';
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/u;

function useNewRegion(onClose: () => void) {
  const [code, setCode] = useState('');
  const [label, setLabel] = useState('');
  const [environment, setEnvironment] = useState<Environment>('test');
  const isTaken = useRegions(({ rows }) => rows.some((row) => row.code === code));
  const { isBusy, failure, run } = useAct();
  const wrong = isTaken ? ('taken' as const) : code !== '' && !CODE.test(code) ? ('form' as const) : undefined;
  const isReady = !isBusy && code !== '' && wrong === undefined && label.trim() !== '';
  const add = async (): Promise<void> => {
    const isDone = await run(async () => {
      await api.regions.set({ code, label: label.trim(), environment });
      await useRegions.getState().load();
    });
    if (!isDone) return;
    onClose();
    goToRegion(code);
  };
  return { code, setCode, label, setLabel, environment, setEnvironment, wrong, isReady, failure, add };
}

function Fields(props: ReturnType<typeof useNewRegion>) {
  const { code, setCode, label, setLabel, environment, setEnvironment, wrong, isReady, add } = props;
  const { t } = useTranslation();
  return (
    <form
      id={FORM}
      className="regions-fields"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void add();
      }}
    >
      <TextField
        label={t('exchangesRegions.fields.code')}
        description={t('exchangesRegions.hints.code')}
        value={code}
        maxLength={40}
        autoFocus
        onChange={setCode}
        {...(wrong !== undefined && { error: t(`exchangesRegions.wrong.code.${wrong}`) })}
      />
      <TextField label={t('exchangesRegions.fields.label')} value={label} maxLength={120} onChange={setLabel} />
      <RadioCards
        label={t('exchangesRegions.fields.environment')}
        choices={ENVIRONMENTS.map((id) => ({ id, label: <EnvironmentMark environment={id} /> }))}
        value={environment}
        onChange={setEnvironment}
      />
    </form>
  );
}

/** A server that Cercle does not ship. */
export function NewRegionDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const creation = useNewRegion(onClose);
  return (
    <Dialog
      title={t('exchangesRegions.add')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('exchangesRegions.cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} isDisabled={!creation.isReady}>
            {t('exchangesRegions.addAction')}
          </Button>
        </>
      }
    >
      {creation.failure !== undefined && <ErrorPanel failure={creation.failure} />}
      <Fields {...creation} />
    </Dialog>
  );
}
