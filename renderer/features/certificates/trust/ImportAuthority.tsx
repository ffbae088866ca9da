import { FolderOpen } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CERTIFICATE_EXTENSIONS } from '../../../shell/offered-files.ts';
import { chooseFiles } from '../../../shell/imports.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Candidates } from './Candidates.tsx';
import { useAuthorityImport } from './import-store.ts';

function Choose() {
  const { t } = useTranslation();
  const { readFile, readText, status } = useAuthorityImport();
  const [text, setText] = useState('');
  const id = useId();
  const isBusy = status === 'reading';
  return (
    <div className="trust-choose">
      <p>{t('certificatesTrust.import.lead')}</p>
      <div>
        <Button
          icon={<FolderOpen aria-hidden="true" />}
          isDisabled={isBusy}
          onPress={() => chooseFiles(([file]) => file !== undefined && void readFile(file), CERTIFICATE_EXTENSIONS)}
        >
          {t('certificatesTrust.import.file')}
        </Button>
      </div>
      <label htmlFor={id}>{t('certificatesTrust.import.paste')}</label>
      <textarea
        id={id}
        className="field-input trust-text"
        rows={6}
        spellCheck={false}
        placeholder="-----BEGIN CERTIFICATE-----"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <Button isDisabled={isBusy || text.trim() === ''} onPress={() => void readText(text)}>
          {isBusy ? t('certificatesTrust.import.reading') : t('certificatesTrust.import.read')}
        </Button>
      </div>
    </div>
  );
}

interface ImportAuthorityProps {
  /** Told what was done. */
  readonly onAdded: (count: number) => void;
}

/** From a file or a text to trust: never without its fingerprint compared. */
export function ImportAuthority({ onAdded }: ImportAuthorityProps) {
  const { t } = useTranslation();
  const { status, failure, confirmed, close, add, open } = useAuthorityImport();
  const isComparing = status === 'comparing' || status === 'adding';
  const trust = async (): Promise<void> => {
    const added = await add();
    if (added !== undefined) onAdded(added.length);
  };
  return (
    <Dialog
      title={t('certificatesTrust.import.title')}
      closeLabel={t('shell.close')}
      isOpen={status !== 'closed'}
      onClose={close}
      size="l"
      actions={
        isComparing && (
          <>
            <Button onPress={open}>{t('certificatesTrust.import.other')}</Button>
            <Button
              look="primary"
              isDisabled={confirmed.size === 0 || status === 'adding'}
              onPress={() => void trust()}
            >
              {t('certificatesTrust.import.add', { count: confirmed.size })}
            </Button>
          </>
        )
      }
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {isComparing ? <Candidates /> : <Choose />}
    </Dialog>
  );
}
