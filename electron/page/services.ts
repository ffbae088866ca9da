import type { Services } from '../services/index.ts';

/** What a window's host needs of the services; opening and closing them is the business of whoever starts the host. */
export type WindowServices = Pick<Services, 'dispatch' | 'tickets' | 'onEvent'>;
