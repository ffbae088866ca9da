import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SANDBOX_STATES } from '../../../../shared/contract/sandbox.ts';
import type { SandboxState } from '../../../../shared/contract/sandbox.ts';
import { api } from '../../../client/index.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { withVault } from '../../../shell/vault/vault-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { usePendingRequests } from '../own-certificates-store.ts';
import { CertificatePicker } from '../parts/CertificatePicker.tsx';
import { useSandbox } from './sandbox-store.ts';

function NoRequest() {
  const { t } = useTranslation();
  return (
    <p>
      {t('exchangesSandbox.issue.noRequest')}{' '}
      <a href={formatRoute({ screen: 'certificates', query: { view: ['request'] } })}>
        {t('exchangesSandbox.issue.makeRequest')}
      </a>
    </p>
  );
}

/** The authority answers a request, with a certificate in the state that is to be rehearsed. */
export function IssueForm() {
  const { t } = useTranslation();
  const requests = usePendingRequests();
  const { isBusy, act } = useSandbox();
  const [chosen, setChosen] = useState<string>();
  const [state, setState] = useState<SandboxState>('valid');
  const request = requests.find(({ id }) => id === chosen)?.id ?? requests[0]?.id;
  if (request === undefined) return <NoRequest />;
  const issue = (): Promise<boolean> =>
    act(async () => {
      await withVault(() => api.sandbox.issue({ csr: { request }, state }));
      return api.sandbox.status({});
    });
  return (
    <div className="sandbox-line">
      <Picker
        label={t('exchangesSandbox.issue.request')}
        choices={requests.map(({ id, label }) => ({ id, label: shownText(label) }))}
        value={request}
        onChange={setChosen}
      />
      <Picker
        label={t('exchangesSandbox.issue.state')}
        choices={SANDBOX_STATES.map((id) => ({ id, label: t(`exchangesSandbox.states.${id}`) }))}
        value={state}
        onChange={setState}
      />
      <Button isDisabled={isBusy} onPress={() => void issue()}>
        {t('exchangesSandbox.issue.action')}
      </Button>
    </div>
  );
}

/** Puts a certificate of the inventory on the whitelist. */
export function ListForm() {
  const { t } = useTranslation();
  const { isBusy, act } = useSandbox();
  const [certificate, setCertificate] = useState<string | null>(null);
  return (
    <div className="sandbox-line">
      <CertificatePicker
        label={t('exchangesSandbox.desk.certificate')}
        noneLabel={t('exchangesSandbox.desk.choose')}
        value={certificate}
        onChange={setCertificate}
      />
      <Button
        isDisabled={isBusy || certificate === null}
        onPress={() => {
          if (certificate !== null) void act(() => api.sandbox.whitelist({ certificate, listed: true }));
        }}
      >
        {t('exchangesSandbox.desk.add')}
      </Button>
    </div>
  );
}
