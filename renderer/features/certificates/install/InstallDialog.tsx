import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCertificateFiles } from '../../../shell/offered-files.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useInstall } from './install-store.ts';
import { ItemView } from './ItemView.tsx';
import { Sources } from './Sources.tsx';
import './install.css';

/** Takes the files that were dropped on the window. */
function useDropped(): void {
  const offered = useCertificateFiles((state) => state.offered);
  useEffect(() => {
    const files = useCertificateFiles.getState().take();
    if (files.length > 0) useInstall.getState().addFiles(files);
  }, [offered]);
}

/** "What do you want to do with it?": files, a text or a server are looked at before anything is kept. */
export function InstallDialog() {
  const { t } = useTranslation();
  const { isOpen, items, close, open } = useInstall();
  useDropped();
  const isDone = items.length > 0 && items.every(({ outcome }) => outcome !== undefined);
  return (
    <Dialog
      size="l"
      title={t(items.length === 0 ? 'certificatesInstall.title' : 'certificatesInstall.question')}
      closeLabel={t('shell.close')}
      isOpen={isOpen}
      onClose={close}
      actions={
        items.length > 0 && (
          <>
            <Button onPress={open}>{t('certificatesInstall.other')}</Button>
            <Button look={isDone ? 'primary' : 'secondary'} onPress={close}>
              {t('shell.close')}
            </Button>
          </>
        )
      }
    >
      {items.length === 0 ? (
        <Sources />
      ) : (
        <ul className="install-items">
          {items.map((item) => (
            <ItemView key={item.key} item={item} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
