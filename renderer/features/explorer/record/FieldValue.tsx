import { useTranslation } from 'react-i18next';
import type { FieldLabels } from '../../../../shared/domain/ror/field-labels.ts';
import type { Row, RowTable } from '../../../../shared/domain/ror/mapping-row.ts';
import { formatNumber } from '../../../i18n/format.ts';
import type { Language } from '../../../i18n/language.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { CodeLabel } from '../../../ui/CodeLabel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { hasContent, METADATA_FIELDS } from './content.ts';
import { dayWords, momentWords } from './dates.ts';
import { FindingMark } from './FindingMark.tsx';
import { shownLines } from './texts.ts';
import { isCode, isIdentifier, isObject } from './view.ts';
import type { Fields, ShownCode } from './view.ts';

/** A date, a number or a text as people read it; what is not what it should be stays as written. */
function scalarText(row: Row | undefined, value: string, language: Language): string {
  if (row?.type === 'date') return dayWords(value, language);
  if (row?.type === 'dateTime') return momentWords(value, language);
  const isCount = row?.type === 'integer' && /^\d{1,15}$/u.test(value.trim());
  return isCount ? formatNumber(Number(value), language) : shownLines(value);
}

interface ValueProps {
  readonly value: unknown;
  readonly row: Row | undefined;
  readonly labels: FieldLabels | undefined;
  readonly place: readonly string[];
}

/** Any value of the model: text, code, identifier, list or object. */
export function FieldValue({ value, row, labels, place }: ValueProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (Array.isArray(value)) return <ValueList {...{ row, labels, place }} value={value} />;
  if (typeof value === 'boolean') return t(value ? 'record.yes' : 'record.no');
  if (isCode(value)) return <CodeLabel code={value} />;
  if (isIdentifier(value)) return <code>{shownText(`${value.code} ${value.texte ?? ''}`.trim())}</code>;
  if (isObject(value)) {
    if (isWording(value)) return <Wording value={value} />;
    if (row?.type !== 'object' || labels === undefined) return null;
    return <FieldGroup table={row.table} labels={labels} fields={value} place={place} />;
  }
  return <span className="record-text">{scalarText(row, String(value), language)}</span>;
}

/** A text with its language, a number with its unit: one thing, not a list of fields. */
interface WordingOf {
  readonly texte?: string;
  readonly langue?: string;
  readonly valeur?: string;
  readonly unite?: ShownCode;
}

function isWording(value: Fields): value is Fields & WordingOf {
  const fields = Object.keys(value);
  return (
    fields.every((field) => ['texte', 'langue'].includes(field)) ||
    fields.every((field) => ['valeur', 'unite'].includes(field))
  );
}

function Wording({ value: { texte, langue, valeur, unite } }: { readonly value: WordingOf }) {
  return (
    <span className="record-text">
      {shownText(texte ?? valeur ?? '')} {langue !== undefined && <span className="soft">({shownText(langue)})</span>}
      {unite !== undefined && <CodeLabel code={unite} />}
    </span>
  );
}

function ValueList({ value, row, labels, place }: ValueProps & { readonly value: readonly unknown[] }) {
  const items = value.map((item, index) => ({ item, index })).filter(({ item }) => hasContent(item));
  const [only] = items;
  const at = (index: number): readonly string[] => [...place, String(index + 1)];
  if (only === undefined) return null;
  if (items.length === 1) return <FieldValue value={only.item} row={row} labels={labels} place={at(only.index)} />;
  return (
    <ul className="record-values">
      {items.map(({ item, index }) => (
        <li key={index}>
          <FieldValue value={item} row={row} labels={labels} place={at(index)} />
        </li>
      ))}
    </ul>
  );
}

interface GroupProps {
  readonly table: RowTable;
  readonly labels: FieldLabels;
  readonly fields: Fields;
  readonly place: readonly string[];
}

/** The fields of an object with their names, in the order of the mapping. */
export function FieldGroup({ table, labels, fields, place }: GroupProps) {
  const language = useLanguage();
  const shown = Object.entries(fields).filter(
    ([field, value]) => !METADATA_FIELDS.includes(field) && labels[field] !== undefined && hasContent(value),
  );
  return (
    <dl className="record-group">
      {shown.map(([field, value]) => (
        <div key={field}>
          <dt>
            {labels[field]?.[language]}
            <FindingMark place={[...place, field]} />
          </dt>
          <dd>
            <FieldValue value={value} row={table[field]} labels={labels[field]?.of} place={[...place, field]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
