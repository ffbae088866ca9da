import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { certificatesAgenda as french } from '../fr/certificates-agenda.ts';

export const certificatesAgenda: SameKeys<typeof french> = {
  title: 'Agenda',
  empty: 'Nothing to order for now.',
};
