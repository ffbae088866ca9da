import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../../shared/contract/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { SecretField } from '../../../ui/SecretField.tsx';
import { api } from '../services.ts';
import { useVault, withVault } from '../../../shell/vault/vault-store.ts';
import { isWellTyped, NewPassphrase, NOTHING_TYPED } from '../../../shell/vault/NewPassphrase.tsx';
import { useAct } from '../../../shell/use-act.ts';

/** A passphrase in the place of the present one, or beside the system's key store; keys stay as they are. */
export function PassphrasePanel({ vault }: { readonly vault: VaultStatus }) {
  const { t } = useTranslation();
  const hasOne = vault.protections.includes('passphrase');
  const [isOpen, setOpen] = useState(false);
  const [isDone, setDone] = useState(false);
  return (
    <Panel title={t('certificatesVault.change.title')}>
      <p>{t(hasOne ? 'certificatesVault.change.lead' : 'certificatesVault.change.leadFirst')}</p>
      {isDone && <p role="status">{t('certificatesVault.change.done')}</p>}
      {isOpen ? (
        <ChangeForm
          hasOne={hasOne}
          onEnd={(done) => {
            setOpen(false);
            setDone(done);
          }}
        />
      ) : (
        <div className="page-actions">
          <Button onPress={() => setOpen(true)}>
            {t(hasOne ? 'certificatesVault.change.open' : 'certificatesVault.change.openFirst')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

interface ChangeFormProps {
  readonly hasOne: boolean;
  readonly onEnd: (isDone: boolean) => void;
}

function ChangeForm({ hasOne, onEnd }: ChangeFormProps) {
  const { t } = useTranslation();
  const { accept, load } = useVault();
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const { isBusy, failure, run } = useAct();
  const isReady = !isBusy && isWellTyped(typed, 'vault') && (!hasOne || current !== '');
  const change = async (): Promise<void> => {
    const input = { next: typed.text, ...(hasOne && { current }) };
    const isDone = await run(async () => {
      const vault = await withVault(() => api.vault.changePassphrase(input));
      if (vault !== undefined) accept(vault);
    });
    setCurrent('');
    if (!isDone) return load();
    onEnd(true);
  };
  return (
    <form
      className="vault-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void change();
      }}
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {hasOne && (
        <SecretField label={t('certificatesVault.change.current')} value={current} onChange={setCurrent} autoFocus />
      )}
      <NewPassphrase use="vault" label={t('certificatesVault.change.next')} typed={typed} onChange={setTyped} />
      <div className="vault-form-actions">
        <Button onPress={() => onEnd(false)}>{t('certificatesVault.cancel')}</Button>
        <Button type="submit" look="primary" isDisabled={!isReady}>
          {t('certificatesVault.change.action')}
        </Button>
      </div>
    </form>
  );
}
