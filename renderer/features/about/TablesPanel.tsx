import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NomenclatureTable } from '../../../shared/contract/nomenclatures.ts';
import { fold } from '../../../shared/domain/search.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { chooseFiles } from '../../shell/imports.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { SearchBox } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { SortableTable } from '../../ui/SortableTable.tsx';
import type { TableColumn } from '../../ui/SortableTable.tsx';
import { useAbout } from './about-store.ts';

function useColumns(): readonly TableColumn<NomenclatureTable>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    {
      id: 'name',
      label: t('about.tables.name'),
      isRowHeader: true,
      sortBy: ({ name }) => name,
      cell: ({ name, source }) => (
        <>
          {shownText(name)}
          <span className="about-table-source">{shownText(source)}</span>
        </>
      ),
    },
    { id: 'date', label: t('about.tables.date'), sortBy: ({ version }) => version, cell: ({ version }) => version },
    {
      id: 'concepts',
      label: t('about.tables.concepts'),
      isNumeric: true,
      sortBy: ({ concepts }) => concepts,
      cell: ({ concepts }) => formatNumber(concepts, language),
    },
    { id: 'oid', label: t('about.tables.oid'), cell: ({ oid }) => <code>{shownText(oid)}</code> },
  ];
}

function AllTables({ tables }: { readonly tables: readonly NomenclatureTable[] }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const [text, setText] = useState('');
  const words = fold(text).split(' ');
  const found = tables.filter(({ name, oid, source }) => {
    const all = fold(`${name} ${oid} ${source}`);
    return words.every((word) => all.includes(word));
  });
  return (
    <div className="about-list">
      <SearchBox
        label={t('about.tables.filter')}
        placeholder={t('about.tables.filter')}
        clearLabel={t('about.tables.clear')}
        value={text}
        onChange={setText}
      />
      <SortableTable
        caption={t('about.tables.title')}
        columns={columns}
        rows={found}
        keyOf={({ oid, name }) => `${oid} ${name}`}
        start={{ by: 'name', descending: false }}
      />
    </div>
  );
}

function ImportTables() {
  const { t } = useTranslation();
  const { isImporting, imported, importTables } = useAbout();
  const said = isImporting ? t('about.tables.importing') : '';
  return (
    <>
      <div className="about-import">
        <Button
          isDisabled={isImporting}
          onPress={() =>
            chooseFiles(([file]) => {
              if (file !== undefined) void importTables(file);
            }, '.tabs,.zip')
          }
        >
          {t('about.tables.import')}
        </Button>
        <p role="status" className="about-imported">
          {imported === undefined ? said : t('about.tables.imported', { count: imported })}
        </p>
      </div>
      <p className="soft">{t('about.tables.importHint')}</p>
    </>
  );
}

/** The code tables in use with their dates and sources, and the way to newer ones. */
export function TablesPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const tables = useAbout((state) => state.tables);
  const concepts = tables.reduce((sum, table) => sum + table.concepts, 0);
  const latest = tables.reduce((last, { version }) => (version > last ? version : last), '');
  const values = { shown: formatNumber(tables.length, language), concepts: formatNumber(concepts, language) };
  return (
    <Panel title={t('about.tables.title')}>
      <p>
        {t('about.tables.lead', { count: tables.length, ...values })}{' '}
        {t('about.tables.dates', { latest: formatDate(latest, language) })}
      </p>
      <ImportTables />
      <Disclosure title={t('about.tables.list')}>
        <AllTables tables={tables} />
      </Disclosure>
    </Panel>
  );
}
