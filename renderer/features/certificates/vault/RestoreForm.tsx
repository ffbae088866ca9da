import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ticketFor } from '../../../client/index.ts';
import { chooseFiles } from '../../../shell/imports.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { SecretField } from '../../../ui/SecretField.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useCertificates } from '../certificates-store.ts';
import { api } from '../services.ts';
import { useVault } from '../../../shell/vault/vault-store.ts';
import { useAct } from '../../../shell/use-act.ts';

interface FormProps {
  readonly file: File;
  readonly isVaultThere: boolean;
  readonly onEnd: (isDone: boolean) => void;
}

/** A restoration in the making. */
function useRestoration({ file, isVaultThere, onEnd }: FormProps) {
  const accept = useVault((state) => state.accept);
  const [passphrase, setPassphrase] = useState('');
  const [replaces, setReplaces] = useState(false);
  const { isBusy, failure, run } = useAct();
  const restore = async (): Promise<void> => {
    const isDone = await run(async () => {
      const { ticket } = await ticketFor(file);
      accept(await api.vault.restore({ file: ticket, passphrase, ...(isVaultThere && { replace: true }) }));
      await useCertificates.getState().load();
    });
    setPassphrase('');
    if (isDone) onEnd(true);
  };
  const isReady = !isBusy && passphrase !== '' && (replaces || !isVaultThere);
  return { passphrase, setPassphrase, replaces, setReplaces, failure, isReady, restore };
}

function Form(props: FormProps) {
  const { t } = useTranslation();
  const { file, isVaultThere, onEnd } = props;
  const { passphrase, setPassphrase, replaces, setReplaces, failure, isReady, restore } = useRestoration(props);
  return (
    <form
      className="vault-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void restore();
      }}
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <p>{t('certificatesVault.restore.file', { file: shownText(file.name) })}</p>
      <SecretField
        label={t('certificatesVault.restore.passphrase')}
        description={t('certificatesVault.restore.passphraseHint')}
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
      />
      {isVaultThere && (
        <Checkbox isSelected={replaces} onChange={setReplaces} description={t('certificatesVault.restore.replaceHint')}>
          {t('certificatesVault.restore.replace')}
        </Checkbox>
      )}
      <div className="vault-form-actions">
        <Button onPress={() => onEnd(false)}>{t('certificatesVault.cancel')}</Button>
        <Button type="submit" look={isVaultThere ? 'danger' : 'primary'} isDisabled={!isReady}>
          {t('certificatesVault.restore.action')}
        </Button>
      </div>
    </form>
  );
}

/** A vault from a recovery file: on a new computer, or in the place of one whose passphrase is lost. */
export function RestoreForm({ isVaultThere }: { readonly isVaultThere: boolean }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const [isDone, setDone] = useState(false);
  const choose = (): void =>
    chooseFiles((files) => {
      setDone(false);
      setFile(files[0]);
    }, '.cercle-backup');
  return (
    <Disclosure title={t('certificatesVault.restore.title')} isOpen={!isVaultThere}>
      <div className="vault-form">
        <p>{t('certificatesVault.restore.lead')}</p>
        {isDone && <p role="status">{t('certificatesVault.restore.done')}</p>}
        {file === undefined ? (
          <div className="page-actions">
            <Button icon={<FolderOpen aria-hidden="true" />} onPress={choose}>
              {t('certificatesVault.restore.choose')}
            </Button>
          </div>
        ) : (
          <Form
            file={file}
            isVaultThere={isVaultThere}
            onEnd={(done) => {
              setFile(undefined);
              setDone(done);
            }}
          />
        )}
      </div>
    </Disclosure>
  );
}
