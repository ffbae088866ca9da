import { ListPlus, PlugZap, ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { VaultDialogs } from '../../../shell/vault/VaultDialogs.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import type { Noting } from './acts.ts';
import { useChecks } from './check-store.ts';
import { NoteDialog } from './NoteDialog.tsx';
import { SpanBars } from './SpanBars.tsx';
import { TestPanel } from './TestPanel.tsx';
import { useTest } from './use-test.tsx';
import { WhitelistTable } from './WhitelistTable.tsx';
import './whitelist.css';

interface HeadProps {
  readonly dossier: DossierView;
  readonly isTesting: boolean;
  readonly onTest: () => void;
  readonly onAdd: () => void;
}

function Buttons({ dossier, isTesting, onTest, onAdd }: HeadProps) {
  const { t } = useTranslation();
  const canNote = dossier.allowed.some(({ type }) => type === 'liste-blanche');
  return (
    <div className="page-actions no-print">
      {canNote && (
        <Button icon={<ListPlus aria-hidden="true" />} onPress={onAdd}>
          {t('dossiersRegisters.whitelist.add')}
        </Button>
      )}
      {dossier.whitelist.length > 0 && (
        <Button look="primary" icon={<PlugZap aria-hidden="true" />} isDisabled={isTesting} onPress={onTest}>
          {t('dossiersRegisters.whitelist.test')}
        </Button>
      )}
    </div>
  );
}

function Empty({ buttons }: { readonly buttons: ReactNode }) {
  const { t } = useTranslation();
  const icon = <ShieldQuestion aria-hidden="true" />;
  return (
    <EmptyState icon={icon} title={t('dossiersRegisters.whitelist.empty')} action={buttons}>
      {t('dossiersRegisters.whitelist.emptyText')}
    </EmptyState>
  );
}

/** What was told to those who keep whitelists, what is used, and what tests say of it. */
export function WhitelistView({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { id, status } = useChecks();
  const [noting, setNoting] = useState<Noting>();
  const { test, dialog } = useTest(dossier);
  const isTesting = id === dossier.id && status === 'running';
  const buttons = (
    <Buttons
      dossier={dossier}
      isTesting={isTesting}
      onTest={() => test()}
      onAdd={() => setNoting({ row: undefined, state: 'declaree' })}
    />
  );
  return (
    <div className="whitelist">
      {dossier.whitelist.length === 0 ? (
        <Empty buttons={buttons} />
      ) : (
        <>
          <Panel title={t('dossiersRegisters.whitelist.title')} aside={buttons}>
            <p className="soft">{t('dossiersRegisters.whitelist.lead')}</p>
            <TestPanel dossier={dossier} />
            <WhitelistTable dossier={dossier} isTesting={isTesting} onTest={test} onNote={setNoting} />
            <p className="soft whitelist-daily">{t('dossiersRegisters.whitelist.daily')}</p>
          </Panel>
          <SpanBars rows={dossier.whitelist} isRehearsal={dossier.isRehearsal} />
        </>
      )}
      {noting !== undefined && <NoteDialog dossier={dossier} noting={noting} onClose={() => setNoting(undefined)} />}
      {dialog}
      <VaultDialogs />
    </div>
  );
}
