import { FolderOpen, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../client/index.ts';
import { useNavigation } from '../navigation/store.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { attempt } from './FailureNotice.tsx';
import { openExtraction } from './imports.ts';
import { useJobs } from './jobs-store.ts';
import './no-data.css';

async function openExample(): Promise<void> {
  const { jobId } = await api.synthetic.example({});
  await useJobs.getState().follow(jobId);
  useNavigation.getState().go({ screen: 'home', id: jobId });
}

interface NoDataProps {
  readonly icon: ReactNode;
  /** What the screen would show of data. */
  readonly children: string;
}

/** What a screen that lives on data shows while there is none: the two ways to have some. */
export function NoData({ icon, children }: NoDataProps) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={icon}
      title={t('explorer.empty.title')}
      action={
        <div className="no-data-doors">
          <Button look="primary" icon={<Sparkles aria-hidden="true" />} onPress={() => attempt(openExample)}>
            {t('explorer.empty.example')}
          </Button>
          <Button icon={<FolderOpen aria-hidden="true" />} onPress={openExtraction}>
            {t('explorer.empty.open')}
          </Button>
        </div>
      }
    >
      {children}
    </EmptyState>
  );
}
