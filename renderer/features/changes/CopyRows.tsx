import { ClipboardCopy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../client/copy.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Button } from '../../ui/Button.tsx';
import { tsvOf } from '../../ui/tsv.ts';
import { markdownOf } from './copy-formats.ts';

/** More lines than this belong in a file, not on a clipboard. */
const MOST_COPIED = 20_000;

interface CopyRowsProps<R> {
  readonly head: readonly string[];
  readonly rows: readonly R[];
  readonly lineOf: (row: R) => readonly string[];
}

/** Copies the lines shown, for a spreadsheet or for a ticket. */
export function CopyRows<R>({ head, rows, lineOf }: CopyRowsProps<R>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(''), [rows]);
  const n = (count: number): string => formatNumber(count, language);
  const copy = (format: (lines: readonly (readonly string[])[]) => string): void => {
    if (rows.length > MOST_COPIED) setSaid(t('changes.copy.tooMany', { n: n(MOST_COPIED) }));
    else if (copyText(format([head, ...rows.map(lineOf)]))) {
      setSaid(t('changes.copy.done', { count: rows.length, n: n(rows.length) }));
    } else setSaid(t('changes.copy.refused'));
  };
  return (
    <div className="changes-copy no-print">
      <span role="status" className="soft">
        {said}
      </span>
      <Button look="quiet" icon={<ClipboardCopy aria-hidden="true" />} onPress={() => copy(tsvOf)}>
        {t('changes.copy.tsv')}
      </Button>
      <Button look="quiet" onPress={() => copy(markdownOf)}>
        {t('changes.copy.markdown')}
      </Button>
    </div>
  );
}
