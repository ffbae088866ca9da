import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import { api } from '../../client/index.ts';
import { useVault } from './vault-store.ts';
import { BackupForm } from './BackupForm.tsx';
import { isWellTyped, NewPassphrase, NOTHING_TYPED } from './NewPassphrase.tsx';
import { useAct } from '../use-act.ts';

const FORM = 'vault-create';
const PROTECTIONS = ['passphrase', 'both', 'system'] as const;
type Protection = (typeof PROTECTIONS)[number];

/** What the system's key store can do here, and the choice when it can protect. */
function SystemChoice(props: { readonly value: Protection; readonly onChange: (value: Protection) => void }) {
  const { t } = useTranslation();
  const system = useVault(({ vault }) => vault?.systemProtection ?? 'absent');
  if (system !== 'available') return <p className="field-description">{t(`certificatesVault.system.${system}`)}</p>;
  return (
    <RadioCards
      label={t('certificatesVault.create.protection')}
      choices={PROTECTIONS.map((id) => ({ id, label: t(`certificatesVault.create.by.${id}`) }))}
      {...props}
    />
  );
}

function Loss() {
  const { t } = useTranslation();
  return (
    <div className="vault-loss">
      <ShieldAlert aria-hidden="true" />
      <p>{t('certificatesVault.create.loss')}</p>
    </div>
  );
}

/** The vault has just been made: the moment for a recovery file. */
function Made() {
  const { t } = useTranslation();
  const closeDialog = useVault((state) => state.closeDialog);
  const [isDone, setDone] = useState(false);
  return (
    <Dialog
      title={t('certificatesVault.made.title')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={closeDialog}
      actions={
        <Button look={isDone ? 'primary' : 'secondary'} onPress={closeDialog}>
          {isDone ? t('certificatesVault.made.continue') : t('certificatesVault.made.later')}
        </Button>
      }
    >
      <p>{t('certificatesVault.made.lead')}</p>
      <BackupForm onDone={() => setDone(true)} />
    </Dialog>
  );
}

/** A vault in the making. */
function useCreation(onMade: () => void) {
  const accept = useVault((state) => state.accept);
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [protection, setProtection] = useState<Protection>('passphrase');
  const { isBusy, failure, run } = useAct();
  const make = async (): Promise<void> => {
    const choice = {
      ...(protection !== 'system' && { passphrase: typed.text }),
      ...(protection !== 'passphrase' && { useSystem: true }),
    };
    if (!(await run(async () => accept(await api.vault.init(choice))))) return;
    setTyped(NOTHING_TYPED);
    onMade();
  };
  const isReady = !isBusy && (protection === 'system' || isWellTyped(typed, 'vault'));
  return { typed, setTyped, protection, setProtection, isBusy, failure, isReady, make };
}

type Creation = ReturnType<typeof useCreation>;

function Fields({ typed, setTyped, protection, setProtection, isReady, make }: Creation) {
  const { t } = useTranslation();
  return (
    <form
      id={FORM}
      className="vault-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void make();
      }}
    >
      <SystemChoice value={protection} onChange={setProtection} />
      {protection !== 'system' && (
        <NewPassphrase
          use="vault"
          label={t('certificatesVault.passphrase')}
          typed={typed}
          onChange={setTyped}
          autoFocus
        />
      )}
    </form>
  );
}

function Form({ onMade }: { readonly onMade: () => void }) {
  const { t } = useTranslation();
  const closeDialog = useVault((state) => state.closeDialog);
  const creation = useCreation(onMade);
  const { isBusy, failure, isReady } = creation;
  return (
    <Dialog
      title={t('certificatesVault.create.title')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={closeDialog}>{t('certificatesVault.cancel')}</Button>
          <Button look="primary" type="submit" form={FORM} isDisabled={!isReady}>
            {isBusy ? t('certificatesVault.create.busy') : t('certificatesVault.create.action')}
          </Button>
        </>
      }
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <p>{t('certificatesVault.create.lead')}</p>
      <Fields {...creation} />
      <Loss />
    </Dialog>
  );
}

/** Makes the vault, says what is lost with its passphrase, and offers a recovery file at once. */
export function CreateDialog() {
  const [isMade, setMade] = useState(false);
  return isMade ? <Made /> : <Form onMade={() => setMade(true)} />;
}
