import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServerTest } from '../../../../shared/contract/certificate-views.ts';
import type { ChainVerdict } from '../../../../shared/domain/certificates/chain.ts';
import { reasonFinding } from '../../../../shared/domain/certificates/findings.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { Findings } from '../parts/Findings.tsx';
import { api } from '../services.ts';
import { useAct } from '../../../shell/use-act.ts';
import { withVault } from '../../../shell/vault/vault-store.ts';
import { useRecord } from './record-store.ts';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const CHECKS = ['san', 'purpose', 'host', 'handshake', 'chain'] as const;

function Check({ check: { name, ok, detail } }: { readonly check: ServerTest['checks'][number] }) {
  const { t } = useTranslation();
  const known = CHECKS.find((one) => one === name);
  const Icon = ok ? CircleCheck : CircleX;
  const words = (check: (typeof CHECKS)[number], text: string): string => {
    if (check === 'chain' && /^\d+$/u.test(text)) return t('certificatesRecord.server.shown', { count: Number(text) });
    return shownText(
      check === 'purpose' ? text.replaceAll(SERVER_AUTH, 'serverAuth').replaceAll(CLIENT_AUTH, 'clientAuth') : text,
    );
  };
  return (
    <li className="record-check" data-ok={ok || undefined}>
      <Icon aria-hidden="true" />
      <div>
        <p>
          <strong>{known === undefined ? name : t(`certificatesRecord.server.checks.${known}`)}</strong> —{' '}
          {t(ok ? 'certificatesRecord.server.ok' : 'certificatesRecord.server.ko')}
        </p>
        {detail !== '' && <p className="soft">{known === undefined ? shownText(detail) : words(known, detail)}</p>}
      </div>
    </li>
  );
}

function Reasons({ chain }: { readonly chain: ChainVerdict }) {
  const findings = chain.reasons.map((reason) => reasonFinding(chain, reason));
  return <Findings findings={findings.filter(({ severity }) => severity === 'error')} />;
}

/** The server certificate tried on this computer, as a ROR would see it. */
export function ServerTestPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [test, setTest] = useState<ServerTest>();
  const { isBusy, failure, run } = useAct();
  const start = (): void =>
    void run(async () => {
      setTest(await withVault(() => api.certificates.testServer({ id })));
      await useRecord.getState().reload();
    });
  return (
    <Panel title={t('certificatesRecord.server.title')}>
      <p className="soft">{t('certificatesRecord.server.lead')}</p>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {test !== undefined && (
        <div role="status" className="record-form">
          <p className={test.ok ? 'record-good' : 'record-bad'}>
            {test.ok ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
            {t(test.ok ? 'certificatesRecord.server.passed' : 'certificatesRecord.server.failed')}
          </p>
          <ul className="record-list">
            {test.checks.map((check) => (
              <Check key={check.name} check={check} />
            ))}
          </ul>
          {test.chain !== null && !test.chain.trusted && <Reasons chain={test.chain} />}
        </div>
      )}
      <div className="page-actions">
        <Button isDisabled={isBusy} onPress={start}>
          {t(isBusy ? 'certificatesRecord.server.running' : 'certificatesRecord.server.action')}
        </Button>
      </div>
    </Panel>
  );
}
