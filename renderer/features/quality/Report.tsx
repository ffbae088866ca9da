import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceSummary } from '../../../shared/contract/cache.ts';
import type { ConformityReport, RuleResult } from '../../../shared/contract/quality.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import type { DatedReport } from './conformity-store.ts';
import { ruleOf } from './finding-words.ts';
import { useQuality } from './quality-store.ts';
import { groupRules } from './report-groups.ts';
import type { SkipCause, SkippedGroup } from './report-groups.ts';
import { RuleItem, RuleLine } from './RuleItem.tsx';
import './report.css';

function Verdict({ dated, source: { label: name, importedAt } }: ReportProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { report, at } = dated;
  const isGood = report.verdict === 'conforme';
  const n = (count: number): string => formatNumber(count, language);
  const { error, warning, info } = report.counts;
  const facts = [
    t('quality.report.on', { date: formatDate(at, language, true) }),
    report.profil === null ? t('quality.report.profilUnknown') : t('quality.report.profil', { n: report.profil }),
    t('quality.report.errors', { count: error, n: n(error) }),
    t('quality.report.warnings', { count: warning, n: n(warning) }),
    t('quality.report.infos', { count: info, n: n(info) }),
  ];
  return (
    <section className={isGood ? 'quality-verdict quality-verdict-good' : 'quality-verdict'} role="status">
      {isGood ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
      <div>
        <h2>
          {isGood ? t('quality.report.good') : t('quality.report.bad')}{' '}
          <span className="soft">— {shownText(name)}</span>
        </h2>
        <p>{facts.join(' · ')}</p>
        {at < importedAt && (
          <p className="quality-stale">
            <TriangleAlert aria-hidden="true" />
            {t('quality.report.stale', { date: formatDate(importedAt, language, true) })}
          </p>
        )}
      </div>
    </section>
  );
}

/** A list of rules in one line each, folded. */
function Folded({
  title,
  text,
  rules,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly rules: readonly RuleResult[];
}) {
  if (rules.length === 0) return null;
  return (
    <Disclosure title={title}>
      {text !== undefined && <p className="soft">{text}</p>}
      <ul className="quality-rule-lines">
        {rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} />
        ))}
      </ul>
    </Disclosure>
  );
}

function useSkipText(): (why: SkipCause) => string {
  const { t } = useTranslation();
  return (why) => {
    if (why.cause === 'exchange') return why.reason;
    if (why.cause === 'profile-unknown') return t('quality.report.skip.profileUnknown');
    if (why.cause === 'other-profile') return t('quality.report.skip.otherProfile', why);
    return t('quality.report.skip.nothing');
  };
}

function Skipped({ groups }: { readonly groups: readonly SkippedGroup[] }) {
  const { t } = useTranslation();
  const textOf = useSkipText();
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, { rules }) => sum + rules.length, 0);
  return (
    <Panel title={t('quality.report.skipped', { count })}>
      <div className="quality-folds">
        {groups.map(({ key, why, rules }) => (
          <Folded key={key} title={`${textOf(why)} (${rules.length})`} rules={rules} />
        ))}
      </div>
    </Panel>
  );
}

function Muted({ rules }: { readonly rules: readonly RuleResult[] }) {
  const { t } = useTranslation();
  const muted = useQuality((state) => state.muted);
  if (rules.length === 0) return null;
  return (
    <Panel title={t('quality.report.muted', { count: rules.length })}>
      <p className="soft">{t('quality.report.mutedText')}</p>
      <ul className="quality-rules">
        {rules.map((rule) => (
          <RuleItem key={rule.id} rule={rule} reason={muted.find(({ code }) => code === rule.id)?.reason} />
        ))}
      </ul>
    </Panel>
  );
}

/** A report that was kept quotes no data. */
function hasNoExample({ rules }: ConformityReport): boolean {
  return rules.every(({ examples }) => examples.length === 0);
}

interface ReportProps {
  readonly dated: DatedReport;
  /** What was checked. */
  readonly source: SourceSummary;
}

/** A report: its verdict, the rules that fail first, then those not judged and why, then what is right. */
export function Report({ dated, source }: ReportProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const muted = useQuality((state) => state.muted);
  const { report } = dated;
  const groups = useMemo(() => groupRules(report, muted, ruleOf, language), [report, muted, language]);
  return (
    <>
      <Verdict dated={dated} source={source} />
      {groups.failed.length > 0 && (
        <Panel title={t('quality.report.failed', { count: groups.failed.length })}>
          {hasNoExample(report) && <p className="soft no-print">{t('quality.report.noExamples')}</p>}
          <ul className="quality-rules">
            {groups.failed.map((rule) => (
              <RuleItem key={rule.id} rule={rule} />
            ))}
          </ul>
        </Panel>
      )}
      <Muted rules={groups.muted} />
      <Skipped groups={groups.skipped} />
      <Panel title={t('quality.report.right', { count: groups.right.length + groups.empty.length })}>
        <div className="quality-folds">
          <Folded title={t('quality.report.judged', { count: groups.right.length })} rules={groups.right} />
          <Folded
            title={t('quality.report.nothingOfTheKind', { count: groups.empty.length })}
            text={t('quality.report.nothingOfTheKindText')}
            rules={groups.empty}
          />
        </div>
      </Panel>
    </>
  );
}
