import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceSummary } from '../../../shared/contract/cache.ts';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSources } from '../../shell/sources-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel, failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { bytesOf, recordsOf } from './source-facts.ts';

function Purged({ source }: { readonly source: SourceSummary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const records = recordsOf(source);
  const generations = source.generations.length;
  return (
    <>
      <p>{t('home.remove.lead')}</p>
      <ul className="home-purged">
        <li>{t('home.remove.entities', { count: records, shown: formatNumber(records, language) })}</li>
        <li>{t('home.remove.raw')}</li>
        <li>{t('home.remove.generations', { count: generations })}</li>
        <li>{t('home.remove.size', { size: formatBytes(bytesOf(source), language) })}</li>
      </ul>
      <p>{t('home.remove.kept', { origin: shownText(source.origin) })}</p>
      <p>{t('home.remove.final')}</p>
    </>
  );
}

interface RemoveDialogProps {
  readonly source: SourceSummary;
  readonly onClose: () => void;
  readonly onRemoved: (notice: string) => void;
}

/** Asks before a source is purged, and says exactly what goes and what stays. */
export function RemoveDialog({ source, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const remove = useSources((state) => state.remove);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const confirm = async (): Promise<void> => {
    setBusy(true);
    try {
      await remove(source.source);
      const size = formatBytes(bytesOf(source), language);
      onRemoved(t('home.remove.done', { source: shownText(source.label), size }));
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('home.remove.title', { source: shownText(source.label) })}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t('home.remove.cancel')}
          </Button>
          <Button look="danger" isDisabled={isBusy} onPress={() => void confirm()}>
            {t('home.remove.confirm')}
          </Button>
        </>
      }
    >
      {failure === undefined ? <Purged source={source} /> : <ErrorPanel failure={failure} />}
    </Dialog>
  );
}
