import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { useCertificates } from '../certificates-store.ts';
import { useWords } from '../parts/use-words.ts';
import { useView } from '../use-view.ts';
import { inventoryColumns } from './columns.tsx';
import { EmptyInventory } from './EmptyInventory.tsx';
import { filterRows, isFiltered } from './filter.ts';
import { InventoryFilters } from './InventoryFilters.tsx';
import { ListTools } from './ListTools.tsx';
import { Pending } from './Pending.tsx';
import './inventory.css';

const MOST_COMPARED = 2;

/** The two certificates chosen last. */
function useChosen(rows: readonly CertificateRow[]) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const chosen = ids.filter((id) => rows.some((row) => row.id === id));
  const choose = (id: string): void =>
    setIds(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-MOST_COMPARED));
  return { chosen, choose };
}

function List({ rows, total }: { readonly rows: readonly CertificateRow[]; readonly total: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view } = useView();
  const { daysWords } = useWords();
  const { chosen, choose } = useChosen(rows);
  const columns = inventoryColumns({ t, language, place: view.place, daysWords, chosen, onChoose: choose });
  const n = (count: number): string => formatNumber(count, language);
  const count = rows.length === total ? t('certificates.list.count', { count: total, n: n(total) }) : undefined;
  return (
    <Panel
      flush
      title={count ?? t('certificates.list.of', { n: n(rows.length), total: n(total) })}
      aside={rows.length > 0 && <ListTools rows={rows} chosen={chosen} />}
    >
      {rows.length === 0 ? (
        <p className="inventory-none soft">
          {t(isFiltered(view) ? 'certificates.list.noMatch' : 'certificates.list.noneHere')}
        </p>
      ) : (
        <div className="inventory-scroll">
          <SortableTable
            caption={t('certificates.list.caption')}
            columns={columns}
            rows={rows}
            keyOf={({ id }) => id}
            start={{ by: 'notAfter', descending: false }}
          />
        </div>
      )}
    </Panel>
  );
}

function Rows({ rows }: { readonly rows: readonly CertificateRow[] }) {
  const { view } = useView();
  const isHere = (row: CertificateRow): boolean => row.place === view.place;
  // Requests stand above the list, except where they were put away.
  const isApart = (row: CertificateRow): boolean => row.status === 'pending' && row.place === 'active';
  const filtered = useMemo(() => filterRows(rows, view), [rows, view]);
  const total = rows.filter((row) => isHere(row) && !isApart(row)).length;
  return (
    <>
      <Pending rows={filtered.filter(isApart)} />
      <InventoryFilters />
      <List rows={filtered.filter((row) => !isApart(row))} total={total} />
    </>
  );
}

/** Every certificate that is held, those that are asked for, and how each of them is. */
export function Inventory() {
  const { t } = useTranslation();
  const { status, rows, failure } = useCertificates();
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (status !== 'ready') return <p className="soft">{t('shell.loading')}</p>;
  return rows.length === 0 ? <EmptyInventory /> : <Rows rows={rows} />;
}
