import type { progress as french } from '../fr/progress.ts';
import type { SameKeys } from '../sentences.ts';

/** Parts of the line that tells how far a job is. */
export const progress: SameKeys<typeof french> = {
  files: 'file {done} of {total}',
  rate: '{rate}/s',
  entities: '{n} {n|record|records}',
  rows: '{n} {n|row|rows}',
  left: '{time} left',
};
