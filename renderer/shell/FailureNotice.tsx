import { create } from 'zustand';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorPanel, failureOf } from '../ui/ErrorPanel.tsx';
import type { Failure } from '../ui/ErrorPanel.tsx';

interface Notice {
  readonly failure: Failure | undefined;
  show(error: unknown): void;
  close(): void;
}

/** A failure of something that was asked for and has no place of its own on the screen. */
export const useFailureNotice = create<Notice>((set) => ({
  failure: undefined,
  show: (error) => {
    set({ failure: failureOf(error) });
  },
  close: () => {
    set({ failure: undefined });
  },
}));

/** Runs what a button asked for; a failure is shown, never lost. */
export function attempt(work: () => Promise<unknown>): void {
  work().catch((error: unknown) => {
    useFailureNotice.getState().show(error);
  });
}

export function FailureNotice() {
  const { t } = useTranslation();
  const failure = useFailureNotice((state) => state.failure);
  const close = useFailureNotice((state) => state.close);
  return (
    <Dialog title={t('shell.error.title')} closeLabel={t('shell.close')} isOpen={failure !== undefined} onClose={close}>
      {failure !== undefined && <ErrorPanel failure={failure} />}
    </Dialog>
  );
}
