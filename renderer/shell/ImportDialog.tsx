import { FileArchive, FileCode2, FileQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../i18n/format.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { Progress } from '../ui/Progress.tsx';
import { shownText } from '../ui/shown-text.ts';
import { CheckOnly, ImportChoices, optionsOf, UNCHOSEN } from './ImportChoices.tsx';
import type { Choices } from './ImportChoices.tsx';
import { useImports } from './imports.ts';
import type { Offered } from './imports.ts';
import './import-dialog.css';

const KINDS = { xml: FileCode2, zip: FileArchive, txt: FileCode2 } as const;

function OfferedFile({ name, bytes }: Offered) {
  const { t } = useTranslation();
  const language = useLanguage();
  const extension = /\.(xml|zip|txt)$/iu.exec(name)?.[1]?.toLowerCase() as keyof typeof KINDS | undefined;
  const Icon = extension === undefined ? FileQuestionMark : KINDS[extension];
  return (
    <li className="import-file">
      <Icon aria-hidden="true" />
      <span className="import-file-name">
        {shownText(name)}
        {extension === undefined && <span className="import-file-strange">{t('imports.strange')}</span>}
      </span>
      <span className="numeric soft">{formatBytes(bytes, language)}</span>
    </li>
  );
}

function OfferedFiles({ offered }: { readonly offered: readonly Offered[] }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="import-files" aria-label={t('imports.files')}>
        {offered.map((file, index) => (
          // Two folders can each hold a file of this name.
          <OfferedFile key={`${index} ${file.name}`} {...file} />
        ))}
      </ul>
      {offered.length > 1 && <p className="soft">{t('imports.together')}</p>}
    </>
  );
}

function Sending({ offered, sentBytes }: { readonly offered: readonly Offered[]; readonly sentBytes: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const total = offered.reduce((sum, { bytes }) => sum + bytes, 0);
  const done = Math.min(sentBytes, total);
  return (
    <Progress
      label={t('imports.sending')}
      value={done}
      max={total}
      detail={`${formatBytes(done, language)} / ${formatBytes(total, language)}`}
    />
  );
}

function Content({ choices, onChange }: { readonly choices: Choices; readonly onChange: (choices: Choices) => void }) {
  const { t } = useTranslation();
  const { status, offered, sentBytes, failure } = useImports();
  return (
    <>
      <OfferedFiles offered={offered} />
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {status === 'sending' ? (
        <Sending offered={offered} sentBytes={sentBytes} />
      ) : (
        <>
          <CheckOnly choices={choices} onChange={onChange} />
          <Disclosure title={t('imports.options')}>
            <ImportChoices choices={choices} onChange={onChange} />
          </Disclosure>
        </>
      )}
    </>
  );
}

function OpenDialog() {
  const { t } = useTranslation();
  const { status, close, start } = useImports();
  const [choices, setChoices] = useState(UNCHOSEN);
  const options = optionsOf(choices);
  const isReady = status === 'choosing' && options !== undefined;
  return (
    <Dialog
      title={t('imports.title')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('imports.cancel')}</Button>
          <Button look="primary" autoFocus isDisabled={!isReady} onPress={() => void start(options ?? {})}>
            {choices.checkOnly ? t('imports.startCheck') : t('imports.start')}
          </Button>
        </>
      }
    >
      <Content choices={choices} onChange={setChoices} />
    </Dialog>
  );
}

/** Files that were chosen or dropped: what they are, what can be asked of their import, and the button that starts it. */
export function ImportDialog() {
  const isOpen = useImports(({ status }) => status !== 'idle');
  return isOpen ? <OpenDialog /> : null;
}
