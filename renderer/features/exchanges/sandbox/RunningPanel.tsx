import { CalendarClock, CircleStop } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SandboxStatus } from '../../../../shared/contract/sandbox.ts';
import { api } from '../../../client/index.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { regionLink } from '../use-address.ts';
import { useSandbox } from './sandbox-store.ts';

/** The server that the sandbox is registered as. */
const CODE = 'BAC';

function Facts({ region }: { readonly region: SandboxStatus }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { url, units, seed, tls, refusal, deniesUnlisted, revision, changedAt } = region;
  const version = tls === 'both' ? 'both' : tls === '1.2' ? 'v12' : 'v13';
  return (
    <dl className="sandbox-facts">
      <dt>{t('exchangesSandbox.url')}</dt>
      <dd>
        <code>{url}</code> <CopyButton text={url ?? ''} name={t('exchangesSandbox.url')} />{' '}
        <a href={regionLink(CODE)}>{t('exchangesSandbox.server', { code: CODE })}</a>
      </dd>
      <dt>{t('exchangesSandbox.content')}</dt>
      <dd>{t('exchangesSandbox.contentIs', { units: formatNumber(units, language), seed })}</dd>
      <dt>{t('exchangesSandbox.tls')}</dt>
      <dd>{t(`exchangesSandbox.versions.${version}`)}</dd>
      <dt>{t('exchangesSandbox.refusal')}</dt>
      <dd>
        {t(`exchangesSandbox.refusals.${refusal}`)}
        {deniesUnlisted ? '' : ` · ${t('exchangesSandbox.takesAll')}`}
      </dd>
      <dt>{t('exchangesSandbox.time')}</dt>
      <dd>
        {changedAt === null || revision === 0
          ? t('exchangesSandbox.unchanged')
          : t('exchangesSandbox.changed', { count: revision, date: formatDate(changedAt, language, true) })}
      </dd>
    </dl>
  );
}

/** Where the region is, what it holds, and the passing of its time. */
export function RunningPanel({ region }: { readonly region: SandboxStatus }) {
  const { t } = useTranslation();
  const { isBusy, act } = useSandbox();
  return (
    <Panel
      title={t('exchangesSandbox.runningTitle')}
      aside={<Badge tone="success">{t('exchangesSandbox.running')}</Badge>}
    >
      <Facts region={region} />
      <div className="page-actions">
        <Button
          icon={<CalendarClock aria-hidden="true" />}
          isDisabled={isBusy}
          onPress={() => void act(() => api.sandbox.evolve({}))}
        >
          {t('exchangesSandbox.evolve')}
        </Button>
        <Button
          icon={<CircleStop aria-hidden="true" />}
          isDisabled={isBusy}
          onPress={() => void act(() => api.sandbox.stop({}))}
        >
          {t('exchangesSandbox.stop')}
        </Button>
      </div>
    </Panel>
  );
}
