import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/contract/workspace.ts';
import { useSettings } from './settings-store.ts';

interface SavedProps {
  readonly setting: keyof Settings;
  readonly children: ReactNode;
}

/** A setting, and beside it the word that it was saved; read aloud without taking the focus. */
export function Saved({ setting, children }: SavedProps) {
  const { t } = useTranslation();
  const isSaved = useSettings(({ saved }) => saved === setting);
  return (
    <div className="settings-row">
      {children}
      <p role="status" className="settings-saved">
        {isSaved && (
          <>
            <Check aria-hidden="true" />
            {t('settings.saved')}
          </>
        )}
      </p>
    </div>
  );
}
