import { ArrowLeft, Route } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../shared/contract/dossier-views.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Page } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { useDossier } from './dossier-store.ts';
import { TABS } from './address.ts';
import { DossierActions } from './DossierActions.tsx';
import { DossierMarks } from './parts/DossierMarks.tsx';
import { TamperNotice } from './parts/TamperNotice.tsx';
import { useText } from './parts/use-text.ts';
import { SHOWN_TABS } from './shown-tabs.ts';
import { TAB_VIEWS } from './tabs.ts';
import { goTo, useView } from './use-view.ts';
import './dossier-page.css';

function BackButton() {
  const { t } = useTranslation();
  return (
    <Button look="quiet" icon={<ArrowLeft aria-hidden="true" />} onPress={() => goTo()}>
      {t('dossiers.back')}
    </Button>
  );
}

function Shown({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const text = useText();
  const { view, change } = useView();
  const selected = SHOWN_TABS.has(view.tab) ? view.tab : 'journey';
  const View = TAB_VIEWS[selected];
  return (
    <Page
      title={shownText(dossier.title)}
      lead={text(dossier.journey.title)}
      actions={
        <div className="page-actions no-print">
          <BackButton />
          <DossierActions dossier={dossier} />
        </div>
      }
    >
      <DossierMarks row={dossier} />
      <TamperNotice id={dossier.id} verification={dossier.verification} />
      <Tabs
        label={t('dossiers.title')}
        tabs={TABS.filter((tab) => SHOWN_TABS.has(tab)).map((tab) => ({ id: tab, label: t(`dossiers.tabs.${tab}`) }))}
        selected={selected}
        onSelect={(tab) => change({ tab })}
      >
        {View !== undefined && <View dossier={dossier} />}
      </Tabs>
    </Page>
  );
}

/** One dossier: its line, what is to be done now, and everything kept of it. */
export function DossierPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const dossier = useDossier((state) => (state.id === id ? state.dossier : undefined));
  const failure = useDossier((state) => state.failure);
  useEffect(() => {
    void useDossier.getState().load(id);
  }, [id]);
  if (dossier !== undefined) return <Shown dossier={dossier} />;
  if (failure === undefined) return <p className="soft dossier-loading">{t('shell.loading')}</p>;
  return (
    <Page title={t('dossiers.title')} actions={<BackButton />}>
      {failure.code === 'dossier.unknown' ? (
        <EmptyState icon={<Route aria-hidden="true" />} title={t('dossiers.unknown.title')}>
          {t('dossiers.unknown.text')}
        </EmptyState>
      ) : (
        <ErrorPanel failure={failure} />
      )}
    </Page>
  );
}
