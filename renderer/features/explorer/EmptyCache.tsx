import { FolderOpen, SearchX, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client/index.ts';
import { useNavigation } from '../../navigation/store.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { chooseFiles, importFiles } from '../../shell/imports.ts';
import { useJobs } from '../../shell/jobs-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import './explorer-page.css';

async function openExample(): Promise<void> {
  const { jobId } = await api.synthetic.example({});
  await useJobs.getState().follow(jobId);
  useNavigation.getState().go({ screen: 'home', id: jobId });
}

/** What stands where there is no data at all: the two ways to have some. */
export function EmptyCache() {
  const { t } = useTranslation();
  return (
    <div className="explorer-empty">
      <h1 className="visually-hidden">{t('explorer.title')}</h1>
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title={t('explorer.empty.title')}
        action={
          <div className="explorer-doors">
            <Button look="primary" icon={<Sparkles aria-hidden="true" />} onPress={() => attempt(openExample)}>
              {t('explorer.empty.example')}
            </Button>
            <Button
              icon={<FolderOpen aria-hidden="true" />}
              onPress={() => chooseFiles((files) => attempt(() => importFiles(files)))}
            >
              {t('explorer.empty.open')}
            </Button>
          </div>
        }
      >
        {t('explorer.empty.text')}
      </EmptyState>
    </div>
  );
}
