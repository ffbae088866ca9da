import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../../shared/contract/cache.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { Panel } from '../../../ui/Panel.tsx';

const KINDS = ['added', 'changed', 'removed'] as const;

/** How many records the import added, changed and removed; the screen of changes tells which. */
export function ReportChanges({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { changes, source } = report;
  const to = { screen: 'changes', query: { source: [source] } } as const;
  const link = changes !== null && <a href={formatRoute(to)}>{t('home.report.seeChanges')}</a>;
  return (
    <Panel title={t('home.report.changes')} aside={link}>
      {changes === null ? (
        <p className="soft">{t('home.report.firstLoad')}</p>
      ) : (
        <dl className="report-numbers">
          {KINDS.map((kind) => (
            <div key={kind}>
              <dt>{t(`home.report.${kind}`, { count: changes[kind] })}</dt>
              <dd>{formatNumber(changes[kind], language)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
