import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { certificatesInstall as french } from '../fr/certificates-install.ts';

export const certificatesInstall: SameKeys<typeof french> = {
  title: '-',
};
