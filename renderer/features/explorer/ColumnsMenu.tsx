import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PressEvent } from 'react-aria-components';
import { Button, IconButton } from '../../ui/Button.tsx';
import { MenuPopover } from './MenuPopover.tsx';
import { COLUMN_IDS, DEFAULT_COLUMNS } from './query.ts';
import type { ColumnId } from './query.ts';
import { useQuery } from './use-query.ts';

/** The columns with one moved by a place, where there is one. */
function moved(columns: readonly ColumnId[], id: ColumnId, by: -1 | 1): readonly ColumnId[] {
  const from = columns.indexOf(id);
  if (from + by < 0 || from + by >= columns.length) return columns;
  const others = columns.filter((column) => column !== id);
  return [...others.slice(0, from + by), id, ...others.slice(from + by)];
}

interface LineProps {
  readonly id: ColumnId;
  readonly columns: readonly ColumnId[];
  readonly onChange: (columns: readonly ColumnId[]) => void;
}

/** The line goes elsewhere in the page with its button, which would lose the focus. */
function keepFocus({ target }: PressEvent): void {
  window.requestAnimationFrame(() => (target as HTMLElement).focus());
}

function Movers({ name, onMove }: { readonly name: string; readonly onMove: (by: -1 | 1) => void }) {
  const { t } = useTranslation();
  const move = (by: -1 | 1) => (event: PressEvent) => {
    onMove(by);
    keepFocus(event);
  };
  return (
    <span className="explorer-menu-tools">
      <IconButton label={t('explorer.columnsMenu.up', { name })} onPress={move(-1)}>
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <IconButton label={t('explorer.columnsMenu.down', { name })} onPress={move(1)}>
        <ArrowDown aria-hidden="true" />
      </IconButton>
    </span>
  );
}

function Line({ id, columns, onChange }: LineProps) {
  const { t } = useTranslation();
  const name = t(`explorer.columns.${id}`);
  const isShown = columns.includes(id);
  const isLast = isShown && columns.length === 1;
  return (
    <li className="explorer-menu-line">
      <label className="facet-value">
        <input
          type="checkbox"
          checked={isShown}
          disabled={isLast}
          onChange={() => onChange(isShown ? columns.filter((column) => column !== id) : [...columns, id])}
        />
        <span>{name}</span>
      </label>
      {isShown && <Movers name={name} onMove={(by) => onChange(moved(columns, id, by))} />}
    </li>
  );
}

/** Which columns are shown, and in which order. */
export function ColumnsMenu() {
  const { t } = useTranslation();
  const { query, change } = useQuery();
  const { columns } = query;
  const hidden = COLUMN_IDS.filter((id) => !columns.includes(id));
  const choose = (next: readonly ColumnId[]): void => change({ columns: next }, true);
  return (
    <MenuPopover
      title={t('explorer.columnsMenu.title')}
      label={t('explorer.columnsMenu.label')}
      icon={<Columns3 aria-hidden="true" />}
    >
      {() => (
        <>
          <h2>{t('explorer.columnsMenu.label')}</h2>
          <ul className="explorer-menu-list">
            {[...columns, ...hidden].map((id) => (
              <Line key={id} id={id} columns={columns} onChange={choose} />
            ))}
          </ul>
          <Button look="quiet" onPress={() => choose(DEFAULT_COLUMNS)}>
            {t('explorer.columnsMenu.reset')}
          </Button>
        </>
      )}
    </MenuPopover>
  );
}
