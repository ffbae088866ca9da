import { ArrowLeftRight, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord, Difference } from '../../../../shared/contract/certificate-views.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Page, Panel } from '../../../ui/Panel.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useCertificates } from '../certificates-store.ts';
import { BackLink } from '../parts/BackLink.tsx';
import { changesSubject, DifferencesTable } from '../parts/DifferencesTable.tsx';
import { StatusBadge } from '../parts/StatusBadge.tsx';
import { goTo, recordLink } from '../use-view.ts';
import { SameFields } from './SameFields.tsx';
import { useComparison } from './use-comparison.ts';
import './compare.css';

interface Sides {
  readonly left: string | undefined;
  readonly right: string | undefined;
}

function compare({ left, right }: Sides): void {
  goTo({ room: 'compare', left, right });
}

function Choice({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (id: string) => void;
}) {
  const { t } = useTranslation();
  const rows = useCertificates((state) => state.rows).filter(({ sha256 }) => sha256 !== null);
  const choices = rows.map((row) => ({
    id: row.id,
    label: `${shownText(row.label)} (${row.notAfter?.slice(0, 10) ?? ''})`,
  }));
  const isKnown = choices.some(({ id }) => id === value);
  const none = { id: '', label: t('certificates.compare.none') };
  return (
    <Picker
      label={label}
      value={isKnown ? (value ?? '') : ''}
      choices={isKnown ? choices : [none, ...choices]}
      onChange={(id) => {
        if (id !== '') onChange(id);
      }}
    />
  );
}

function Choices({ left, right }: Sides) {
  const { t } = useTranslation();
  return (
    <div className="compare-choices">
      <Choice label={t('certificates.compare.left')} value={left} onChange={(id) => compare({ left: id, right })} />
      <Button icon={<ArrowLeftRight aria-hidden="true" />} onPress={() => compare({ left: right, right: left })}>
        {t('certificates.compare.swap')}
      </Button>
      <Choice label={t('certificates.compare.right')} value={right} onChange={(id) => compare({ left, right: id })} />
    </div>
  );
}

function Side({ record }: { readonly record: CertificateRecord }) {
  return (
    <p className="compare-side">
      <a href={recordLink(record.id)}>{shownText(record.label)}</a> <StatusBadge status={record.status} />
    </p>
  );
}

interface ResultProps {
  readonly left: CertificateRecord;
  readonly right: CertificateRecord;
  readonly differences: readonly Difference[];
}

function Result({ left, right, differences }: ResultProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="compare-sides">
        <Side record={left} />
        <Side record={right} />
      </div>
      {changesSubject(differences) && (
        <div className="compare-dn" role="alert">
          <OctagonAlert aria-hidden="true" />
          <div>
            <p>
              <strong>{t('certificates.compare.dn')}</strong>
            </p>
            <code>{shownText(left.subject)}</code>
            <code>{shownText(right.subject)}</code>
          </div>
        </div>
      )}
      <Panel title={t('certificates.compare.differences', { count: differences.length })}>
        {differences.length === 0 ? (
          <p>{t('certificates.compare.identical')}</p>
        ) : (
          <DifferencesTable
            differences={differences}
            left={t('certificates.compare.left')}
            right={t('certificates.compare.right')}
          />
        )}
      </Panel>
      {left.facts !== null && <SameFields facts={left.facts} differences={differences} />}
    </>
  );
}

/** Two certificates side by side, what differs first. */
export function CompareView({ left, right }: Sides) {
  const { t } = useTranslation();
  const { result, failure } = useComparison(left, right);
  return (
    <Page
      title={t('certificates.compare.title')}
      lead={t('certificates.compare.lead')}
      actions={
        <div className="page-actions no-print">
          <BackLink />
        </div>
      }
    >
      <Choices left={left} right={right} />
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {result === undefined ? (
        failure === undefined && <p className="soft">{t('certificates.compare.choose')}</p>
      ) : (
        <Result {...result} />
      )}
    </Page>
  );
}
