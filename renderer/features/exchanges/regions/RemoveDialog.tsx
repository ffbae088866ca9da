import { useTranslation } from 'react-i18next';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { api } from '../../../client/index.ts';
import { useAct } from '../../../shell/use-act.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useRegions } from '../regions-store.ts';
import { goTo } from '../use-address.ts';

/** Asks before a server, or what was set of a shipped one, is forgotten. */
export function RemoveDialog({ row, onClose }: { readonly row: RegionRow; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { isBusy, failure, run } = useAct();
  const what = row.isShipped ? 'reset' : 'action';
  const remove = async (): Promise<void> => {
    const isDone = await run(async () => {
      await api.regions.remove({ code: row.code });
      await useRegions.getState().load();
    });
    if (!isDone) return;
    onClose();
    goTo('regions');
  };
  return (
    <Dialog
      title={t('exchangesRegions.remove.title', { label: shownText(row.label) })}
      closeLabel={t('shell.close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('exchangesRegions.cancel')}</Button>
          <Button look="danger" isDisabled={isBusy} onPress={() => void remove()}>
            {t(`exchangesRegions.remove.${what}`)}
          </Button>
        </>
      }
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <p>{t(row.isShipped ? 'exchangesRegions.remove.leadShipped' : 'exchangesRegions.remove.leadOwn')}</p>
    </Dialog>
  );
}
