import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState.tsx';

/** What was done with keys, certificates and authorities, and the proof that it is whole. */
export function JournalView() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={<ScrollText aria-hidden="true" />} title={t('certificatesJournal.title')}>
      {t('certificatesJournal.empty')}
    </EmptyState>
  );
}
