import type { TFunction } from 'i18next';
import type { Row, Sort } from '../../../shared/contract/explore.ts';
import type { LabelledCode } from '../../../shared/contract/common.ts';
import type { Language } from '../../i18n/language.ts';
import { CodeMark } from '../../ui/CodeLabel.tsx';
import type { GridColumn } from '../../ui/grid-model.ts';
import { shownText } from '../../ui/shown-text.ts';
import type { ColumnId } from './query.ts';

export interface ExplorerColumn extends GridColumn<Row> {
  readonly id: ColumnId;
  /** What a copy holds of it. */
  readonly text: (row: Row) => string;
}

interface Texts {
  readonly t: TFunction;
  readonly language: Language;
  readonly sourceLabel: (source: string) => string;
}

/** What sorts by each column; the columns that do not sort are absent. */
export const SORT_OF: Readonly<Partial<Record<ColumnId, Sort>>> = {
  name: 'name',
  commune: 'commune',
  etablissement: 'etablissement',
  updated: 'updated',
};

const WIDTHS: Readonly<Record<ColumnId, readonly [width: number, grow: number]>> = {
  name: [13, 3],
  kind: [4.25, 0],
  commune: [7.5, 1],
  etablissement: [9, 2],
  activites: [9, 2],
  champ: [8, 1],
  mode: [9, 1],
  age: [8, 0.5],
  categorie: [9, 1.5],
  nationalId: [10, 0.5],
  updated: [7, 0],
  source: [7, 0.5],
};

/** A code in words; its code where the tables have no label. */
export function labelOf({ code, label }: LabelledCode): string {
  return label === '' ? code : label;
}

/** Babies' ages are told in months. */
function isInYears(months: number): boolean {
  return months === 0 || (months >= 24 && months % 12 === 0);
}

export function ageText(months: number, t: TFunction): string {
  if (!isInYears(months)) return t('explorer.ages.months', { n: months });
  return t('explorer.ages.years', { n: months / 12 });
}

function agesText({ ageMin, ageMax }: Row, t: TFunction): string {
  if (ageMin === null && ageMax === null) return '';
  if (ageMax === null) return t('explorer.ages.from', { from: ageText(ageMin ?? 0, t) });
  if (ageMin === null) return t('explorer.ages.to', { to: ageText(ageMax, t) });
  if (isInYears(ageMin) && isInYears(ageMax)) {
    return t('explorer.ages.between', { from: String(ageMin / 12), to: ageText(ageMax, t) });
  }
  return t('explorer.ages.between', { from: ageText(ageMin, t), to: ageText(ageMax, t) });
}

const DAYS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  fr: new Intl.DateTimeFormat('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric' }),
};

/** A day in figures; what is no date is shown as it was written. */
export function dayText(written: string, language: Language): string {
  const date = new Date(written);
  return Number.isNaN(date.getTime()) ? written : DAYS[language].format(date);
}

function textOf(id: ColumnId, row: Row, { t, language, sourceLabel }: Texts): string {
  switch (id) {
    case 'name':
      return row.name;
    case 'kind':
      return t(`explorer.kindNames.${row.kind}`);
    case 'etablissement':
      return row.etablissement?.name ?? '';
    case 'activites':
      return row.activites.map(labelOf).join(', ');
    case 'age':
      return agesText(row, t);
    case 'nationalId':
      return row.nationalId ?? '';
    case 'updated':
      return row.updated === null ? '' : dayText(row.updated, language);
    case 'source':
      return sourceLabel(row.source);
    case 'commune':
    case 'champ':
    case 'mode':
    case 'categorie': {
      const code = row[id];
      return code === null ? '' : labelOf(code);
    }
  }
}

/** The codes of a cell that the tables mark: retired, guessed or unknown ones. */
function markedIn(id: ColumnId, row: Row): readonly LabelledCode[] {
  if (id === 'activites') return row.activites;
  if (id !== 'commune' && id !== 'champ' && id !== 'mode' && id !== 'categorie') return [];
  const code = row[id];
  return code === null ? [] : [code];
}

function Coded({ text, codes }: { readonly text: string; readonly codes: readonly LabelledCode[] }) {
  const marked = codes.find(({ status }) => status !== undefined)?.status;
  return (
    <>
      <span>{shownText(text)}</span>
      {marked !== undefined && <CodeMark status={marked} />}
    </>
  );
}

function Kind({ row, t }: { readonly row: Row; readonly t: TFunction }) {
  return (
    <abbr className={`explorer-kind explorer-kind-${row.kind}`} title={t(`explorer.kindNames.${row.kind}`)}>
      {t(`explorer.kindBadges.${row.kind}`)}
    </abbr>
  );
}

/** The columns asked for, in that order. */
export function columnsOf(ids: readonly ColumnId[], texts: Texts): readonly ExplorerColumn[] {
  const { t } = texts;
  return ids.map((id): ExplorerColumn => {
    const text = (row: Row): string => textOf(id, row, texts);
    const [width, grow] = WIDTHS[id];
    const shape = { id, label: t(`explorer.columns.${id}`), width, grow, text, isSortable: SORT_OF[id] !== undefined };
    if (id === 'kind') return { ...shape, cell: (row) => <Kind row={row} t={t} /> };
    if (id === 'nationalId') return { ...shape, cell: (row) => <code>{shownText(text(row))}</code> };
    if (id === 'name') return { ...shape, opens: true, cell: (row) => shownText(text(row)) };
    return { ...shape, cell: (row) => <Coded text={text(row)} codes={markedIn(id, row)} /> };
  });
}
