import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../../shared/contract/cache.ts';
import { catalogueEntry } from '../../../../shared/domain/ror/finding-catalogue.ts';
import { SEVERITIES } from '../../../../shared/domain/ror/finding.ts';
import type { Severity } from '../../../../shared/domain/ror/finding.ts';
import { typographic } from '../../../../shared/i18n/window-sentences.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Panel } from '../../../ui/Panel.tsx';

type Row = readonly [code: string, count: number];

function severityOf(code: string): Severity {
  return catalogueEntry(code)?.severity ?? 'info';
}

interface SeverityRowsProps {
  readonly severity: Severity;
  readonly rows: readonly Row[];
  readonly report: ImportReport;
}

function SeverityRows({ severity, rows, report }: SeverityRowsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2} className="report-severity">
          <Badge tone={severity}>{t(`home.report.severities.${severity}`)}</Badge>
        </th>
      </tr>
      {rows.map(([code, count]) => {
        const explanation = catalogueEntry(code)?.explanation[language];
        const words = explanation === undefined ? t('home.report.unknownFinding') : typographic(explanation);
        // What was only checked is nowhere to be listed; the help explains it.
        const to = report.checkOnly
          ? ({ screen: 'help', id: `finding:${code}` } as const)
          : ({ screen: 'quality', query: { code: [code], source: [report.source] } } as const);
        return (
          <tr key={code}>
            <th scope="row">
              <a href={formatRoute(to)}>{words}</a>
              <code className="soft">{code}</code>
            </th>
            <td className="numeric">{formatNumber(count, language)}</td>
          </tr>
        );
      })}
    </tbody>
  );
}

/** Every finding of the files by severity, the most frequent first; each leads to where it is listed. */
export function ReportFindings({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows: readonly Row[] = Object.entries(report.anomalies)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const groups = SEVERITIES.map((severity) => ({
    severity,
    rows: rows.filter(([code]) => severityOf(code) === severity),
  })).filter((group) => group.rows.length > 0);
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  return (
    <Panel
      title={t('home.report.findings')}
      aside={total > 0 && <span className="soft">{formatNumber(total, language)}</span>}
      flush
    >
      {groups.length === 0 ? (
        <p className="report-none soft">{t('home.report.noFindings')}</p>
      ) : (
        <table className="report-table">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('home.report.finding')}</th>
              <th scope="col">{t('home.report.count')}</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <SeverityRows key={group.severity} {...group} report={report} />
          ))}
        </table>
      )}
    </Panel>
  );
}
