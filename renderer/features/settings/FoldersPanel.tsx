import { Copy, CopyCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../client/copy.ts';
import { formatBytes } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatRoute } from '../../navigation/routes.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useSettings } from './settings-store.ts';

function Folder({ label, path }: { readonly label: string; readonly path: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="settings-folder">
      <dt>{label}</dt>
      <dd>
        <code>{shownText(path)}</code>
        <IconButton
          label={isCopied ? t('shell.copied') : t('settings.folders.copy', { folder: shownText(path) })}
          onPress={() => setCopied(copyText(path))}
        >
          {isCopied ? <CopyCheck aria-hidden="true" /> : <Copy aria-hidden="true" />}
        </IconButton>
      </dd>
    </div>
  );
}

/** Where everything is kept, and how much room it takes. */
export function FoldersPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { status, folders } = useSettings();
  return (
    <Panel title={t('settings.folders.title')}>
      {folders === undefined ? (
        status === 'loading' && <p className="soft">{t('settings.folders.loading')}</p>
      ) : (
        <dl className="settings-folders">
          <Folder label={t('settings.folders.data')} path={folders.data} />
          <Folder
            label={`${t('settings.folders.cache')}, ${t('settings.folders.size', { size: formatBytes(folders.cacheBytes, language) })}`}
            path={folders.cache}
          />
        </dl>
      )}
      <p className="soft">{t('settings.folders.how')}</p>
      <p>
        <a href={formatRoute({ screen: 'home' })}>{t('settings.folders.remove')}</a>
      </p>
    </Panel>
  );
}
