import type { FieldLabels } from './field-labels-base.ts';
import type { Row, RowTable } from './mapping-row.ts';
import type { EntityKind } from './projection.ts';
import { isList } from './mapping-row.ts';
import { MAPPING } from './mapping.ts';

/** A field of a path, and which item of its list. */
export interface PathPart {
  readonly field: string;
  readonly item?: string;
}

function after(labels: FieldLabels | undefined, rest: string): readonly PathPart[] | undefined {
  if (rest === '') return [];
  return labels !== undefined && rest.startsWith('.') ? parseModelPath(labels, rest.slice(1)) : undefined;
}

/** An item's key is text of the data: the bracket that closes it is the first after which the rest is a path. */
function afterItem(field: string, labels: FieldLabels | undefined, rest: string): readonly PathPart[] | undefined {
  for (let end = rest.indexOf(']'); end !== -1; end = rest.indexOf(']', end + 1)) {
    const more = after(labels, rest.slice(end + 1));
    if (more !== undefined) return [{ field, item: rest.slice(1, end) }, ...more];
  }
  return undefined;
}

/** The fields of a path of the model; undefined when it is none. */
export function parseModelPath(labels: FieldLabels, path: string): readonly PathPart[] | undefined {
  const field = /^[^.[]+/u.exec(path)?.[0];
  const label = field === undefined ? undefined : labels[field];
  if (field === undefined || label === undefined) return undefined;
  const rest = path.slice(field.length);
  if (rest.startsWith('[')) return afterItem(field, label.of, rest);
  const more = after(label.of, rest);
  return more === undefined ? undefined : [{ field }, ...more];
}

interface Step {
  readonly name: string;
  /** From 1. */
  readonly rank: number;
}

function stepsOf(path: string): readonly Step[] {
  return path.split('/').map((text) => {
    const rank = /\[(\d+)\]$/u.exec(text)?.[1];
    return { name: text.replace(/\[\d+\]$/u, ''), rank: rank === undefined ? 1 : Number(rank) };
  });
}

/** How many steps of a path a row stands for; 0 when it is another field's. */
function matched(row: Row, steps: readonly Step[]): number {
  let best = 0;
  for (const spelling of [row.path, ...(row.also ?? [])]) {
    const names = spelling.split('/');
    // A link is told by its element when it is there twice, by its attribute when it is empty.
    const forms = row.type === 'reference' && names.length > 1 ? [names, names.slice(0, -1)] : [names];
    for (const form of forms) {
      if (form.length > best && form.every((name, index) => steps[index]?.name === name)) best = form.length;
    }
  }
  return best;
}

/** Of several rows on one path, the one that takes what no other accepts. */
function isBetter(row: Row, length: number, best: { readonly row: Row; readonly length: number } | undefined): boolean {
  if (best === undefined || length > best.length) return length > 0;
  return length === best.length && 'accepts' in best.row && best.row.accepts !== undefined && !('accepts' in row);
}

function find(table: RowTable, steps: readonly Step[]): { field: string; row: Row; length: number } | undefined {
  let best: { field: string; row: Row; length: number } | undefined;
  for (const [field, row] of Object.entries(table)) {
    const length = matched(row, steps);
    if (isBetter(row, length, best)) best = { field, row, length };
  }
  return best;
}

function parseIn(table: RowTable, steps: readonly Step[]): readonly PathPart[] {
  const found = find(table, steps);
  if (found === undefined) return [];
  const { field, row, length } = found;
  // The number is that of the element which is repeated: the last of the row that is no attribute.
  const element = steps.slice(0, length).findLast(({ name }) => !name.startsWith('@'));
  const part = isList(row) ? { field, item: String(element?.rank ?? 1) } : { field };
  const rest = steps.slice(length);
  return row.type === 'object' && rest.length > 0 ? [part, ...parseIn(row.table, rest)] : [part];
}

/** The fields of a CSD path, as far as the mapping knows it. */
export function parseCsdPath(kind: EntityKind, path: string): readonly PathPart[] {
  return parseIn(MAPPING[kind], stepsOf(path));
}
