import type { Visibility } from './mapping-row.ts';

/** `dropZone`, `levelRecourseORSAN`, crisis capacity, sensitive units: for regulation only (domain reference ROR §5). */
export const REGULATION_ONLY: Visibility = ['no', 'yes', 'no', 'no'];

/** Availability of beds and places, with its date. */
export const CAPACITY: Visibility = ['no', 'yes', 'yes', 'no'];

/** Skills, equipment, acts, speciality of care, comments: not for the public; médico-social only for profile 3. */
export const OFFER_DETAIL: Visibility = ['no', 'yes', 'yes', 'medico-social'];
