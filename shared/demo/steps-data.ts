import type { ExchangeRecord, ExchangeRow, SyncState } from '../contract/exchange-views.ts';
import type { ExchangeFilters } from '../contract/exchange-views.ts';
import { fieldWords } from './sentence.ts';
import { REGION } from './step.ts';
import type { Step, Story } from './step.ts';

const WORD = 'cardio';

/** One synchronisation: full the first time, changes afterwards; with the job, which is the load it makes. */
async function synchronise({ client, follow }: Story, full: boolean): Promise<SyncState & { readonly job: string }> {
  const { jobIds } = await client.exchanges.sync({ regions: [REGION], full });
  const [jobId = ''] = jobIds;
  return { ...(await follow<SyncState>(Promise.resolve({ jobId }))), job: jobId };
}

/** The exchanges of this journey, the latest first. */
async function exchangesOf({ client, since }: Story, filters: ExchangeFilters = {}): Promise<readonly ExchangeRow[]> {
  const { items } = await client.exchanges.list({ filters: { region: [REGION], since, ...filters }, limit: 1000 });
  return items;
}

const extraction: Step = {
  name: 'extraction',
  async run(story) {
    const { client, units, revision } = story;
    const { kind, state } = await synchronise(story, true);
    const source = (await client.cache.sources({})).find(({ source: code }) => code === REGION);
    const [exchange] = await exchangesOf(story, { transaction: ['extraction'] });
    const found = source?.counts.uniteElementaire ?? 0;
    // A region that has changed before has other units than those it was made with.
    const isWhole = revision === 0 ? found === units : found > 0;
    const ok = kind === 'full' && state === 'finished' && isWhole && exchange?.outcome === 'ok';
    const facts = { units: found, size: { bytes: exchange?.bytes ?? 0 } };
    return { ok, facts, place: exchange === undefined ? null : { kind: 'load', id: exchange.id } };
  },
};

const search: Step = {
  name: 'search',
  async run({ client }) {
    const { total, items } = await client.cache.search({ text: WORD, filters: { source: [REGION] }, limit: 1 });
    const name = items[0]?.name ?? '';
    return {
      ok: total > 0 && name !== '',
      facts: { text: WORD, n: total, name },
      place: { kind: 'search', text: WORD },
    };
  },
};

const evolved: Step = {
  name: 'evolved',
  async run(story) {
    const { revision, changedAt } = await story.client.sandbox.evolve({});
    story.changedAt = changedAt ?? '';
    const ok = revision === story.revision + 1 && changedAt !== null;
    return { ok, facts: { at: { instant: story.changedAt } }, place: null };
  },
};

const notified: Step = {
  name: 'notified',
  async run({ client, follow, changedAt }) {
    const filters = { typeActivity: [], supportedPatient: [] };
    const request = { transaction: 'notifications', dateRef: changedAt, ...filters } as const;
    const { id, outcome, changed } = await follow<ExchangeRecord>(client.exchanges.send({ region: REGION, request }));
    const n = changed?.length ?? 0;
    return { ok: outcome === 'ok' && n > 0, facts: { n }, place: { kind: 'exchange', id } };
  },
};

const delta: Step = {
  name: 'delta',
  async run(story) {
    const { kind, state, queue, job } = await synchronise(story, false);
    const ok = kind === 'delta' && state === 'finished' && queue.done > 0 && queue.failed === 0;
    return { ok, facts: { n: queue.done }, place: { kind: 'load', id: job } };
  },
};

/** When a record was updated says less than what was, and what it refers to has no name in the model. */
function isOfModel({ kind, path }: { readonly kind: string; readonly path: string }): boolean {
  return !path.startsWith('metadonnees') && fieldWords(kind, path, 'fr') !== '';
}

const compared: Step = {
  name: 'compared',
  async run(story) {
    const { added, removed, changed } = await story.client.cache.diff({ source: REGION });
    const fields = changed.flatMap(({ name, kind, fields: all }) => all.map(({ path }) => ({ name, kind, path })));
    const field = fields.find(isOfModel) ?? fields[0];
    const counts = { added: added.length, removed: removed.length, changed: changed.length };
    const ok = counts.added + counts.removed + counts.changed > 0;
    return {
      ok,
      facts: { ...counts, name: field?.name ?? '', field: { field: field?.path ?? '', kind: field?.kind ?? '' } },
      place: { kind: 'changes' },
    };
  },
};

const recorded: Step = {
  name: 'recorded',
  async run(story) {
    const all = await exchangesOf(story);
    const refused = all.filter(({ outcome }) => outcome === 'failed').length;
    const ok = refused > 0 && all.length > refused;
    return { ok, facts: { n: all.length, refused }, place: { kind: 'history' } };
  },
};

const stopped: Step = {
  name: 'stopped',
  async run({ client }) {
    const { isRunning } = await client.sandbox.stop({});
    return { ok: !isRunning, facts: {}, place: { kind: 'sandbox' } };
  },
};

/** What a region is asked for, day after day. */
export const dataSteps: readonly Step[] = [extraction, search, evolved, notified, delta, compared];
export const lastSteps: readonly Step[] = [recorded, stopped];
