import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../../shared/contract/vault.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { usePreferences } from '../../../shell/preferences.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Page, Panel } from '../../../ui/Panel.tsx';
import { BackLink } from '../parts/BackLink.tsx';
import { useVault } from '../../../shell/vault/vault-store.ts';
import { BackupForm } from '../../../shell/vault/BackupForm.tsx';
import { PassphrasePanel } from './PassphrasePanel.tsx';
import { RestoreForm } from './RestoreForm.tsx';
import { SystemPanel } from './SystemPanel.tsx';
import '../../../shell/vault/vault.css';

const TONES: Readonly<Record<VaultStatus['state'], Tone>> = { absent: 'warning', locked: 'neutral', open: 'success' };

function Facts({ vault }: { readonly vault: VaultStatus }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { protections, iterations, keys, journal } = vault;
  const n = (value: number): string => formatNumber(value, language);
  return (
    <dl className="vault-facts">
      <dt>{t('certificatesVault.facts.protections')}</dt>
      <dd>
        {protections.map((protection) => t(`certificatesVault.facts.by.${protection}`)).join(', ')}
        {iterations !== null && (
          <span className="soft"> {t('certificatesVault.facts.iterations', { n: n(iterations) })}</span>
        )}
      </dd>
      <dt>{t('certificatesVault.facts.keys')}</dt>
      <dd>{n(keys)}</dd>
      <dt>{t('certificatesVault.facts.journal')}</dt>
      <dd>
        {t('certificatesVault.facts.entries', { count: journal.entries, n: n(journal.entries) })}{' '}
        {journal.isIntact === true && <Badge tone="success">{t('certificatesVault.facts.intact')}</Badge>}
        {journal.isIntact === false && <Badge tone="error">{t('certificatesVault.facts.broken')}</Badge>}
      </dd>
    </dl>
  );
}

function StatePanel({ vault }: { readonly vault: VaultStatus }) {
  const { t } = useTranslation();
  const { open, lock } = useVault();
  const { state } = vault;
  return (
    <Panel
      title={t('certificatesVault.state.title')}
      aside={<Badge tone={TONES[state]}>{t(`certificatesVault.state.${state}`)}</Badge>}
    >
      <p>{t(`certificatesVault.state.${state}Text`)}</p>
      {state !== 'absent' && <Facts vault={vault} />}
      <div className="page-actions">
        {state === 'open' ? (
          <Button icon={<Lock aria-hidden="true" />} onPress={() => attempt(lock)}>
            {t('certificatesVault.lockNow')}
          </Button>
        ) : (
          <Button look="primary" onPress={() => attempt(open)}>
            {t(state === 'absent' ? 'certificatesVault.create.open' : 'certificatesVault.unlock.open')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function BackupPanel({ vault }: { readonly vault: VaultStatus }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { backup } = vault;
  return (
    <Panel
      title={t('certificatesVault.backup.title')}
      aside={
        backup?.isCurrent === true ? (
          <Badge tone="success">{t('certificatesVault.backup.current')}</Badge>
        ) : (
          <Badge tone="warning">{t(`certificatesVault.backup.${backup === null ? 'never' : 'stale'}`)}</Badge>
        )
      }
    >
      <p>{t('certificatesVault.backup.lead')}</p>
      {backup !== null && (
        <p className="soft">{t('certificatesVault.backup.at', { date: formatDate(backup.at, language, true) })}</p>
      )}
      <BackupForm />
    </Panel>
  );
}

function DelayPanel() {
  const { t } = useTranslation();
  const { settings, save } = usePreferences();
  if (settings === undefined) return null;
  return (
    <Panel title={t('certificatesVault.delay.title')}>
      <NumberField
        label={t('certificatesVault.delay.label')}
        description={t('certificatesVault.delay.hint')}
        value={settings.lockMinutes}
        min={1}
        max={240}
        onChange={(lockMinutes) => attempt(() => save({ lockMinutes }))}
      />
    </Panel>
  );
}

function Panels({ vault }: { readonly vault: VaultStatus }) {
  return (
    <>
      <StatePanel vault={vault} />
      {vault.state !== 'absent' && (
        <>
          <BackupPanel vault={vault} />
          <PassphrasePanel vault={vault} />
          <SystemPanel vault={vault} />
          <DelayPanel />
        </>
      )}
      <RestoreForm isVaultThere={vault.state !== 'absent'} />
    </>
  );
}

/** The vault of keys: what opens it, its recovery file, and when it locks. */
export function VaultPage() {
  const { t } = useTranslation();
  const { vault, failure } = useVault();
  return (
    <Page
      title={t('certificatesVault.title')}
      lead={t('certificatesVault.lead')}
      width="reading"
      actions={<BackLink />}
    >
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {vault !== undefined && <Panels vault={vault} />}
    </Page>
  );
}
