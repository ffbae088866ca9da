import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { certificatesRecord as french } from '../fr/certificates-record.ts';

export const certificatesRecord: SameKeys<typeof french> = {
  title: '-',
};
