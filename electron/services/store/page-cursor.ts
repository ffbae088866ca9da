import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';

/**
 * Where a page ended. In the same generation of the same source `id` is exact; elsewhere the place is found again by folded name
 * and identity, so a cursor outlives the generation it was made in.
 */
export interface Cursor {
  readonly source: string;
  readonly generation: string;
  readonly id: number;
  /** Folded name, cut to CURSOR_NAME_BYTES. */
  readonly name: string;
  /** Cut to CURSOR_IDENTITY_BYTES. */
  readonly identity: string;
}

/** A cursor fits in the 500 characters that the contract allows, whatever the document has for names. */
const CURSOR_NAME_BYTES = 120;
const CURSOR_IDENTITY_BYTES = 60;
const GENERATION_LENGTH = 24;

const shape = z.tuple([
  z.literal(1),
  z.string().max(64),
  z.string().max(GENERATION_LENGTH),
  z.number().int().nonnegative(),
  z.string().max(CURSOR_NAME_BYTES),
  z.string().max(CURSOR_IDENTITY_BYTES),
]);

export function writeCursor({ source, generation, id, name, identity }: Cursor): string {
  const parts = [
    1,
    source,
    shortGeneration(generation),
    id,
    cut(name, CURSOR_NAME_BYTES),
    cut(identity, CURSOR_IDENTITY_BYTES),
  ];
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** @throws AppError `input.invalid` for anything that `writeCursor` did not make. */
export function readCursor(text: string): Cursor {
  try {
    const [, source, generation, id, name, identity] = shape.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    return { source, generation, id, name, identity };
  } catch (cause) {
    throw new AppError('input.invalid', 'The cursor is not one that a page gave; use the value of `next` as it is.', {
      cause,
    });
  }
}

/** Whether a cursor was made in this generation. */
export function isSameGeneration(cursor: Cursor, generation: string): boolean {
  return cursor.generation === shortGeneration(generation);
}

/** A name as a cursor holds it: what to compare others with. */
export function cursorName(name: string): string {
  return cut(name, CURSOR_NAME_BYTES);
}

export function cursorIdentity(identity: string): string {
  return cut(identity, CURSOR_IDENTITY_BYTES);
}

function shortGeneration(generation: string): string {
  return generation.slice(-GENERATION_LENGTH);
}

/** Cuts to a number of bytes of UTF-8 without cutting a character in two. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const kept = Buffer.from(text, 'utf8').subarray(0, bytes).toString('utf8');
  return kept.replace(/\uFFFD+$/u, '');
}
