import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { SortableTable } from '../../ui/SortableTable.tsx';
import type { TableColumn } from '../../ui/SortableTable.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { sentenceOf } from './finding-words.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import type { CodeRow } from './summary.ts';
import { useView } from './use-view.ts';

/** A share as people write it; what is there is never `0 %`. */
function shareText(share: number, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: share < 0.01 ? 1 : 0 });
  return share > 0 && share < 0.001 ? `< ${format.format(0.001)}` : format.format(share);
}

function Share({ share }: { readonly share: number }) {
  const language = useLanguage();
  return (
    <span className="quality-share">
      <span className="quality-share-track" aria-hidden="true">
        <span className="quality-share-bar" style={{ inlineSize: `${Math.max(share * 100, 1)}%` }} />
      </span>
      <span className="quality-share-number">{shareText(share, language)}</span>
    </span>
  );
}

/** The kinds of findings; each opens the records it falls on. */
export function FindingsTable({ rows }: { readonly rows: readonly CodeRow[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { linkTo } = useView();
  const columns: readonly TableColumn<CodeRow>[] = [
    {
      id: 'severity',
      label: t('quality.columns.severity'),
      cell: ({ severity }) => <SeverityBadge severity={severity} />,
      sortBy: ({ severity }) => -SEVERITIES.indexOf(severity),
    },
    {
      id: 'finding',
      label: t('quality.columns.finding'),
      isRowHeader: true,
      cell: ({ code }) => (
        <>
          <a href={linkTo({ code })}>{shownText(sentenceOf(code, language))}</a>
          <code className="quality-code">{shownText(code)}</code>
        </>
      ),
      sortBy: ({ code }) => sentenceOf(code, language),
    },
    {
      id: 'count',
      label: t('quality.columns.count'),
      isNumeric: true,
      cell: ({ count }) => formatNumber(count, language),
      sortBy: ({ count }) => count,
    },
    { id: 'share', label: t('quality.columns.share'), cell: ({ share }) => <Share share={share} /> },
  ];
  return (
    <Panel flush>
      <SortableTable caption={t('quality.findings.caption')} columns={columns} rows={rows} keyOf={({ code }) => code} />
    </Panel>
  );
}
