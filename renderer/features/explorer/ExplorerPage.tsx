import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../navigation/store.ts';
import { useSources } from '../../shell/sources-store.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { EmptyCache } from './EmptyCache.tsx';
import { ExplorerList } from './ExplorerList.tsx';

const RecordPage = lazy(async () => ({ default: (await import('./record/RecordPage.tsx')).RecordPage }));

/** The explorer: a list of what the address asks, or the record it names; Back from a record finds the list as it was left. */
export function ExplorerPage() {
  const { t } = useTranslation();
  const id = useNavigation((state) => state.route.id);
  const { status, sources, failure } = useSources();
  if (id !== undefined) {
    return (
      <Suspense fallback={<p className="shell-loading soft">{t('explorer.record.loading')}</p>}>
        <RecordPage id={id} />
      </Suspense>
    );
  }
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (status === 'loading') return <p className="shell-loading soft">{t('shell.loading')}</p>;
  return sources.length === 0 ? <EmptyCache /> : <ExplorerList />;
}
