import type { Row } from '../../../shared/contract/explore.ts';
import { copyText } from '../../client/copy.ts';
import { countSelected } from '../../ui/grid-selection.ts';
import type { Selection } from '../../ui/grid-selection.ts';
import type { ExplorerColumn } from './columns.tsx';
import type { ShownList } from './explorer-store.ts';
import { tsvOf } from '../../ui/tsv.ts';

/** More rows than this belong in a file, not on a clipboard. */
export const MOST_COPIED = 20_000;

export type Copied =
  { readonly kind: 'done'; readonly rows: number } | { readonly kind: 'refused' } | { readonly kind: 'too-many' };

/** Puts rows on the clipboard as spreadsheets paste them, under the names of the columns shown. */
export async function copyRows(
  list: ShownList,
  columns: readonly ExplorerColumn[],
  wanted: Selection,
): Promise<Copied> {
  const count = countSelected(wanted);
  if (count > MOST_COPIED) return { kind: 'too-many' };
  const rows: Row[] = [];
  for (const [from, to] of wanted) rows.push(...(await list.pages.read(from, to)));
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ text }) => text(row)))];
  return copyText(tsvOf(lines)) ? { kind: 'done', rows: rows.length } : { kind: 'refused' };
}
