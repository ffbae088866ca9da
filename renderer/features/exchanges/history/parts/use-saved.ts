import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliver, saveTicket } from '../../../../client/index.ts';
import { attempt } from '../../../../shell/FailureNotice.tsx';

interface Saving {
  /** What was last saved, in words; undefined before. */
  readonly said: string | undefined;
  /** Asks where to keep a file, has it written there, and hands it over. */
  readonly save: (name: string, write: (ticket: string) => Promise<unknown>) => void;
}

/** Saving of what a service writes. */
export function useSaved(): Saving {
  const { t } = useTranslation();
  const [file, setFile] = useState<string>();
  return {
    said: file === undefined ? undefined : t('exchangesHistory.saved', { file }),
    save: (name, write) =>
      attempt(async () => {
        const saved = await saveTicket(name);
        if (saved === null) return;
        await write(saved.ticket);
        await deliver(saved);
        setFile(saved.name);
      }),
  };
}
