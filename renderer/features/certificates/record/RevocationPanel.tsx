import { Eye } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { RevocationForm } from '../assistant/RevocationForm.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { api } from '../services.ts';
import { useAct } from '../../../shell/use-act.ts';
import { withVault } from '../../../shell/vault/vault-store.ts';
import { useRecord } from './record-store.ts';
import { Term } from './Term.tsx';

const SHOWN_SECONDS = 30;

/** The code, as long as it may be seen; it is in no store and goes with this part of the page. */
function useShownCode(id: string) {
  const [code, setCode] = useState<string>();
  const [left, setLeft] = useState(0);
  const { isBusy, failure, run } = useAct();
  const isShown = code !== undefined;
  useEffect(() => {
    if (!isShown) return undefined;
    const until = performance.now() + SHOWN_SECONDS * 1000;
    const timer = window.setInterval(() => {
      const seconds = Math.ceil((until - performance.now()) / 1000);
      setLeft(seconds);
      if (seconds <= 0) setCode(undefined);
    }, 250);
    return () => window.clearInterval(timer);
  }, [isShown]);
  const show = (): void =>
    void run(async () => {
      const shown = await withVault(() => api.certificates.revocationCode({ id }));
      setLeft(SHOWN_SECONDS);
      setCode(shown?.code);
    });
  return { code, left, isBusy, failure, show, hide: () => setCode(undefined) };
}

function Shown({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { code, left, isBusy, failure, show, hide } = useShownCode(id);
  if (code === undefined) {
    return (
      <>
        {failure !== undefined && <ErrorPanel failure={failure} />}
        <p>{t('certificatesRecord.revocation.kept')}</p>
        <div className="page-actions">
          <Button icon={<Eye aria-hidden="true" />} isDisabled={isBusy} onPress={show}>
            {t('certificatesRecord.revocation.show')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <p className="record-code">
        <code>{shownText(code)}</code>
        <CopyButton text={code} name={t('certificatesRecord.revocation.title')} />
      </p>
      <p className="soft">{t('certificatesRecord.revocation.hides', { count: Math.max(0, left) })}</p>
      <div className="page-actions">
        <Button onPress={hide}>{t('certificatesRecord.revocation.hide')}</Button>
      </div>
    </>
  );
}

/** The code that revokes it: kept sealed, shown on demand and hidden again. */
export function RevocationPanel({ record }: { readonly record: CertificateRecord }) {
  const { t } = useTranslation();
  const [isForm, setForm] = useState(false);
  const { id, hasRevocationCode } = record;
  const title = t('certificatesRecord.revocation.title');
  return (
    <Panel
      title={
        <Term name={title} explanation={t('certificatesRecord.revocation.explained')}>
          {title}
        </Term>
      }
    >
      {hasRevocationCode && <Shown id={id} />}
      {!hasRevocationCode && <p className="soft">{t('certificatesRecord.revocation.none')}</p>}
      {isForm ? (
        <RevocationForm
          id={id}
          isKept={hasRevocationCode}
          onKept={() => {
            setForm(false);
            void useRecord.getState().reload();
          }}
        />
      ) : (
        <div className="page-actions">
          <Button look="quiet" onPress={() => setForm(true)}>
            {t(hasRevocationCode ? 'certificatesRecord.revocation.replace' : 'certificatesRecord.revocation.keep')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
