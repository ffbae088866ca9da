import { FileKey2, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseFiles } from '../../../shell/imports.ts';
import { CERTIFICATE_EXTENSIONS, isCertificateFile } from '../../../shell/offered-files.ts';
import { Button } from '../../../ui/Button.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { chooseFolder } from './choose-folder.ts';
import { useInstall } from './install-store.ts';

const DEFAULT_PORT = '443';

function offer(files: readonly File[]): void {
  useInstall.getState().addFiles(files.map((file) => ({ name: file.name, bytes: file.size, file })));
}

/** Host and port as they are typed: `host`, `host:port`, or an address. */
function serverOf(typed: string): { readonly host: string; readonly port: number } | undefined {
  const [, host = '', port = DEFAULT_PORT] =
    /^(?:https?:\/\/)?(\[[0-9a-f:]+\]|[^\s/:]+)(?::(\d{1,5}))?(?:\/.*)?$/iu.exec(typed.trim()) ?? [];
  const number = Number(port);
  return host === '' || number < 1 || number > 65_535 ? undefined : { host: host.replace(/[[\]]/gu, ''), port: number };
}

function Pasted() {
  const { t } = useTranslation();
  const addText = useInstall((state) => state.addText);
  const [text, setText] = useState('');
  return (
    <form
      className="install-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') addText(text);
        setText('');
      }}
    >
      <label className="install-label">
        {t('certificatesInstall.paste.label')}
        <textarea
          className="install-text"
          rows={6}
          spellCheck={false}
          autoComplete="off"
          placeholder="-----BEGIN CERTIFICATE-----"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button type="submit" isDisabled={text.trim() === ''}>
        {t('certificatesInstall.paste.action')}
      </Button>
    </form>
  );
}

function Server() {
  const { t } = useTranslation();
  const addServer = useInstall((state) => state.addServer);
  const [typed, setTyped] = useState('');
  const server = serverOf(typed);
  return (
    <form
      className="install-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (server !== undefined) addServer(server.host, server.port);
      }}
    >
      <TextField
        label={t('certificatesInstall.server.label')}
        description={t('certificatesInstall.server.hint')}
        value={typed}
        onChange={setTyped}
        {...(typed !== '' && server === undefined && { error: t('certificatesInstall.server.wrong') })}
      />
      <Button type="submit" isDisabled={server === undefined}>
        {t('certificatesInstall.server.action')}
      </Button>
    </form>
  );
}

/** Where certificates can come from: files, a folder, the clipboard, a server. */
export function Sources() {
  const { t } = useTranslation();
  return (
    <div className="install-sources">
      <div className="install-drop">
        <FileKey2 aria-hidden="true" />
        <p>{t('certificatesInstall.drop')}</p>
        <p className="soft">{t('certificatesInstall.formats')}</p>
        <div className="page-actions">
          <Button look="primary" autoFocus onPress={() => chooseFiles(offer, CERTIFICATE_EXTENSIONS)}>
            {t('certificatesInstall.choose')}
          </Button>
          <Button
            icon={<FolderOpen aria-hidden="true" />}
            onPress={() => chooseFolder((files) => offer(files.filter(isCertificateFile)))}
          >
            {t('certificatesInstall.folder')}
          </Button>
        </div>
      </div>
      <Disclosure title={t('certificatesInstall.paste.title')}>
        <Pasted />
      </Disclosure>
      <Disclosure title={t('certificatesInstall.server.title')}>
        <Server />
      </Disclosure>
    </div>
  );
}
