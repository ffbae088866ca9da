import { sealFile } from '../store/generation.ts';
import { buildWords } from '../store/words-index.ts';
import { wordsOfStaging } from '../store/words-staged.ts';
import type { WordsRequest } from './messages.ts';
import { loadLabels } from './tables.ts';

/** Makes the full text index of a load from its staging file, linked and put in order, and seals it. */
export function makeWords({ staging, fts, tables }: WordsRequest, onRows: (done: number) => void): void {
  buildWords(fts, wordsOfStaging(staging, loadLabels(tables).labelOf), onRows);
  sealFile(fts);
}
