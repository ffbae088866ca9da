import type { LabelledCode } from '../../../shared/contract/common.ts';
import { MAPPING } from '../../../shared/domain/ror/mapping.ts';
import type { Row, RowTable } from '../../../shared/domain/ror/mapping-row.ts';
import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import type { Code } from '../../../shared/domain/ror/model-base.ts';
import type { Labels } from './reader-labels.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A code as it is shown: with its label, and its text where the document gives one that says something else. */
export interface ShownCode extends LabelledCode {
  readonly scheme: string;
  readonly text?: string;
}

/**
 * The fields of an entity that the document fills, in the order of the mapping, a label beside each code. What no field holds is
 * under `details`.
 */
export function shownFields(entity: RorEntity, labels: Labels): Fields {
  const { cle, details } = entity;
  return {
    ...(cle !== '' && { cle }),
    ...shownObject(MAPPING[entity.kind], entity as unknown as Fields, labels),
    ...(details.length > 0 && { details }),
  };
}

function shownObject(table: RowTable, object: Fields, labels: Labels): Fields {
  const shown: Record<string, unknown> = {};
  for (const [field, row] of Object.entries(table)) {
    const value = object[field];
    if (value === undefined) continue;
    if (!Array.isArray(value)) shown[field] = shownValue(row, value, labels);
    else if (value.length > 0) shown[field] = value.map((item) => shownValue(row, item, labels));
  }
  return shown;
}

function shownValue(row: Row, value: unknown, labels: Labels): unknown {
  if (row.type === 'object') return shownObject(row.table, value as Fields, labels);
  if (row.type === 'code') return shownCode(value as Code, row.nomenclatures, labels);
  if (!('nomenclatures' in row) || row.nomenclatures === undefined) return value;
  const [scheme = '', ...others] = row.nomenclatures;
  return labels.code(scheme, String(value), others);
}

/** Labels a code by its own table, else by those allowed at its place (domain reference ROR §3.4). */
export function shownCode({ code, scheme, text }: Code, allowed: readonly string[], labels: Labels): ShownCode {
  const own = scheme.trim() === '' ? (allowed[0] ?? '') : scheme;
  const shown = code.trim() === '' ? { code, label: '' } : labels.code(own, code, allowed);
  return { ...shown, scheme, ...(text !== undefined && text !== '' && text !== shown.label && { text }) };
}
