import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { SecretField } from '../../../ui/SecretField.tsx';
import { api } from '../services.ts';
import { useAct } from '../../../shell/use-act.ts';
import { withVault } from '../../../shell/vault/vault-store.ts';

interface RevocationFormProps {
  /** The certificate or request that the code revokes. */
  readonly id: string;
  readonly isKept: boolean;
  readonly onKept: () => void;
}

/** A code typed twice, sealed, and forgotten by the page at once. */
function useKeeping({ id, onKept }: RevocationFormProps) {
  const [code, setCode] = useState('');
  const [again, setAgain] = useState('');
  const { isBusy, failure, run } = useAct();
  const keep = async (): Promise<void> => {
    await run(async () => {
      const kept = await withVault(() => api.certificates.keepRevocationCode({ id, code, again }));
      if (kept === undefined) return;
      setCode('');
      setAgain('');
      onKept();
    });
  };
  return { code, setCode, again, setAgain, failure, keep, isReady: !isBusy && code !== '' && code === again };
}

/** The revocation code that was chosen on the platform, typed twice and sealed in the vault. */
export function RevocationForm(props: RevocationFormProps) {
  const { t } = useTranslation();
  const { code, setCode, again, setAgain, failure, keep, isReady } = useKeeping(props);
  const label = t('certificatesRequest.revocation.code');
  const differs = again !== '' && !code.startsWith(again);
  return (
    <form
      className="request-revocation"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void keep();
      }}
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <p role="status" className="request-kept">
        {props.isKept && (
          <>
            <CircleCheck aria-hidden="true" />
            {t('certificatesRequest.revocation.kept')}
          </>
        )}
      </p>
      <div className="request-pair">
        <SecretField label={label} value={code} onChange={setCode} />
        <SecretField
          label={t('certificatesVault.again', { label })}
          value={again}
          onChange={setAgain}
          {...(differs && { error: t('certificatesVault.differs') })}
        />
      </div>
      <div>
        <Button type="submit" isDisabled={!isReady}>
          {t(props.isKept ? 'certificatesRequest.revocation.replace' : 'certificatesRequest.revocation.keep')}
        </Button>
      </div>
    </form>
  );
}
