import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { VIEWS } from './address.ts';
import type { ChangesTab } from './address.ts';
import { onlyDates } from './change-rows.ts';
import type { ShownDiff } from './changes-store.ts';
import { ChangedList } from './ChangedList.tsx';
import { EntityList } from './EntityList.tsx';
import { ExportChanges } from './ExportChanges.tsx';
import { FieldsTable } from './FieldsTable.tsx';
import { ByEstablishment } from './ByEstablishment.tsx';
import { Narrow } from './Narrow.tsx';
import { useView } from './use-view.ts';

function useCountText(diff: ShownDiff): (tab: ChangesTab) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (tab) => {
    if (tab === 'fields' || tab === 'establishments') return t(`changes.tabs.${tab}`);
    return t(`changes.tabs.${tab}`, { n: formatNumber(diff.report[tab].length, language) });
  };
}

function Summary({ diff: { report } }: { readonly diff: ShownDiff }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const dates = useMemo(() => onlyDates(report), [report]);
  const { from, to, added, removed, changed } = report;
  const n = (count: number): string => formatNumber(count, language);
  const span = { from: formatDate(from.at, language, true), to: formatDate(to.at, language, true) };
  return (
    <div role="status">
      <p className="changes-summary">
        <strong>{t('changes.added', { count: added.length, n: n(added.length) })}</strong>,{' '}
        <strong>{t('changes.removed', { count: removed.length, n: n(removed.length) })}</strong>,{' '}
        <strong>{t('changes.changed', { count: changed.length, n: n(changed.length) })}</strong>
        {dates > 0 && ` (${t('changes.onlyDates', { count: dates, n: n(dates) })})`}
      </p>
      <p className="soft">{t('changes.span', span)}</p>
    </div>
  );
}

/** What changed between a load and the last one. */
export function Difference({ diff }: { readonly diff: ShownDiff }) {
  const { t } = useTranslation();
  const { view, change } = useView();
  const textOf = useCountText(diff);
  const { tab } = view;
  return (
    <section className="changes-difference" aria-label={t('changes.difference')}>
      <div className="changes-head">
        <Summary diff={diff} />
        <ExportChanges diff={diff} />
      </div>
      <Tabs
        label={t('changes.difference')}
        tabs={VIEWS.map((id) => ({ id, label: textOf(id) }))}
        selected={tab}
        onSelect={(next) => change({ tab: next })}
      >
        <Narrow diff={diff} />
        {tab === 'changed' && <ChangedList diff={diff} />}
        {(tab === 'added' || tab === 'removed') && <EntityList diff={diff} what={tab} />}
        {tab === 'fields' && <FieldsTable diff={diff} />}
        {tab === 'establishments' && <ByEstablishment diff={diff} />}
      </Tabs>
    </section>
  );
}
