import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { imports as french } from '../fr/imports.ts';

export const imports: SameKeys<typeof french> = {
  title: 'Import these files',
  files: 'Chosen files',
  total: '{{count}} files, {{size}}',
  strange: 'Neither XML nor zip: this file will probably be refused.',
  together: 'Files imported together make one extraction.',
  options: 'Options',
  source: {
    label: 'Put into the source',
    auto: 'As the files tell',
    new: 'A new source…',
    autoHint: 'The region of the identifiers, else the name of the file.',
    code: 'Code of the source',
    codeHint: 'A region or a file: letters, digits, dots, hyphens. For instance IDF or trial-2026.',
    codeWrong: '1 to 64 unaccented letters, digits, dots, hyphens or underscores, starting with a letter or a digit.',
  },
  profil: {
    label: 'Access profile',
    auto: 'As the name of the file tells',
    autoHint: 'Without a known profile, data above the profile are not looked for.',
    p0: '0 — public data',
    p1: '1 — everything',
    p2: '2 — all but the very restricted',
    p3: '3 — medico-social as 2, health care public only',
  },
  mode: {
    label: 'Data already there',
    auto: 'As suits the files',
    autoHint: 'An extraction replaces the source; a reading answer is added to it.',
    replace: 'Replace the whole source',
    replaceHint: 'What the files no longer hold disappears from the source.',
    merge: 'Update the source',
    mergeHint: 'Records received replace their own, the others stay.',
  },
  checkOnly: 'Check only',
  checkOnlyHint: 'Everything is read and checked, nothing is kept.',
  cancel: 'Cancel',
  start: 'Import',
  startCheck: 'Check',
  sending: 'Handing the files over to Cercle, on this computer',
};
