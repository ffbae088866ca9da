import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { goTo } from '../use-view.ts';

/** From a record, the vault or the assistant back to the inventory. */
export function BackLink() {
  const { t } = useTranslation();
  return (
    <Button look="quiet" icon={<ArrowLeft aria-hidden="true" />} onPress={() => goTo({})}>
      {t('certificates.back')}
    </Button>
  );
}
