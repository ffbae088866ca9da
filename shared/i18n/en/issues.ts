import type { issues as french } from '../fr/issues.ts';
import type { SameKeys } from '../sentences.ts';

/** Why an input was refused by its schema. */
export const issues: SameKeys<typeof french> = {
  type: '{path}: {expected} expected',
  missing: '{path} is needed',
  choice: '{path}: possible values {choices}',
  unknownKey: '{path}: unknown {keys}',
  tooSmall: '{path}: at least {minimum}',
  tooBig: '{path}: at most {maximum}',
  form: '{path}: unexpected form[ ({hint})]',
  root: 'the request',
};
