import { deriveRows } from '../store/derived.ts';
import { sealFile } from '../store/generation.ts';
import { buildWords } from '../store/words-index.ts';
import { wordsOfStaging } from '../store/words-staged.ts';
import type { WordsRequest } from './messages.ts';
import { loadLabels } from './tables.ts';

/** Told when derived.db is there, then how many rows have their words. */
export interface WordsListener {
  onDerived(): void;
  onRows(done: number): void;
}

/**
 * Makes, from the staging file of a load, linked and put in order, what its rows take from others, for which the tables wait, then
 * its full text index, sealed.
 */
export function makeWords({ staging, derived, fts, tables }: WordsRequest, { onDerived, onRows }: WordsListener): void {
  deriveRows(staging, derived);
  onDerived();
  buildWords(fts, wordsOfStaging(staging, loadLabels(tables).labelOf), onRows);
  sealFile(fts);
}
