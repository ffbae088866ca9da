import { BadgeCheck, CalendarX2, CircleHelp, CirclePause, Hourglass, OctagonX, RefreshCw } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CertificateStatus } from '../../../../shared/domain/certificates/facts.ts';

const LOOKS: Readonly<Record<CertificateStatus, readonly [LucideIcon, string]>> = {
  pending: [Hourglass, 'info'],
  valid: [BadgeCheck, 'success'],
  expiring: [RefreshCw, 'warning'],
  expired: [CalendarX2, 'error'],
  'not-yet-valid': [CirclePause, 'warning'],
  revoked: [OctagonX, 'error'],
  'unknown-issuer': [CircleHelp, 'warning'],
};

/** The status of a certificate: an icon and a word. */
export function StatusBadge({ status }: { readonly status: CertificateStatus }) {
  const { t } = useTranslation();
  const [Icon, tone] = LOOKS[status];
  return (
    <span className={`badge badge-${tone}`}>
      <Icon aria-hidden="true" />
      {t(`certificates.status.${status}`)}
    </span>
  );
}
