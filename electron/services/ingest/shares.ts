import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Records to a batch. */
export const BATCH_RECORDS = 200;

/**
 * What one of several parse threads does of an input. Each goes through all of it, reads its own batches of records strictly
 * and makes rows of them, and passes over the others, which another one reads: nothing has to be agreed on while reading, and
 * the rows are the same however many threads there are. Every byte is read strictly by one of them at least; should one find a
 * fault, the input is read by one alone, which says what is to be said of it. Each makes the SHA-256 of all bytes: that they
 * had the same bytes before them is known by nothing less, where the clock of a file system is coarse.
 */
export interface Share {
  readonly index: number;
  readonly of: number;
}

/** Number of the batch that holds a record; `ordinal` counts the records of the whole input from 0. */
export function batchOf(ordinal: number): number {
  return Math.floor(ordinal / BATCH_RECORDS);
}

export function isInShare({ index, of }: Share, batch: number): boolean {
  return batch % of === index;
}

/** A second thread costs its start and its memory: below these bytes it gives nothing back. */
const WORTH_TWO = { xml: 64_000_000, zip: 6_000_000 };
/** One core for each and one for the thread that writes: on two, a second reader takes from the writer what it gives (ADR 0013). */
const CORES_FOR_TWO = 3;

/** How the input is shared out: between so many threads, else between two when it is large and the machine has the cores. */
export function sharesOf(files: readonly string[], threads?: number): readonly Share[] {
  const of = threads ?? (isLarge(files) && availableParallelism() >= CORES_FOR_TWO ? 2 : 1);
  return Array.from({ length: of }, (_, index) => ({ index, of }));
}

function isLarge(files: readonly string[]): boolean {
  return files.some((file) => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    return size >= (/\.zip$/i.test(file) ? WORTH_TWO.zip : WORTH_TWO.xml);
  });
}
