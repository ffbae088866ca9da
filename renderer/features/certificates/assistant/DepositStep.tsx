import { Import, Printer, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRecord } from '../../../../shared/contract/certificate-views.ts';
import { deliver, saveTicket } from '../../../client/index.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useInstall } from '../install/install-store.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { api } from '../services.ts';
import { recordLink } from '../use-view.ts';
import { useAct } from '../../../shell/use-act.ts';
import { DnText } from './DnText.tsx';
import { PlatformSteps } from './PlatformSteps.tsx';
import { useProfile, useRequest } from './request-store.ts';
import { RevocationForm } from './RevocationForm.tsx';
import { StepActions } from './StepActions.tsx';

/** A file name that every system takes, from what the person calls the request. */
function fileNameOf(label: string): string {
  const plain = label
    .normalize('NFD')
    .replaceAll(/[^\w.-]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
  return plain === '' ? 'demande' : plain;
}

function useSaving({ id, label }: CertificateRecord) {
  const [saved, setSaved] = useState<string>();
  const { isBusy, failure, run } = useAct();
  const save = (extension: 'csr' | 'pem'): Promise<boolean> =>
    run(async () => {
      const ticket = await saveTicket(`${fileNameOf(label)}.${extension}`);
      if (ticket === null) return;
      await api.certificates.export({ id, form: 'csr', out: ticket.ticket, force: true });
      await deliver(ticket);
      setSaved(ticket.name);
    });
  return { saved, isBusy, failure, save };
}

function Request({ made }: { readonly made: CertificateRecord }) {
  const { t } = useTranslation();
  const { saved, isBusy, failure, save } = useSaving(made);
  const pem = made.csrPem ?? '';
  return (
    <Panel title={t('certificatesRequest.deposit.request')}>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      <p className="request-dn-text">
        <DnText text={made.subject} />
      </p>
      <pre className="request-pem" tabIndex={0} aria-label={t('certificatesRequest.deposit.pem')}>
        {pem}
      </pre>
      <div className="page-actions no-print">
        <CopyButton text={pem}>{t('certificatesRequest.deposit.copy')}</CopyButton>
        {(['csr', 'pem'] as const).map((extension) => (
          <Button
            key={extension}
            icon={<Save aria-hidden="true" />}
            isDisabled={isBusy}
            onPress={() => void save(extension)}
          >
            {t('certificatesRequest.deposit.save', { extension })}
          </Button>
        ))}
        <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
          {t('certificates.actions.print')}
        </Button>
      </div>
      <p role="status" className="request-kept">
        {saved !== undefined && t('certificatesRequest.deposit.saved', { file: saved })}
      </p>
    </Panel>
  );
}

/** The request in hand: to copy, save or print; then what is done with it elsewhere, and what comes after. */
export function DepositStep() {
  const { t } = useTranslation();
  const { made, open } = useRequest();
  const profile = useProfile();
  const install = useInstall((state) => state.open);
  if (made === undefined) return null;
  return (
    <>
      <p>{t('certificatesRequest.steps.deposit.lead')}</p>
      <Request made={made} />
      {profile !== undefined && <PlatformSteps profile={profile} mode="csr" />}
      <div className="no-print">
        <Panel title={t('certificatesRequest.revocation.title')}>
          <p>{t('certificatesRequest.revocation.lead')}</p>
          <RevocationForm id={made.id} isKept={made.hasRevocationCode} onKept={() => void open(made.id)} />
        </Panel>
      </div>
      <Panel title={t('certificatesRequest.after.title')}>
        <p>{t('certificatesRequest.after.text')}</p>
        <p>
          <a href={recordLink(made.id)}>{t('certificatesRequest.after.record')}</a>
        </p>
      </Panel>
      <StepActions>
        <Button look="primary" icon={<Import aria-hidden="true" />} onPress={install}>
          {t('certificatesRequest.after.install')}
        </Button>
      </StepActions>
    </>
  );
}
