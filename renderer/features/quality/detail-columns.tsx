import type { TFunction } from 'i18next';
import type { FindingView } from '../../../shared/contract/cache.ts';
import type { Language } from '../../i18n/language.ts';
import type { GridColumn } from '../../ui/grid-model.ts';
import { shownText } from '../../ui/shown-text.ts';
import { placeOf } from './finding-words.ts';

type FindingColumn = GridColumn<FindingView>;

const KINDS = ['ej', 'eg', 'oi', 'ue', 'professionnel', 'activite', 'equipement'] as const;

function kindText(kind: string | undefined, t: TFunction): string {
  const known = KINDS.find((one) => one === kind);
  return known === undefined ? (kind ?? '') : t(`record.kinds.${known}`);
}

function nameText({ entity }: FindingView, t: TFunction): string {
  if (entity === null) return t('quality.detail.document');
  return entity.name.trim() === '' ? t('record.untitled') : shownText(entity.name);
}

/** What is shown of a finding: the record, the field in words and as its path, and the value that was found. */
export function detailColumns(t: TFunction, language: Language): readonly FindingColumn[] {
  return [
    {
      id: 'name',
      label: t('quality.columns.record'),
      width: 14,
      grow: 3,
      opens: true,
      cell: (row) => nameText(row, t),
    },
    {
      id: 'kind',
      label: t('quality.columns.kind'),
      width: 11,
      cell: ({ entity }) => <span className="soft">{kindText(entity?.kind, t)}</span>,
    },
    {
      id: 'field',
      label: t('quality.columns.field'),
      width: 12,
      grow: 2,
      cell: ({ entity, path }) => <span>{shownText(placeOf(entity?.kind ?? '', path, language))}</span>,
    },
    {
      id: 'value',
      label: t('quality.columns.value'),
      width: 10,
      grow: 2,
      cell: ({ value }) => <span>{shownText(value)}</span>,
    },
    {
      id: 'path',
      label: t('quality.columns.path'),
      width: 12,
      grow: 2,
      cell: ({ path }) => <code className="soft">{shownText(path)}</code>,
    },
  ];
}
