import { Copy, CopyCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../../shared/contract/cache.ts';
import { copyText } from '../../../client/copy.ts';
import { formatBytes } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/Badge.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';

type FileFacts = ImportReport['files'][number];

const TONES: Readonly<Record<FileFacts['checksum'], Tone>> = { ok: 'success', absent: 'warning', mismatch: 'error' };

function FileRow({ name, bytes, sha256, checksum }: FileFacts) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isCopied, setCopied] = useState(false);
  return (
    <tr>
      <th scope="row">{shownText(name)}</th>
      <td className="numeric">{formatBytes(bytes, language)}</td>
      <td>
        <Badge tone={TONES[checksum]}>{t(`home.report.checksums.${checksum}`)}</Badge>
      </td>
      <td className="report-sum">
        <code title={sha256}>{`${sha256.slice(0, 16)}…`}</code>
        <IconButton
          label={isCopied ? t('shell.copied') : t('home.report.copySum', { file: shownText(name) })}
          onPress={() => setCopied(copyText(sha256))}
        >
          {isCopied ? <CopyCheck aria-hidden="true" /> : <Copy aria-hidden="true" />}
        </IconButton>
      </td>
    </tr>
  );
}

/** The files as they were read, with their checksums. */
export function ReportFiles({ files }: Pick<ImportReport, 'files'>) {
  const { t } = useTranslation();
  return (
    <Panel title={t('home.report.files')} flush>
      <div className="report-scroll">
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">{t('home.report.file')}</th>
              <th scope="col" className="numeric">
                {t('home.report.size')}
              </th>
              <th scope="col">{t('home.report.checksum')}</th>
              <th scope="col">{t('home.report.sha256')}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <FileRow key={file.name} {...file} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
