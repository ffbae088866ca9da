import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { certificatesJournal as french } from '../fr/certificates-journal.ts';

export const certificatesJournal: SameKeys<typeof french> = {
  title: 'Journal',
  empty: 'Nothing has been done yet.',
};
