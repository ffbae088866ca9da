import { Archive, CalendarDays, Plus, Route } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DossierRow } from '../../../../shared/contract/dossier-views.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Page } from '../../../ui/Panel.tsx';
import { useDossiers } from '../dossiers-store.ts';
import { useCalendar } from '../parts/use-calendar.ts';
import { goTo, useView } from '../use-view.ts';
import { DossierCard } from './DossierCard.tsx';
import './list.css';

function NewButton() {
  const { t } = useTranslation();
  return (
    <Button look="primary" icon={<Plus aria-hidden="true" />} onPress={() => goTo({ room: 'choose' })}>
      {t('dossiers.new')}
    </Button>
  );
}

function Empty({ isArchive }: { readonly isArchive: boolean }) {
  const { t } = useTranslation();
  if (isArchive) {
    return (
      <EmptyState icon={<Archive aria-hidden="true" />} title={t('dossiers.empty.archivedTitle')}>
        {t('dossiers.empty.archivedText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Route aria-hidden="true" />}
      title={t('dossiers.empty.title')}
      action={
        <Button look="primary" onPress={() => goTo({ room: 'choose' })}>
          {t('dossiers.empty.action')}
        </Button>
      }
    >
      {t('dossiers.empty.text')}
    </EmptyState>
  );
}

/** The other half of the list: those put away, or those at work. */
function OtherHalf({ rows, isArchive }: { readonly rows: readonly DossierRow[]; readonly isArchive: boolean }) {
  const { t } = useTranslation();
  const count = rows.filter(({ isArchived }) => isArchived).length;
  if (!isArchive && count === 0) return null;
  return (
    <div>
      <Button look="quiet" onPress={() => goTo({ archived: !isArchive })}>
        {isArchive ? t('dossiers.list.showActive') : t('dossiers.list.showArchived', { count })}
      </Button>
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly DossierRow[] }) {
  const { t } = useTranslation();
  const { archived } = useView().view;
  const shown = rows.filter(({ isArchived }) => isArchived === archived);
  return (
    <>
      {shown.length === 0 ? (
        <Empty isArchive={archived} />
      ) : (
        <ul className="dossier-list" aria-label={t(archived ? 'dossiers.list.archived' : 'dossiers.list.label')}>
          {shown.map((row) => (
            <DossierCard key={row.id} row={row} />
          ))}
        </ul>
      )}
      <OtherHalf rows={rows} isArchive={archived} />
    </>
  );
}

/** The dossiers, those that wait for the person first; none leads to the five questions. */
export function DossierList() {
  const { t } = useTranslation();
  const { status, rows, failure } = useDossiers();
  const { said, save } = useCalendar();
  const isSome = rows.length > 0;
  return (
    <Page
      title={t('dossiers.title')}
      lead={t('dossiers.lead')}
      actions={
        isSome && (
          <div className="page-actions no-print">
            <Button icon={<CalendarDays aria-hidden="true" />} onPress={() => attempt(save)}>
              {t('dossiers.list.calendar')}
            </Button>
            <NewButton />
          </div>
        )
      }
    >
      <p role="status" className="dossier-said">
        {said}
      </p>
      {failure !== undefined && <ErrorPanel failure={failure} />}
      {status === 'loading' && <p className="soft">{t('shell.loading')}</p>}
      {status === 'ready' && <Rows rows={rows} />}
    </Page>
  );
}
