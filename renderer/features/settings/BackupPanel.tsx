import { FolderOpen, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceBackup, WorkspaceRestored } from '../../../shared/contract/workspace.ts';
import { api, deliver, saveTicket, ticketFor } from '../../client/index.ts';
import { formatBytes } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { chooseFiles } from '../../shell/imports.ts';
import { useAct } from '../../shell/use-act.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';

function BackUp() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [made, setMade] = useState<WorkspaceBackup>();
  const { isBusy, failure, run } = useAct();
  const backUp = (): Promise<boolean> =>
    run(async () => {
      setMade(undefined);
      const saved = await saveTicket(t('settings.backup.fileName'));
      if (saved === null) return;
      const backup = await api.workspace.backup({ out: saved.ticket, force: true });
      await deliver(saved);
      setMade({ ...backup, file: saved.name });
    });
  return (
    <>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <div className="page-actions">
        <Button icon={<Save aria-hidden="true" />} isDisabled={isBusy} onPress={() => void backUp()}>
          {t('settings.backup.action')}
        </Button>
      </div>
      <div role="status">
        {made !== undefined && (
          <>
            <p>{t('settings.backup.done', { file: shownText(made.file), size: formatBytes(made.bytes, language) })}</p>
            {made.keys !== null && <p>{t(`settings.backup.keys.${made.keys}`)}</p>}
          </>
        )}
      </div>
    </>
  );
}

interface ConfirmProps {
  readonly file: File;
  readonly onEnd: (restored?: WorkspaceRestored) => void;
}

/** It takes the place of everything: asked once more, with the name of the file. */
function Confirm({ file, onEnd }: ConfirmProps) {
  const { t } = useTranslation();
  const { isBusy, failure, run } = useAct();
  const restore = (): Promise<boolean> =>
    run(async () => {
      const { ticket } = await ticketFor(file);
      onEnd(await api.workspace.restore({ file: ticket, force: true, atNextStart: true }));
    });
  return (
    <>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <p>{t('settings.restore.confirm', { file: shownText(file.name) })}</p>
      <div className="page-actions">
        <Button onPress={() => onEnd()}>{t('settings.restore.cancel')}</Button>
        <Button look="danger" isDisabled={isBusy} onPress={() => void restore()}>
          {t('settings.restore.action')}
        </Button>
      </div>
    </>
  );
}

function Restore() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const [restored, setRestored] = useState<WorkspaceRestored>();
  const choose = (): void =>
    chooseFiles((files) => {
      setRestored(undefined);
      setFile(files[0]);
    }, '.zip');
  const end = (done?: WorkspaceRestored): void => {
    setFile(undefined);
    setRestored(done);
  };
  return (
    <>
      <p className="soft">{t('settings.restore.lead')}</p>
      {file === undefined ? (
        <div className="page-actions">
          <Button icon={<FolderOpen aria-hidden="true" />} onPress={choose}>
            {t('settings.restore.choose')}
          </Button>
        </div>
      ) : (
        <Confirm file={file} onEnd={end} />
      )}
      <div role="status">
        {restored !== undefined && (
          <p>
            {t('settings.restore.prepared')}
            {restored.aside !== null && ` ${t('settings.restore.aside', { folder: restored.aside })}`}
          </p>
        )}
      </div>
    </>
  );
}

/** Everything that cannot be made again, into one file and back. */
export function BackupPanel() {
  const { t } = useTranslation();
  return (
    <Panel title={t('settings.backup.title')}>
      <p className="soft">{t('settings.backup.lead')}</p>
      <BackUp />
      <Restore />
    </Panel>
  );
}
