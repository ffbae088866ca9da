import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { exchangesRegions as french } from '../fr/exchanges-regions.ts';

export const exchangesRegions: SameKeys<typeof french> = {
  lead: 'No address of a ROR is public: each operator gives its own. Cercle guesses nothing.',
  given: 'Servers whose address is known',
  withoutAddress: 'Servers without address',
  own: 'added here',
  ready: 'Ready',
  never: 'never',
  columns: {
    name: 'Server',
    environment: 'Environment',
    missing: 'What is missing',
    exchange: 'Last exchange',
    sync: 'Last synchronisation',
  },
  missing: {
    url: 'address',
    certificate: 'certificate',
    profil: 'access profile',
    trust: 'trusted authority',
  },
  outcome: { ok: 'Succeeded', failed: 'Failed' },
  sync: { full: 'full', delta: 'changes' },
};
