import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, deliver, saveTicket } from '../../client/index.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { useVault, withVault } from './vault-store.ts';
import { isWellTyped, NewPassphrase, NOTHING_TYPED } from './NewPassphrase.tsx';
import { useAct } from '../use-act.ts';

interface Made {
  readonly file: string;
  readonly keys: number;
}

/** Writes a recovery file under a passphrase of its own; undefined when the person gives up. */
async function makeBackup(passphrase: string): Promise<Made | undefined> {
  const day = new Date().toISOString().slice(0, 10);
  const saved = await saveTicket(`cercle-coffre-${day}.cercle-backup`);
  if (saved === null) return undefined;
  const made = await withVault(() => api.vault.backup({ out: saved.ticket, passphrase, force: true }));
  if (made === undefined) return undefined;
  await deliver(saved);
  await useVault.getState().load();
  return { file: saved.name, keys: made.keys };
}

/** A recovery file in the making. */
function useBackup(onDone: (() => void) | undefined) {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [made, setMade] = useState<Made>();
  const { isBusy, failure, run } = useAct();
  const make = (): Promise<boolean> =>
    run(async () => {
      const file = await makeBackup(typed.text);
      if (file === undefined) return;
      setMade(file);
      setTyped(NOTHING_TYPED);
      onDone?.();
    });
  return { typed, setTyped, made, isBusy, failure, make, isReady: !isBusy && isWellTyped(typed, 'file') };
}

/** The recovery file: a passphrase of its own, then where to keep it. */
export function BackupForm({ onDone }: { readonly onDone?: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { typed, setTyped, made, isBusy, failure, make, isReady } = useBackup(onDone);
  if (made !== undefined) {
    return (
      <p role="status" className="vault-done">
        <CircleCheck aria-hidden="true" />
        {t('certificatesVault.backup.done', {
          file: made.file,
          count: made.keys,
          n: formatNumber(made.keys, language),
        })}
      </p>
    );
  }
  return (
    <form
      className="vault-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void make();
      }}
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <NewPassphrase use="file" label={t('certificatesVault.backup.passphrase')} typed={typed} onChange={setTyped} />
      <p className="field-description">{t('certificatesVault.backup.advice')}</p>
      <div className="vault-form-actions">
        <Button type="submit" isDisabled={!isReady}>
          {isBusy ? t('certificatesVault.backup.busy') : t('certificatesVault.backup.action')}
        </Button>
      </div>
    </form>
  );
}
