import { CircleDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { formatDate } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { Findings } from '../parts/Findings.tsx';
import { StatusBadge } from '../parts/StatusBadge.tsx';
import { useWords } from '../parts/use-words.ts';

/** The dates that matter: until when, and by when its successor is to be ordered. */
function Dates({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { daysWords } = useWords();
  const { notBefore, notAfter, orderBefore, renewedBy } = record;
  if (notBefore === null || notAfter === null) return null;
  return (
    <dl className="record-dates">
      <div>
        <dt>{t('certificates.fields.notBefore')}</dt>
        <dd>{formatDate(notBefore, language)}</dd>
      </div>
      <div>
        <dt>{t('certificates.fields.notAfter')}</dt>
        <dd>
          {formatDate(notAfter, language)} <span className="soft">{daysWords(notAfter)}</span>
        </dd>
      </div>
      {orderBefore !== null && renewedBy === null && (
        <div>
          <dt>{t('certificates.columns.orderBefore')}</dt>
          <dd>{formatDate(orderBefore, language)}</dd>
        </div>
      )}
    </dl>
  );
}

/** How it is: status, environment, dates, and what was noticed. */
export function StatePanel({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const { status, environment, role, isLive, place, findings, facts, hasPrivateKey } = record;
  return (
    <Panel title={t('certificatesRecord.state.title')} aside={<StatusBadge status={status} />}>
      <div className="record-marks">
        <EnvironmentMark environment={environment} />
        <span>{t(`certificates.role.${role}`)}</span>
        {facts !== null && isLive && (
          <span className="badge badge-success">
            <CircleDot aria-hidden="true" />
            {t('certificates.list.live')}
          </span>
        )}
        {place !== 'active' && <Badge tone="neutral">{t(`certificates.place.${place}`)}</Badge>}
        <span className="soft">{t(hasPrivateKey ? 'certificates.list.key' : 'certificates.list.noKey')}</span>
      </div>
      <Dates record={record} />
      <Findings findings={findings} saysNone={facts !== null} />
    </Panel>
  );
}
