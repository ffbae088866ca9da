import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { certificatesRequest as french } from '../fr/certificates-request.ts';

export const certificatesRequest: SameKeys<typeof french> = {
  title: 'Request a certificate',
  empty: 'No way to ask for a certificate is known.',
};
