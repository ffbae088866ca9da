import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryVerification } from '../../../../shared/contract/dossier-views.ts';
import { dossierLink } from '../use-view.ts';
import './tamper-notice.css';

interface TamperNoticeProps {
  readonly id: string;
  readonly verification: HistoryVerification;
}

/** Said above everything else: what follows may not be what was recorded. */
export function TamperNotice({ id, verification: { isIntact, sealed, brokenAt } }: TamperNoticeProps) {
  const { t } = useTranslation();
  if (isIntact && sealed?.isValid !== false) return null;
  return (
    <div className="tamper-notice" role="alert">
      <ShieldAlert aria-hidden="true" />
      <div>
        <strong>{t('dossiers.history.broken')}</strong>
        <p>
          {isIntact ? t('dossiers.history.badSeal') : t('dossiers.history.brokenText', { number: brokenAt ?? 1 })}{' '}
          <a href={dossierLink(id, { tab: 'history' })}>{t('dossiers.tabs.history')}</a>
        </p>
      </div>
    </div>
  );
}
