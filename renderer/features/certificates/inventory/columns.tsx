import { CircleDot, KeyRound } from 'lucide-react';
import type { TFunction } from 'i18next';
import type { CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import type { Language } from '../../../i18n/language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { TableColumn } from '../../../ui/SortableTable.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import type { Place } from '../address.ts';
import { shortDay } from '../parts/dates.ts';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { shortName } from '../../../ui/short-name.ts';
import { StatusBadge } from '../parts/StatusBadge.tsx';
import { recordLink } from '../use-view.ts';

export interface ColumnParts {
  readonly t: TFunction;
  readonly language: Language;
  readonly place: Place;
  readonly daysWords: (iso: string) => string;
  readonly chosen: readonly string[];
  readonly onChoose: (id: string) => void;
}

type Column = TableColumn<CertificateRow>;

function NameCell({ row, t }: { readonly row: CertificateRow; readonly t: TFunction }) {
  const name = shortName(row.subject);
  const role = t(`certificates.role.${row.role}`);
  return (
    <span className="inventory-name">
      <a href={recordLink(row.id)}>{shownText(row.label)}</a>
      <span className="inventory-second">
        {name === row.label ? role : `${role} · ${shownText(name)}`}
        {row.hasPrivateKey && <KeyRound role="img" aria-label={t('certificates.list.key')} />}
        {row.isLive && row.renewedBy !== null && <CircleDot role="img" aria-label={t('certificates.list.live')} />}
      </span>
    </span>
  );
}

function DateCell({ iso, language, second }: { iso: string | null; language: Language; second?: string }) {
  if (iso === null) return <span className="soft">—</span>;
  return (
    <span className="inventory-date">
      <time dateTime={iso}>{shortDay(iso, language)}</time>
      {second !== undefined && <span className="inventory-second">{second}</span>}
    </span>
  );
}

function Health({ row, t }: { readonly row: CertificateRow; readonly t: TFunction }) {
  const { findings } = row;
  if (findings.length === 0) return <span className="soft">{t('certificates.findings.zero')}</span>;
  const worst = (['error', 'warning', 'info'] as const).find((one) =>
    findings.some(({ severity }) => severity === one),
  );
  const words = t('certificates.findings.count', { count: findings.length });
  return (
    <span title={words}>
      <Badge tone={worst ?? 'info'}>
        <span aria-hidden="true">{findings.length}</span>
        <span className="visually-hidden">{words}</span>
      </Badge>
    </span>
  );
}

function selectColumn({ t, chosen, onChoose }: ColumnParts): Column {
  return {
    id: 'select',
    label: t('certificates.columns.select'),
    hidesLabel: true,
    cell: (row) => (
      <input
        type="checkbox"
        className="inventory-check"
        aria-label={t('certificates.list.select', { name: shownText(row.label) })}
        checked={chosen.includes(row.id)}
        onChange={() => onChoose(row.id)}
      />
    ),
  };
}

function dateColumns({ t, language, daysWords, place }: ColumnParts): readonly Column[] {
  const end: Column = {
    id: 'notAfter',
    label: t('certificates.columns.notAfter'),
    cell: ({ notAfter }) => (
      <DateCell iso={notAfter} language={language} {...(notAfter !== null && { second: daysWords(notAfter) })} />
    ),
    sortBy: ({ notAfter }) => notAfter ?? '',
  };
  if (place === 'bin') {
    const bin: Column = {
      id: 'binUntil',
      label: t('certificates.columns.binUntil'),
      cell: ({ binUntil }) => (
        <DateCell iso={binUntil} language={language} {...(binUntil !== null && { second: daysWords(binUntil) })} />
      ),
      sortBy: ({ binUntil }) => binUntil ?? '',
    };
    return [end, bin];
  }
  const order: Column = {
    id: 'orderBefore',
    label: t('certificates.columns.orderBefore'),
    cell: ({ orderBefore, renewedBy }) => (
      <DateCell iso={renewedBy === null ? orderBefore : null} language={language} />
    ),
    sortBy: ({ orderBefore }) => orderBefore ?? '',
  };
  return [end, order];
}

function stateColumns({ t }: ColumnParts): readonly Column[] {
  return [
    {
      id: 'status',
      label: t('certificates.columns.status'),
      cell: ({ status }) => <StatusBadge status={status} />,
      sortBy: ({ status }) => t(`certificates.status.${status}`),
    },
    {
      id: 'environment',
      label: t('certificates.columns.environment'),
      cell: ({ environment }) => <EnvironmentMark environment={environment} />,
      sortBy: ({ environment }) => environment ?? '',
    },
  ];
}

function careColumns({ t }: ColumnParts): readonly Column[] {
  const usesOf = ({ uses }: CertificateRow): string => uses.map(({ label }) => label).join(', ');
  return [
    {
      id: 'health',
      label: t('certificates.columns.health'),
      cell: (row) => <Health row={row} t={t} />,
      sortBy: ({ findings }) => findings.length,
    },
    {
      id: 'uses',
      label: t('certificates.columns.uses'),
      cell: (row) =>
        row.uses.length === 0 ? (
          <span className="soft">—</span>
        ) : (
          <span className="inventory-issuer" title={shownText(usesOf(row))}>
            {shownText(usesOf(row))}
          </span>
        ),
      sortBy: usesOf,
    },
  ];
}

/** The columns of the inventory; what is in a cell is text, sorted as it is read. */
export function inventoryColumns(parts: ColumnParts): readonly Column[] {
  const { t } = parts;
  return [
    selectColumn(parts),
    {
      id: 'label',
      label: `${t('certificates.columns.label')}, ${t('certificates.columns.role').toLowerCase()}`,
      cell: (row) => <NameCell row={row} t={t} />,
      isRowHeader: true,
      sortBy: ({ label }) => label,
    },
    ...stateColumns(parts),
    {
      id: 'issuer',
      label: t('certificates.columns.issuer'),
      cell: ({ issuer }) =>
        issuer === null ? (
          <span className="soft">—</span>
        ) : (
          <span className="inventory-issuer" title={shownText(issuer)}>
            {shownText(shortName(issuer))}
          </span>
        ),
      sortBy: ({ issuer }) => shortName(issuer ?? ''),
    },
    ...dateColumns(parts),
    ...careColumns(parts),
  ];
}
