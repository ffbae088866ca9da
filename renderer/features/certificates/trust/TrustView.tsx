import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState.tsx';

/** The authorities that are trusted, and their lists of revoked certificates. */
export function TrustView() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={<ShieldCheck aria-hidden="true" />} title={t('certificatesTrust.title')}>
      {t('certificatesTrust.empty')}
    </EmptyState>
  );
}
