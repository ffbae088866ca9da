import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState.tsx';

/** What falls due, and by when its successor is to be ordered. */
export function AgendaView() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={<CalendarClock aria-hidden="true" />} title={t('certificatesAgenda.title')}>
      {t('certificatesAgenda.empty')}
    </EmptyState>
  );
}
