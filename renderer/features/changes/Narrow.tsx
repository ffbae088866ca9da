import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { countFields, narrowRows } from './change-rows.ts';
import type { ShownDiff } from './changes-store.ts';
import { useView } from './use-view.ts';
import { useWords } from './use-words.ts';

const ALL = '*';

function KindPicker({ diff: { report } }: { readonly diff: ShownDiff }) {
  const { t } = useTranslation();
  const { view, change } = useView();
  const { kindOf } = useWords();
  const { added, removed, changed } = report;
  const kinds = useMemo(
    () => [...new Set([...added, ...removed, ...changed].map(({ kind }) => kind))].sort(),
    [added, removed, changed],
  );
  return (
    <Picker
      label={t('changes.narrow.kind')}
      value={view.kind !== undefined && kinds.includes(view.kind) ? view.kind : ALL}
      choices={[{ id: ALL, label: t('changes.narrow.everyKind') }, ...kinds.map((id) => ({ id, label: kindOf(id) }))]}
      onChange={(kind) => change({ kind: kind === ALL ? undefined : kind, field: undefined })}
    />
  );
}

function FieldBox({ diff: { rows } }: { readonly diff: ShownDiff }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { view, change } = useView();
  const { fieldOf } = useWords();
  const { kind, withDates } = view;
  const fields = useMemo(
    () => countFields(narrowRows(rows, { kind, withDates, field: undefined })),
    [rows, kind, withDates],
  );
  return (
    <ComboBox
      label={t('changes.narrow.field')}
      choices={fields.map((field) => ({
        id: field.field,
        label: fieldOf(field),
        detail: formatNumber(field.changes, language),
      }))}
      value={view.field}
      onChange={(field) => change({ field })}
      placeholder={t('changes.narrow.everyField')}
      clearLabel={t('changes.narrow.clearField')}
      noneLabel={t('changes.narrow.none')}
    />
  );
}

/** What the lists are narrowed to. */
export function Narrow({ diff }: { readonly diff: ShownDiff }) {
  const { t } = useTranslation();
  const { view, change } = useView();
  const { tab } = view;
  return (
    <div className="changes-narrow no-print">
      {tab !== 'establishments' && <KindPicker diff={diff} />}
      {tab === 'changed' && <FieldBox diff={diff} />}
      {tab !== 'added' && tab !== 'removed' && (
        <Checkbox isSelected={view.withDates} onChange={(withDates) => change({ withDates })}>
          {t('changes.narrow.dates')}
        </Checkbox>
      )}
    </div>
  );
}
