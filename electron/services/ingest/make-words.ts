import { deriveRows } from '../store/derived.ts';
import { sealFile } from '../store/generation.ts';
import { orderRows } from '../store/row-seats.ts';
import { buildWords } from '../store/words-index.ts';
import { wordsOfStaging } from '../store/words-staged.ts';
import type { WordsRequest } from './messages.ts';
import { loadLabels } from './tables.ts';

/** Puts in order what was staged, which need not be linked for it. */
export function makeOrder({ scratch }: WordsRequest): void {
  orderRows(scratch.staging, scratch.ordered);
}

/** Told when derived.db is there, then how many rows have their words. */
export interface WordsListener {
  onDerived(): void;
  onRows(done: number): void;
}

/**
 * Makes, of a load that was staged, linked and put in order, what its rows take from others, for which the tables wait, then
 * its full text index, sealed.
 */
export function makeWords({ scratch, fts, tables }: WordsRequest, { onDerived, onRows }: WordsListener): void {
  deriveRows(scratch);
  onDerived();
  buildWords(fts, wordsOfStaging(scratch, loadLabels(tables).labelOf), onRows);
  sealFile(fts);
}
