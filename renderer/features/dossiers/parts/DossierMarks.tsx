import { useTranslation } from 'react-i18next';
import type { DossierRow } from '../../../../shared/contract/dossier-views.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import './dossier-marks.css';

const TONES = { actif: 'neutral', termine: 'success', abandonne: 'warning' } as const;

/** What a dossier is, in a few marks: rehearsal or not, how far, with which access profile. */
export function DossierMarks({ row }: { readonly row: DossierRow }) {
  const { t } = useTranslation();
  const { status, isRehearsal, isArchived, profil, progress } = row;
  return (
    <p className="dossier-marks">
      <Badge tone={TONES[status]}>{t(`dossiers.status.${status}`)}</Badge>
      {isArchived && <Badge tone="neutral">{t('dossiers.archivedMark')}</Badge>}
      {isRehearsal && (
        <span className="dossier-marks-rehearsal" title={t('dossiers.rehearsalWhy')}>
          <EnvironmentMark environment="sandbox" /> {t('dossiers.rehearsal')}
        </span>
      )}
      <span>{profil === null ? t('dossiers.noProfil') : t('dossiers.profil', { profil })}</span>
      <span className="dossier-marks-progress">
        <span className="dossier-marks-bar" aria-hidden="true">
          <span style={{ inlineSize: `${(100 * progress.done) / Math.max(1, progress.total)}%` }} />
        </span>
        {t('dossiers.progress', { count: progress.done, total: progress.total })}
      </span>
    </p>
  );
}
