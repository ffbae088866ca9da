import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import type { Language } from '../../../i18n/language.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { TableColumn } from '../../../ui/SortableTable.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { useWords } from '../parts/use-words.ts';
import { goTo } from '../use-view.ts';
import type { PlannedBar } from './plan.ts';

const TONES: Readonly<Record<PlannedBar['todo'], Tone>> = {
  revoked: 'error',
  expired: 'error',
  'order-now': 'error',
  'order-soon': 'warning',
  'not-yet-valid': 'info',
  replaced: 'neutral',
  later: 'neutral',
};

interface AgendaTableProps {
  readonly plan: readonly PlannedBar[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

type Column = TableColumn<PlannedBar>;

function useNameColumn({ selected, onSelect }: AgendaTableProps): Column {
  const { t } = useTranslation();
  return {
    id: 'label',
    label: t('certificates.columns.label'),
    isRowHeader: true,
    sortBy: ({ label }) => label,
    cell: ({ id, label }) => (
      <button
        type="button"
        className="agenda-name"
        aria-pressed={id === selected}
        title={t('certificatesAgenda.select')}
        onClick={() => onSelect(id)}
      >
        {shownText(label)}
      </button>
    ),
  };
}

function useDateColumns(language: Language): readonly Column[] {
  const { t } = useTranslation();
  const { daysWords } = useWords();
  return [
    {
      id: 'orderBefore',
      label: t('certificates.columns.orderBefore'),
      sortBy: ({ orderBefore }) => orderBefore,
      cell: ({ orderBefore, todo }) => (
        <span className="agenda-date">
          <strong>{formatDate(orderBefore, language)}</strong>
          {todo !== 'replaced' && <span className="soft">{daysWords(orderBefore)}</span>}
        </span>
      ),
    },
    {
      id: 'lead',
      label: t('certificatesAgenda.columns.lead'),
      isNumeric: true,
      sortBy: ({ leadDays }) => leadDays,
      cell: ({ leadDays }) => t('certificatesAgenda.days', { count: leadDays, n: formatNumber(leadDays, language) }),
    },
    {
      id: 'notAfter',
      label: t('certificates.columns.notAfter'),
      sortBy: ({ notAfter }) => notAfter,
      cell: ({ notAfter }) => formatDate(notAfter, language),
    },
  ];
}

function useActColumn(): Column {
  const { t } = useTranslation();
  return {
    id: 'renew',
    label: t('certificatesAgenda.columns.act'),
    cell: ({ id, label, todo, renewedBy }) => {
      if (todo === 'replaced') return null;
      if (renewedBy !== null) return <span className="soft">{t('certificatesAgenda.underWay')}</span>;
      return (
        <Button
          look="quiet"
          icon={<RefreshCw aria-hidden="true" />}
          aria-label={t('certificatesAgenda.renewOne', { label })}
          onPress={() => goTo({ room: 'request', renews: id })}
        >
          {t('certificatesAgenda.renew')}
        </Button>
      );
    },
  };
}

function useColumns(props: AgendaTableProps): readonly Column[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = useNameColumn(props);
  const dates = useDateColumns(language);
  return [
    name,
    {
      id: 'todo',
      label: t('certificatesAgenda.columns.todo'),
      cell: ({ todo }) => <Badge tone={TONES[todo]}>{t(`certificatesAgenda.todo.${todo}`)}</Badge>,
    },
    ...dates,
    {
      id: 'environment',
      label: t('certificates.columns.environment'),
      sortBy: ({ environment }) => environment ?? '',
      cell: ({ environment }) => <EnvironmentMark environment={environment} />,
    },
    {
      id: 'uses',
      label: t('certificatesAgenda.columns.tell'),
      isNumeric: true,
      sortBy: ({ uses }) => uses.length,
      cell: ({ uses }) => formatNumber(uses.length, language),
    },
    useActColumn(),
  ];
}

/** Every certificate by its latest safe order date: what is to be done comes before what ends. */
export function AgendaTable(props: AgendaTableProps) {
  const { t } = useTranslation();
  const columns = useColumns(props);
  return (
    <div className="agenda-table">
      <SortableTable
        caption={t('certificatesAgenda.caption')}
        columns={columns}
        rows={props.plan}
        keyOf={({ id }) => id}
      />
    </div>
  );
}
