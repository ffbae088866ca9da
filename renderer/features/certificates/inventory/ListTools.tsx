import { ClipboardCopy, Download, GitCompareArrows } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import { copyText } from '../../../client/copy.ts';
import { saveText } from '../../../client/save-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { csvOf, tsvOf } from '../../../ui/tsv.ts';
import { goTo } from '../use-view.ts';
import { listLines } from './list-lines.ts';

interface ListToolsProps {
  readonly rows: readonly CertificateRow[];
  readonly chosen: readonly string[];
}

/** What can be done with the list: compare two, copy it, write it to a file. */
export function ListTools({ rows, chosen }: ListToolsProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(''), [rows]);
  const [left, right] = chosen;
  const copy = (): void => {
    const isDone = copyText(tsvOf(listLines(rows, t)));
    setSaid(isDone ? t('certificates.list.copied', { count: rows.length }) : t('certificates.copy.refused'));
  };
  const save = (): void => {
    const file = `${t('certificates.list.csvFile')}-${new Date().toISOString().slice(0, 10)}.csv`;
    saveText(file, csvOf(listLines(rows, t)), 'text/csv');
    setSaid(t('certificates.list.csvDone', { file }));
  };
  return (
    <div className="inventory-tools no-print">
      <span role="status" className="soft">
        {said}
      </span>
      <Button
        icon={<GitCompareArrows aria-hidden="true" />}
        isDisabled={left === undefined || right === undefined}
        onPress={() => goTo({ room: 'compare', left, right })}
      >
        {t('certificates.list.compare')}
      </Button>
      <Button look="quiet" icon={<ClipboardCopy aria-hidden="true" />} onPress={copy}>
        {t('certificates.list.copy')}
      </Button>
      <Button look="quiet" icon={<Download aria-hidden="true" />} onPress={save}>
        {t('certificates.list.csv')}
      </Button>
    </div>
  );
}
