import type { TreeNode } from '../../../shared/contract/cache.ts';
import type { SearchKind } from '../../../shared/domain/search.ts';
import { AppError } from '../../../shared/errors.ts';
import { findEntity } from './entity-view-find.ts';
import { NAMED, rowsBelow } from './entity-view-relations.ts';
import type { NamedRow } from './entity-view-relations.ts';
import { searchKindOf } from './filters-sql.ts';
import type { ReadContext } from './reader-context.ts';
import { cacheId } from './reader-ids.ts';
import type { SourceHandle } from './reader-source.ts';

/** The ROR has six levels (EJ, EG and four of OI); a document that nests without end stops here. */
const DEEPEST = 64;

interface Growing extends TreeNode {
  readonly children: Growing[];
}

/**
 * The tree below an entity: EJ, EG, OI. An entity that several places lay claim to, or that contains itself, is there once, at the
 * first place in display order.
 * @throws AppError as findEntity does; `input.invalid` for what is in no tree (an activité, an équipement).
 */
export function tree(context: ReadContext, input: { readonly id: string }): TreeNode {
  const { handle, id } = findEntity(context, input.id);
  const row = handle.get<NamedRow>(`SELECT ${NAMED} FROM entity WHERE id = ?`, id);
  if (row === undefined)
    throw new AppError('cache.entity-unknown', `The cache holds nothing under \`${input.id}\` any more.`);
  const root = nodeOf(handle, row);
  const seen = new Set([id]);
  let level: readonly Growing[] = [root];
  const rows = new Map([[root, row.id]]);
  for (let depth = 1; depth < DEEPEST && level.length > 0; depth += 1) {
    level = level.flatMap((node) => grow(handle, node, rows, seen));
  }
  return root;
}

/** Adds what is directly below a node. */
function grow(handle: SourceHandle, node: Growing, rows: Map<Growing, number>, seen: Set<number>): readonly Growing[] {
  for (const row of rowsBelow(handle, rows.get(node) ?? 0)) {
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    const child = nodeOf(handle, row);
    rows.set(child, row.id);
    node.children.push(child);
  }
  return node.children;
}

function nodeOf(handle: SourceHandle, row: NamedRow): Growing {
  const kind = searchKindOf(row.kind, row.type_oi);
  const id = cacheId(handle.source, row.id);
  if (!isInTree(kind)) {
    throw new AppError('input.invalid', `\`${id}\` is in no tree of structures; show it instead.`, { values: { id } });
  }
  return { id, kind, name: row.name, nationalId: row.national_id === '' ? null : row.national_id, children: [] };
}

function isInTree(kind: SearchKind | 'activite' | 'equipement'): kind is SearchKind {
  return kind !== 'activite' && kind !== 'equipement';
}
