import { FIELD_LABELS } from '../../../shared/domain/ror/field-labels.ts';
import type { FieldLabels } from '../../../shared/domain/ror/field-labels.ts';
import type { EntityKind } from '../../../shared/domain/ror/projection.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_INLINE = 180;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isFields(value) && Object.values(value).every(isEmpty);
}

/** `Cardiologie (030)`, and what is odd about the code. */
function coded({ code, label, status }: Fields, ui: Ui): string {
  const { report } = ui.texts;
  const remarks: Readonly<Record<string, string>> = {
    retired: report.retired,
    guessed: report.guessed,
    unknown: report.unknownCode,
  };
  const remark = typeof status === 'string' ? remarks[status] : undefined;
  const text = label === undefined || label === '' ? String(code) : `${String(label)} (${String(code)})`;
  return plain(remark === undefined ? text : `${text} · ${remark}`);
}

const CODED = ['code', 'label', 'status', 'scheme', 'retiredOn'];

function isCoded(value: Fields): boolean {
  return typeof value.code === 'string' && Object.keys(value).every((key) => CODED.includes(key));
}

/** A value that fits on its own line; undefined when it has parts of its own. */
function short(value: unknown, ui: Ui): string | undefined {
  if (typeof value === 'boolean') return value ? ui.texts.cli.yes : ui.texts.cli.no;
  if (!isFields(value) && !Array.isArray(value)) return plain(String(value));
  return isFields(value) && isCoded(value) ? coded(value, ui) : undefined;
}

/** The name of a field as people say it; its name in the model where there is none. */
function named(name: string, labels: FieldLabels | undefined, ui: Ui): string {
  return labels?.[name]?.[ui.lang] ?? name;
}

/** Parts that are all short, on one line; undefined when they are not, or too long together. */
function inline(fields: Fields, labels: FieldLabels | undefined, ui: Ui): string | undefined {
  const parts = Object.entries(fields)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => [named(name, labels, ui), short(value, ui)] as const);
  const line = parts.map(([name, text]) => `${name} ${text ?? ''}`).join(' · ');
  return parts.every(([, text]) => text !== undefined) && line.length <= LONGEST_INLINE ? line : undefined;
}

function nested(name: string, value: unknown, indent: string, labels: FieldLabels | undefined, ui: Ui): string[] {
  if (isEmpty(value)) return [];
  const text = short(value, ui) ?? (isFields(value) ? inline(value, labels?.[name]?.of, ui) : undefined);
  if (text !== undefined) return [`${indent}${ui.dim(`${named(name, labels, ui)} :`)} ${text}`];
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => short(item, ui));
    const line = items.join(', ');
    if (items.every((item) => item !== undefined) && line.length <= LONGEST_INLINE) {
      return [`${indent}${ui.dim(`${named(name, labels, ui)} :`)} ${line}`];
    }
    return value.flatMap((item: unknown) => nested(name, item, indent, labels, ui));
  }
  return [
    `${indent}${ui.dim(named(name, labels, ui))}`,
    ...partLines(value as Fields, `${indent}  `, labels?.[name]?.of, ui),
  ];
}

function partLines(fields: Fields, indent: string, labels: FieldLabels | undefined, ui: Ui): string[] {
  return Object.entries(fields).flatMap(([name, value]) => nested(name, value, indent, labels, ui));
}

/** Fields one a line, under the names that people give them; what is empty is left out. */
export function fieldLines(kind: string, fields: Fields, ui: Ui): string[] {
  const model = kind === 'ue' ? 'oi' : kind;
  const labels = Object.hasOwn(FIELD_LABELS, model) ? FIELD_LABELS[model as EntityKind] : undefined;
  return partLines(fields, '', labels, ui);
}
