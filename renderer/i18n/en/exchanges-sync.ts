import type { SameKeys } from '../../../shared/i18n/sentences.ts';
import type { exchangesSync as french } from '../fr/exchanges-sync.ts';

/** Texts of the room where the cache of regions is brought up to date. */
export const exchangesSync: SameKeys<typeof french> = {
  lead: 'A full extraction when it is needed, else the changed establishments, read one by one.',
  loading: 'Reading the synchronisations…',
  none: {
    title: 'No region is ready to be synchronised',
    text: 'It takes an address, a certificate and a profile. The sandbox lets you rehearse with nobody else.',
    link: 'See the regions',
  },
  table: 'Regions to keep up to date',
  choose: 'Choose {{region}}',
  columns: {
    region: 'Region',
    full: 'Last full one',
    delta: 'Last update',
    next: 'Next asked from',
    state: 'State',
    history: 'Last runs',
  },
  never: 'Never',
  start_one: 'Synchronise the chosen region',
  start_other: 'Synchronise the {{count}} chosen regions',
  startNone: 'Synchronise',
  full: 'Full extraction, even when it is not due',
  cancel: 'Cancel',
  cancelOne: 'Cancel the synchronisation of {{region}}',
  queue: '{{done}} of {{total}} establishments read',
  queueFailed_one: '{{count}} failed',
  queueFailed_other: '{{count}} failed',
  removed_one: '{{count}} entity removed',
  removed_other: '{{count}} entities removed',
  states: {
    running: 'Running',
    finished: 'Finished',
    failed: 'Failed',
    cancelled: 'Cancelled',
    interrupted: 'Interrupted',
    idle: 'At rest',
  },
  kinds: { full: 'full', delta: 'updates' },
  strip: 'Last runs of {{region}}, the oldest first',
  run: '{{at}}: synchronisation {{kind}}, {{state}}',
  legend: 'One square a run: filled, finished; crossed, failed; hollow, cancelled or interrupted.',
  history: 'Exchanges of the region',
  historyOf: 'Exchanges of the region: {{region}}',
};
