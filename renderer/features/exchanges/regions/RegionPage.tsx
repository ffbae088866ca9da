import { ArrowLeft, Stethoscope, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Page } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useRegion, useRegions } from '../regions-store.ts';
import { goTo } from '../use-address.ts';
import { IdentityFields, VihfFields } from './IdentityFields.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { LimitFields, NotesField, SafetyFields } from './SafetyFields.tsx';
import { useDraft } from './use-draft.ts';
import type { Drafting } from './use-draft.ts';
import { AddressFields, ServerFields } from './WayFields.tsx';

function BackLink() {
  const { t } = useTranslation();
  return (
    <Button look="quiet" icon={<ArrowLeft aria-hidden="true" />} onPress={() => goTo('regions')}>
      {t('exchangesRegions.back')}
    </Button>
  );
}

function State({ row }: { readonly row: RegionRow }) {
  const { t } = useTranslation();
  const { missing } = row;
  return (
    <p className="regions-state">
      <EnvironmentMark environment={row.environment} />
      {missing.length === 0 ? (
        <Badge tone="success">{t('exchangesRegions.ready')}</Badge>
      ) : (
        <Badge tone="warning">
          {t('exchangesRegions.lacks', {
            what: missing.map((name) => t(`exchangesRegions.missing.${name}`)).join(', '),
          })}
        </Badge>
      )}
    </p>
  );
}

function Actions({ row }: { readonly row: RegionRow }) {
  const { t } = useTranslation();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <div className="page-actions no-print">
      <BackLink />
      <Button icon={<Trash2 aria-hidden="true" />} onPress={() => setRemoving(true)}>
        {t(row.isShipped ? 'exchangesRegions.remove.reset' : 'exchangesRegions.remove.action')}
      </Button>
      <Button
        icon={<Stethoscope aria-hidden="true" />}
        isDisabled={row.missing.includes('url')}
        onPress={() => goTo('diagnosis', { target: row.code })}
      >
        {t('exchangesRegions.diagnose')}
      </Button>
      {isRemoving && <RemoveDialog row={row} onClose={() => setRemoving(false)} />}
    </div>
  );
}

function SaveBar({ wrong, isChanged, isBusy, isSaved, save, undo }: Drafting) {
  const { t } = useTranslation();
  return (
    <div className="regions-save no-print">
      <span role="status" className="soft">
        {isChanged ? t('exchangesRegions.save.changed') : isSaved && t('exchangesRegions.save.done')}
      </span>
      <Button isDisabled={!isChanged || isBusy} onPress={undo}>
        {t('exchangesRegions.save.undo')}
      </Button>
      <Button look="primary" isDisabled={!isChanged || isBusy || wrong.size > 0} onPress={() => void save()}>
        {t('exchangesRegions.save.action')}
      </Button>
    </div>
  );
}

function Form({ row }: { readonly row: RegionRow }) {
  const drafting = useDraft(row);
  const isRor = drafting.draft.dialect === 'ror-2.4';
  return (
    <div className="regions-form">
      <State row={row} />
      <ServerFields {...drafting} />
      <AddressFields {...drafting} />
      <IdentityFields {...drafting} />
      {isRor && <VihfFields {...drafting} />}
      <SafetyFields {...drafting} />
      <LimitFields {...drafting} />
      <NotesField {...drafting} />
      {drafting.failure !== undefined && <ErrorPanel failure={drafting.failure} />}
      <SaveBar {...drafting} />
    </div>
  );
}

/** One server with all its settings. */
export function RegionPage({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const row = useRegion(code);
  const status = useRegions((state) => state.status);
  const failure = useRegions((state) => state.failure);
  if (row === undefined) {
    return (
      <Page title={t('exchangesRegions.columns.name')} actions={<BackLink />}>
        {failure !== undefined && <ErrorPanel failure={failure} />}
        {status === 'ready' && (
          <EmptyState icon={<Stethoscope aria-hidden="true" />} title={t('exchangesRegions.unknown.title')}>
            {t('exchangesRegions.unknown.lead', { code: shownText(code) })}
          </EmptyState>
        )}
      </Page>
    );
  }
  return (
    <Page
      title={shownText(row.label)}
      lead={t('exchangesRegions.formLead')}
      actions={<Actions row={row} />}
      width="reading"
    >
      <Form row={row} />
    </Page>
  );
}
