import { useTranslation } from 'react-i18next';
import type { About } from '../../../shared/contract/workspace.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SortableTable } from '../../ui/SortableTable.tsx';
import type { TableColumn } from '../../ui/SortableTable.tsx';

type Package = About['licences'][number];

/** The free software that Cercle is made with, by name and licence. */
export function LicencesPanel({ licences }: Pick<About, 'licences'>) {
  const { t } = useTranslation();
  const kinds = [...new Set(licences.map(({ licence }) => licence))].sort((a, b) => a.localeCompare(b)).join(', ');
  const columns: readonly TableColumn<Package>[] = [
    {
      id: 'name',
      label: t('about.licences.name'),
      isRowHeader: true,
      sortBy: ({ name }) => name,
      cell: ({ name }) => name,
    },
    { id: 'version', label: t('about.licences.version'), cell: ({ version }) => version },
    {
      id: 'licence',
      label: t('about.licences.licence'),
      sortBy: ({ licence }) => licence,
      cell: ({ licence }) => licence,
    },
  ];
  return (
    <Panel title={t('about.licences.title')}>
      <p>{t('about.licences.lead', { count: licences.length, kinds })}</p>
      <Disclosure title={t('about.licences.list')}>
        <div className="about-list">
          <SortableTable
            caption={t('about.licences.title')}
            columns={columns}
            rows={licences}
            keyOf={({ name, version }) => `${name} ${version}`}
          />
        </div>
      </Disclosure>
    </Panel>
  );
}
