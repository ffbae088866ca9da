import { useTranslation } from 'react-i18next';
import type { ChangedEstablishment } from '../../../../../shared/domain/exchange/transaction.ts';
import { shownText } from '../../../../ui/shown-text.ts';
import { SortableTable } from '../../../../ui/SortableTable.tsx';
import { viewLink } from '../../use-address.ts';

interface ChangedTableProps {
  readonly region: string;
  readonly changed: readonly ChangedEstablishment[];
}

const SCOPES = { true: 'restricted', false: 'unrestricted', null: 'unsaid' } as const;

/** What a notification named: each leads to the reading that it calls for. */
export function ChangedTable({ region, changed }: ChangedTableProps) {
  const { t } = useTranslation();
  const linkOf = ({ etablissement, restrictedOrganisation }: ChangedEstablishment): string =>
    viewLink('request', {
      region,
      transaction: 'etablissement',
      code: etablissement.code,
      authority: etablissement.assigningAuthorityName,
      restricted: restrictedOrganisation === null ? undefined : String(restrictedOrganisation),
    });
  return (
    <SortableTable
      caption={t('exchangesHistory.record.changed')}
      keyOf={({ etablissement: { code, assigningAuthorityName } }) => `${assigningAuthorityName} ${code}`}
      rows={changed}
      columns={[
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
          label: t('exchangesHistory.record.read'),
          hidesLabel: true,
          cell: (row) => (
            <a
              href={linkOf(row)}
              aria-label={t('exchangesHistory.record.readLabel', { id: shownText(row.etablissement.code) })}
            >
              {t('exchangesHistory.record.read')}
            </a>
          ),
        },
      ]}
    />
  );
}
