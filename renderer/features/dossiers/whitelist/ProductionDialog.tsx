import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { shownText } from '../../../ui/shown-text.ts';

interface ProductionDialogProps {
  readonly regions: readonly RegionRow[];
  readonly onAnswer: (isMeant: boolean) => void;
}

/** Says which production servers a test is about to call, and asks whether that is meant. */
export function ProductionDialog({ regions, onAnswer }: ProductionDialogProps) {
  const { t } = useTranslation();
  const names = regions.map(({ label }) => shownText(label)).join(', ');
  return (
    <Dialog
      title={t('dossiersRegisters.whitelist.production.title')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button onPress={() => onAnswer(false)}>{t('dossiersRegisters.whitelist.production.cancel')}</Button>
          <Button look="danger" onPress={() => onAnswer(true)}>
            {t('dossiersRegisters.whitelist.production.confirm')}
          </Button>
        </>
      }
    >
      <p className="whitelist-production">
        <TriangleAlert aria-hidden="true" />
        <span>{t('dossiersRegisters.whitelist.production.text', { regions: names })}</span>
      </p>
    </Dialog>
  );
}
