import { useTranslation } from 'react-i18next';
import type { ChangedEstablishment } from '../../../../../shared/domain/exchange/transaction.ts';
import { shownText } from '../../../../ui/shown-text.ts';
import { SortableTable } from '../../../../ui/SortableTable.tsx';
import type { TableColumn } from '../../../../ui/SortableTable.tsx';
import { viewLink } from '../../use-address.ts';

interface ChangedTableProps {
  readonly region: string;
  readonly changed: readonly ChangedEstablishment[];
}

const SCOPES = { true: 'restricted', false: 'unrestricted', null: 'unsaid' } as const;

function linkOf(region: string, { etablissement, restrictedOrganisation }: ChangedEstablishment): string {
  return viewLink('request', {
    region,
    transaction: 'etablissement',
    code: etablissement.code,
    authority: etablissement.assigningAuthorityName,
    restricted: restrictedOrganisation === null ? undefined : String(restrictedOrganisation),
  });
}

function useColumns(region: string): readonly TableColumn<ChangedEstablishment>[] {
  const { t } = useTranslation();
  const read = t('exchangesHistory.record.read');
  return [
    {
      id: 'id',
      label: t('exchangesHistory.record.changedId'),
      isRowHeader: true,
      cell: ({ etablissement }) => <code>{shownText(etablissement.code)}</code>,
      sortBy: ({ etablissement }) => etablissement.code,
    },
    {
      id: 'scope',
      label: t('exchangesHistory.record.changedScope'),
      cell: ({ restrictedOrganisation: scope }) =>
        t(`exchangesHistory.record.${SCOPES[String(scope) as keyof typeof SCOPES]}`),
    },
    {
      id: 'read',
      label: read,
      hidesLabel: true,
      cell: (row) => {
        const label = t('exchangesHistory.record.readLabel', { id: shownText(row.etablissement.code) });
        return (
          <a href={linkOf(region, row)} aria-label={label}>
            {read}
          </a>
        );
      },
    },
  ];
}

/** What a notification named: each leads to the reading that it calls for. */
export function ChangedTable({ region, changed }: ChangedTableProps) {
  const { t } = useTranslation();
  return (
    <SortableTable
      caption={t('exchangesHistory.record.changed')}
      keyOf={({ etablissement: { code, assigningAuthorityName } }) => `${assigningAuthorityName} ${code}`}
      rows={changed}
      columns={useColumns(region)}
    />
  );
}
