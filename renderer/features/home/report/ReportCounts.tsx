import { useTranslation } from 'react-i18next';
import type { Counts } from '../../../../shared/contract/common.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Panel } from '../../../ui/Panel.tsx';

const MAIN = ['entiteJuridique', 'entiteGeographique', 'organisationInterne', 'professionnel'] as const;
const PARTS = ['pole', 'structureInterne', 'uniteFonctionnelle', 'uniteElementaire'] as const;
const OTHERS = ['activiteOperationnelle', 'equipementSpecifique', 'contact', 'telecommunication', 'horaire'] as const;

interface NumbersProps {
  readonly counts: Counts;
  readonly names: readonly (keyof Counts)[];
  readonly className: string;
}

function Numbers({ counts, names, className }: NumbersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className={className}>
      {names.map((name) => (
        <div key={name}>
          <dt>{t(`home.counts.${name}`)}</dt>
          <dd>{formatNumber(counts[name], language)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the files hold, in plain words. */
export function ReportCounts({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('home.report.counts')}>
      <Numbers counts={counts} names={MAIN} className="report-numbers" />
      <div className="report-parts">
        <h3>{t('home.report.oiBelow')}</h3>
        <Numbers counts={counts} names={PARTS} className="report-small-numbers" />
      </div>
      <div className="report-parts">
        <h3>{t('home.report.details')}</h3>
        <Numbers counts={counts} names={OTHERS} className="report-small-numbers" />
      </div>
    </Panel>
  );
}
