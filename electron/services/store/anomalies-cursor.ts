import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { SourceHandle } from './reader-source.ts';

/** Where a page of findings ended. Their numbers are those of a generation, and name nothing in another one. */
export interface FindingCursor {
  readonly source: string;
  readonly id: number;
}

const GENERATION_LENGTH = 24;
const shape = z.tuple([
  z.literal(2),
  z.string().max(64),
  z.string().max(GENERATION_LENGTH),
  z.number().int().nonnegative(),
]);

export function writeFindingCursor({ source, generation }: SourceHandle, id: number): string {
  return Buffer.from(JSON.stringify([2, source, generation.slice(-GENERATION_LENGTH), id])).toString('base64url');
}

/** @throws AppError `input.invalid` for anything else, and for a source that was loaded again since. */
export function readFindingCursor(text: string, sources: readonly SourceHandle[]): FindingCursor {
  const cursor = parse(text);
  const handle = sources.find(({ source }) => source === cursor.source);
  if (handle !== undefined && handle.generation.slice(-GENERATION_LENGTH) === cursor.generation) return cursor;
  throw new AppError(
    'input.invalid',
    `The source ${cursor.source} was loaded again since; start again from its first page.`,
    {
      values: { source: cursor.source },
    },
  );
}

function parse(text: string): FindingCursor & { readonly generation: string } {
  try {
    const [, source, generation, id] = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { source, generation, id };
  } catch (cause) {
    throw new AppError('input.invalid', 'The cursor is not one that a page gave; use the value of `next` as it is.', {
      cause,
    });
  }
}
