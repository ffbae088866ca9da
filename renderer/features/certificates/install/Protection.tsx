import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deliver, saveTicket } from '../../../client/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { api } from '../services.ts';
import { isWellTyped, NewPassphrase, NOTHING_TYPED } from '../../../shell/vault/NewPassphrase.tsx';
import { useAct } from '../../../shell/use-act.ts';
import type { Item } from './install-store.ts';

interface ProtectionProps {
  readonly item: Item;
  readonly password: string;
}

function useReencoding({ item, password }: ProtectionProps) {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [written, setWritten] = useState<readonly string[]>();
  const { isBusy, failure, run } = useAct();
  const write = (): Promise<boolean> =>
    run(async () => {
      if (item.from === undefined || !('file' in item.from)) return;
      const saved = await saveTicket(`${item.name.replace(/\.[^.]+$/u, '')}-aes256.p12`);
      if (saved === null) return;
      const { file } = item.from;
      const choice = { file, password, out: saved.ticket, newPassword: typed.text, force: true };
      const { warnings } = await api.certificates.reencode(choice);
      await deliver(saved);
      setTyped(NOTHING_TYPED);
      setWritten([saved.name, ...warnings]);
    });
  return { typed, setTyped, written, failure, write, isReady: !isBusy && isWellTyped(typed, 'p12') };
}

function Reencoding(props: ProtectionProps) {
  const { t } = useTranslation();
  const { typed, setTyped, written, failure, write, isReady } = useReencoding(props);
  if (written !== undefined) {
    const [file = '', ...warnings] = written;
    return (
      <div role="status">
        <p>{t('certificatesInstall.old.done', { file })}</p>
        {warnings.map((warning) => (
          <p key={warning} className="soft">
            {warning}
          </p>
        ))}
      </div>
    );
  }
  return (
    <form
      className="install-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void write();
      }}
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <NewPassphrase use="p12" label={t('certificatesInstall.old.password')} typed={typed} onChange={setTyped} />
      <Button type="submit" isDisabled={!isReady}>
        {t('certificatesInstall.old.action')}
      </Button>
    </form>
  );
}

/** The same file under a modern cipher, for one whose own is old. */
export function Protection(props: ProtectionProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (props.item.inspection?.format !== 'pkcs12') return null;
  return (
    <div className="install-old">
      <History aria-hidden="true" />
      <div>
        <p>{t('certificatesInstall.old.text')}</p>
        {!isOpen && <Button onPress={() => setOpen(true)}>{t('certificatesInstall.old.open')}</Button>}
        {isOpen && <Reencoding {...props} />}
      </div>
    </div>
  );
}
