import { ShieldCheck, ShieldPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedAuthority } from '../../../../shared/contract/trust.ts';
import { ENVIRONMENTS } from '../../../../shared/domain/certificates/facts.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Chains } from './Chains.tsx';
import { Crls } from './Crls.tsx';
import { ImportAuthority } from './ImportAuthority.tsx';
import { useAuthorityImport } from './import-store.ts';
import { RemoveAuthority } from './RemoveAuthority.tsx';
import { useTrust } from './trust-store.ts';
import { WhereToFind } from './WhereToFind.tsx';
import './trust.css';

function ImportButton() {
  const { t } = useTranslation();
  const open = useAuthorityImport((state) => state.open);
  return (
    <Button icon={<ShieldPlus aria-hidden="true" />} onPress={open}>
      {t('certificatesTrust.import.open')}
    </Button>
  );
}

function Content() {
  const { t } = useTranslation();
  const authorities = useTrust((state) => state.authorities);
  const [removed, setRemoved] = useState<TrustedAuthority>();
  const isEmpty = authorities.length === 0;
  return (
    <>
      {isEmpty ? (
        <EmptyState
          icon={<ShieldCheck aria-hidden="true" />}
          title={t('certificatesTrust.empty.title')}
          action={<ImportButton />}
        >
          {t('certificatesTrust.empty.text')}
        </EmptyState>
      ) : (
        <div className="trust-environments">
          {ENVIRONMENTS.map((environment) => (
            <Chains key={environment} authorities={authorities} environment={environment} onRemove={setRemoved} />
          ))}
        </div>
      )}
      <WhereToFind isOpen={isEmpty} />
      <Crls />
      {removed !== undefined && <RemoveAuthority authority={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}

/** The authorities that are trusted, by environment, and their lists of revoked certificates. */
export function TrustView() {
  const { t } = useTranslation();
  const { status, failure, authorities, load } = useTrust();
  const [said, setSaid] = useState('');
  useEffect(() => void load(), [load]);
  return (
    <div className="trust">
      <div className="trust-head">
        <div>
          <h2>{t('certificatesTrust.title')}</h2>
          <p>{t('certificatesTrust.system')}</p>
        </div>
        {authorities.length > 0 && <ImportButton />}
      </div>
      <p role="status" className="trust-said">
        {said}
      </p>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {status === 'loading' && <p className="soft">{t('shell.loading')}</p>}
      {status === 'ready' && <Content />}
      <ImportAuthority onAdded={(count) => setSaid(t('certificatesTrust.import.done', { count }))} />
    </div>
  );
}
