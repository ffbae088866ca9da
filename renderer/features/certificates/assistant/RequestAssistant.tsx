import { FilePlus2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Panel.tsx';

interface RequestAssistantProps {
  /** The certificate that the request renews; undefined for a first one. */
  readonly renews: string | undefined;
}

/** From a need to a request ready to be deposited. */
export function RequestAssistant({ renews }: RequestAssistantProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('certificatesRequest.title')} width="reading">
      <EmptyState icon={<FilePlus2 aria-hidden="true" />} title={t('certificatesRequest.empty')}>
        {renews}
      </EmptyState>
    </Page>
  );
}
