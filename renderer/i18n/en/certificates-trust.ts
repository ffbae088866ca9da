import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { certificatesTrust as french } from '../fr/certificates-trust.ts';

export const certificatesTrust: SameKeys<typeof french> = {
  title: 'Trusted authorities',
  empty: 'No authority is known yet.',
};
