import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';

/** What a page without a session shows: a second tab, a link used twice, a host that was restarted. */
export function LinkNeeded() {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState icon={<Unplug aria-hidden="true" />} title={t('shell.session.title')}>
        {t('shell.session.text')}
      </EmptyState>
    </main>
  );
}
