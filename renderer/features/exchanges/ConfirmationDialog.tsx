import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EnvironmentMark } from '../../ui/EnvironmentMark.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useConfirmation } from './confirmation-store.ts';

/** Says which production server is about to be called, and asks whether that is meant. */
export function ConfirmationDialog() {
  const { t } = useTranslation();
  const { asked, answer } = useConfirmation();
  if (asked === undefined) return null;
  const address = asked.url || asked.extractionUrl;
  return (
    <Dialog
      title={t('exchanges.production.title')}
      closeLabel={t('shell.close')}
      isOpen
      onClose={() => answer(false)}
      actions={
        <>
          <Button onPress={() => answer(false)}>{t('exchanges.production.cancel')}</Button>
          <Button look="danger" onPress={() => answer(true)}>
            {t('exchanges.production.confirm')}
          </Button>
        </>
      }
    >
      <div className="exchanges-production">
        <TriangleAlert aria-hidden="true" />
        <div>
          <p>
            <strong>{shownText(asked.label)}</strong> <EnvironmentMark environment={asked.environment} />
          </p>
          {address !== '' && (
            <p>
              <code>{shownText(address)}</code>
            </p>
          )}
          <p>{t('exchanges.production.lead')}</p>
          <p className="soft">{t('exchanges.production.once')}</p>
        </div>
      </div>
    </Dialog>
  );
}
