import { create } from 'zustand';
import type { FacetCount } from '../../../shared/contract/common.ts';
import { api, onEvent } from '../../client/index.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import { filtersOf, MAP_FILTERS } from './address.ts';
import type { MapFilter, MapQuery } from './address.ts';

type Choices = Readonly<Partial<Record<MapFilter, readonly FacetCount[]>>>;

interface MapState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  /** Units by département; `''` holds those without a place. */
  readonly counts: readonly FacetCount[] | undefined;
  /** What each filter could be set to, the others as they are. */
  readonly choices: Choices;
  /** Words of every code seen, by filter: a choice keeps its words when nothing is left of it. */
  readonly labels: ReadonlyMap<string, string>;
  load(query: MapQuery): Promise<void>;
}

/** The statistics know no text; where there is one, the counts of a search answer. */
async function countPlaces(query: MapQuery): Promise<readonly FacetCount[]> {
  const filters = filtersOf(query);
  if (query.text.trim() === '') return api.cache.stats({ by: 'departement', filters });
  const { facets } = await api.cache.search({ text: query.text, filters, limit: 0, facets: ['departement'] });
  return facets['departement'] ?? [];
}

async function countChoices(query: MapQuery): Promise<Choices> {
  const filters = filtersOf(query);
  const { facets } = await api.cache.search({ text: query.text, filters, limit: 0, facets: [...MAP_FILTERS] });
  return facets;
}

export function labelKey(filter: MapFilter, code: string): string {
  return `${filter}=${code}`;
}

function withLabels(labels: ReadonlyMap<string, string>, choices: Choices): ReadonlyMap<string, string> {
  const seen = MAP_FILTERS.flatMap((filter) =>
    (choices[filter] ?? []).map(({ code, label }): [string, string] => [labelKey(filter, code), label]),
  );
  return new Map([...labels, ...seen]);
}

/** Units by département, and what they can be narrowed to. */
export const useMap = create<MapState>((set, get) => {
  let request = 0;
  let asked: MapQuery | undefined;
  onEvent((event) => {
    if (event.type === 'cache.changed' && asked !== undefined) void get().load(asked);
  });
  return {
    status: 'idle',
    failure: undefined,
    counts: undefined,
    choices: {},
    labels: new Map(),
    async load(query) {
      const mine = (request += 1);
      asked = query;
      set({ status: 'loading' });
      try {
        const counts = await countPlaces(query);
        if (mine !== request) return;
        set({ status: 'ready', counts, failure: undefined });
        const choices = await countChoices(query);
        if (mine === request) set({ choices, labels: withLabels(get().labels, choices) });
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
  };
});
