import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { exchanges as french } from '../fr/exchanges.ts';

export const exchanges: SameKeys<typeof french> = {
  title: 'Exchanges',
  lead: 'Query a ROR, follow what changes, understand a refusal.',
  tabs: {
    regions: 'Regions',
    request: 'Requests',
    sync: 'Synchronisation',
    history: 'History',
    diagnosis: 'Diagnosis',
    sandbox: 'Sandbox',
  },
  until: 'until {{date}}',
  goneCertificate: 'Certificate that is no longer in the inventory',
  production: {
    title: 'Call a production server?',
    lead: 'This is a real ROR that others are using right now. Your calls will be logged there under your name.',
    once: 'The question is asked once a server, until Cercle is closed.',
    cancel: 'Do not call',
    confirm: 'Call this server',
  },
};
