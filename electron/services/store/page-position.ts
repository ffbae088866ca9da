import { fold } from '../../../shared/domain/search.ts';
import { cursorIdentity, cursorName, isSameGeneration } from './page-cursor.ts';
import type { Cursor } from './page-cursor.ts';
import type { SourceHandle } from './reader-source.ts';

/** A place in display order: folded name, then identity (and then source, when both are the same). */
export interface Position {
  readonly name: string;
  readonly identity: string;
}

interface NameRow {
  readonly name: string;
  readonly national_id: string;
  readonly key: string;
}

export function positionOf(handle: SourceHandle, id: number): Position | undefined {
  const row = handle.get<NameRow>('SELECT name, national_id, key FROM entity WHERE id = ?', id);
  return row === undefined ? undefined : { name: fold(row.name), identity: identityOf(row) };
}

/** National identifier, else the `entityID` behind a `#`: what names an entity from one load to the next. */
function identityOf(row: NameRow): string {
  return row.national_id === '' ? `#${row.key}` : row.national_id;
}

export function comparePositions(a: Position, b: Position): number {
  return compareTexts(a.name, b.name) || compareTexts(a.identity, b.identity);
}

/** By code point, as SQLite sorts: the parts of a surrogate pair would come before other high characters. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

const SURROGATE = /[\ud800-\udfff]/;

/** The cursor of a row, to go on after it. */
export function cursorAt(handle: SourceHandle, id: number): Cursor {
  const { name, identity } = positionOf(handle, id) ?? { name: '', identity: '' };
  return { source: handle.source, generation: handle.generation, id, name, identity };
}

/** How to go on in one source: from a row, or from the first one for which `isPast` holds. */
export type Resume = { readonly from: number } | { readonly isPast: (position: Position) => boolean };

/** Where the rows of a source that follow a cursor begin; `sources` are those that the list is made of. */
export function resumeAfter(cursor: Cursor, handle: SourceHandle, sources: readonly SourceHandle[]): Resume {
  if (isMadeIn(cursor, handle)) return { from: cursor.id + 1 };
  const anchor = sources.find((source) => isMadeIn(cursor, source));
  const exact = anchor === undefined ? undefined : positionOf(anchor, cursor.id);
  if (exact === undefined) return { isPast: (position) => comparePositions(shortened(position), cursor) > 0 };
  const isLater = handle.source > cursor.source;
  return {
    isPast: (position) => {
      const order = comparePositions(position, exact);
      return order > 0 || (order === 0 && isLater);
    },
  };
}

function isMadeIn(cursor: Cursor, handle: SourceHandle): boolean {
  return handle.source === cursor.source && isSameGeneration(cursor, handle.generation);
}

function shortened({ name, identity }: Position): Position {
  return { name: cursorName(name), identity: cursorIdentity(identity) };
}
