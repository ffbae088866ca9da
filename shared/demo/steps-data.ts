import type { ExchangeRecord, SyncState } from '../../../shared/contract/exchange-views.ts';
import { REGION } from './steps-access.ts';
import { seen } from './step.ts';
import type { Step, Story } from './step.ts';

const WORD = 'cardio';

/** One synchronisation: full the first time, changes afterwards. */
async function synchronise({ client, follow }: Story): Promise<SyncState> {
  const started = client.exchanges.sync({ regions: [REGION] });
  return follow<SyncState>(started.then(({ jobIds: [jobId = ''] }) => ({ jobId })));
}

const extraction: Step = {
  name: 'extraction',
  async run(story) {
    const { client, units, ui } = story;
    const { kind, state } = await synchronise(story);
    const source = (await client.cache.sources({})).find(({ source: code }) => code === REGION);
    const { items } = await client.exchanges.list({ filters: { transaction: ['extraction'] } });
    const found = source?.counts.uniteElementaire ?? 0;
    const ok = kind === 'full' && state === 'finished' && found === units && items[0]?.outcome === 'ok';
    return seen(story, 'extraction', ok, { units: ui.number(found), size: ui.size(items[0]?.bytes ?? 0) });
  },
};

const search: Step = {
  name: 'search',
  async run(story) {
    const { total, items } = await story.client.cache.search({ text: WORD, limit: 1 });
    const name = items[0]?.name ?? '';
    return seen(story, 'search', total > 0 && name !== '', { text: WORD, n: total, name });
  },
};

const evolved: Step = {
  name: 'evolved',
  async run(story) {
    const { revision, changedAt } = await story.client.sandbox.evolve({});
    story.changedAt = changedAt ?? '';
    return seen(story, 'evolved', revision === 1 && changedAt !== null, { at: story.ui.instant(story.changedAt) });
  },
};

const notified: Step = {
  name: 'notified',
  async run(story) {
    const { client, follow, changedAt } = story;
    const filters = { typeActivity: [], supportedPatient: [] };
    const request = { transaction: 'notifications', dateRef: changedAt, ...filters } as const;
    const record = await follow<ExchangeRecord>(client.exchanges.send({ region: REGION, request }));
    const n = record.changed?.length ?? 0;
    return seen(story, 'notified', record.outcome === 'ok' && n > 0, { n });
  },
};

const delta: Step = {
  name: 'delta',
  async run(story) {
    const { kind, state, queue } = await synchronise(story);
    const ok = kind === 'delta' && state === 'finished' && queue.done > 0 && queue.failed === 0;
    return seen(story, 'delta', ok, { n: queue.done });
  },
};

const compared: Step = {
  name: 'compared',
  async run(story) {
    const { added, removed, changed } = await story.client.cache.diff({ source: REGION });
    // When a record was updated says less than what was.
    const fields = changed.flatMap(({ name, fields: all }) => all.map(({ path }) => ({ name, path })));
    const field = fields.find(({ path }) => !path.startsWith('metadonnees')) ?? fields[0];
    const example = field === undefined ? '' : `${field.name}, ${field.path}`;
    const counts = { added: added.length, removed: removed.length, changed: changed.length };
    return seen(story, 'compared', added.length + removed.length + changed.length > 0, { ...counts, example });
  },
};

const recorded: Step = {
  name: 'recorded',
  async run(story) {
    const { items, total } = await story.client.exchanges.list({ limit: 1000 });
    const refused = items.filter(({ outcome }) => outcome === 'failed').length;
    return seen(story, 'recorded', refused > 0 && total > refused, { n: total, refused });
  },
};

const stopped: Step = {
  name: 'stopped',
  async run(story) {
    const { isRunning } = await story.client.sandbox.stop({});
    return seen(story, 'stopped', !isRunning);
  },
};

/** What a region is asked for, day after day. */
export const dataSteps: readonly Step[] = [extraction, search, evolved, notified, delta, compared];
export const lastSteps: readonly Step[] = [recorded, stopped];
