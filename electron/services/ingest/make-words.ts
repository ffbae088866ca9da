import { sealFile } from '../store/generation.ts';
import { openReadable } from '../store/sqlite.ts';
import { buildWords } from '../store/words-index.ts';
import { WORDS_OF_STAGING } from '../store/words-staged.ts';
import type { WordsRequest } from './messages.ts';
import { loadLabels } from './tables.ts';

/** Makes the full text index of a load from its staging file, linked and put in order, and seals it. */
export function makeWords({ staging, fts, tables }: WordsRequest, onRows: (done: number) => void): void {
  const { labelOf } = loadLabels(tables);
  const data = openReadable(staging);
  try {
    buildWords(data, fts, { labelOf, lists: WORDS_OF_STAGING, onRows });
  } finally {
    data.close();
  }
  sealFile(fts);
}
