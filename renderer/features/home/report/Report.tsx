import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../../shared/contract/cache.ts';
import { formatDuration } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNavigation } from '../../../navigation/store.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { useImports } from '../../../shell/imports.ts';
import type { ShownJob } from '../../../shell/jobs-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSourceName } from '../use-source-name.ts';
import { AboveProfil } from './AboveProfil.tsx';
import { ReportChanges } from './ReportChanges.tsx';
import { ReportCounts } from './ReportCounts.tsx';
import { ReportFiles } from './ReportFiles.tsx';
import { ReportFindings } from './ReportFindings.tsx';

function outcomeOf({ checkOnly, mode, changes }: ImportReport): 'checkedText' | 'merged' | 'first' | 'replaced' {
  if (checkOnly) return 'checkedText';
  if (mode === 'merge') return 'merged';
  return changes === null ? 'first' : 'replaced';
}

function Summary({ report }: { readonly report: ImportReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const values = {
    source: useSourceName(report.source),
    duration: formatDuration(report.durationMs / 1000, language),
  };
  return <p className="report-summary">{t(`home.report.${outcomeOf(report)}`, values)}</p>;
}

function NextDoors({ report, job }: { readonly report: ImportReport; readonly job: ShownJob }) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  const isGiven = useImports(({ given }) => given.has(job.id));
  const again = useImports((state) => state.again);
  const query = { source: [report.source] };
  if (report.checkOnly) {
    return isGiven ? (
      <Button look="primary" onPress={() => attempt(() => again(job.id, { checkOnly: false }))}>
        {t('home.report.importNow')}
      </Button>
    ) : null;
  }
  return (
    <>
      <Button look="primary" onPress={() => go({ screen: 'explorer', query })}>
        {t('home.report.explore')}
      </Button>
      <Button onPress={() => go({ screen: 'quality', query })}>{t('home.report.quality')}</Button>
    </>
  );
}

/** What an import did: the outcome, where to go next, and every number of its report. */
export function Report({ report, job }: { readonly report: ImportReport; readonly job: ShownJob }) {
  return (
    <>
      <div className="report-head">
        <Summary report={report} />
        <div className="import-actions">
          <NextDoors report={report} job={job} />
        </div>
      </div>
      <AboveProfil report={report} />
      <ReportCounts counts={report.counts} />
      {!report.checkOnly && <ReportChanges report={report} />}
      <ReportFindings report={report} />
      <ReportFiles files={report.files} />
    </>
  );
}
