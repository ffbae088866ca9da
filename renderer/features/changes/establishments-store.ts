import { create } from 'zustand';
import type { DiffReport } from '../../../shared/contract/cache.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import type { ShownDiff } from './changes-store.ts';
import { isDate } from './change-rows.ts';
import type { Entity } from './change-rows.ts';
import { establishmentsOf, findRecord } from './records.ts';

/** What came and changed in an establishment. */
export interface EstablishmentChanges {
  readonly id: string;
  readonly name: string;
  readonly added: number;
  readonly changed: number;
}

interface State {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly failure: Failure | undefined;
  readonly rows: readonly EstablishmentChanges[];
  /** Entities looked up so far, of all that there are. */
  readonly done: number;
  readonly total: number;
  /** Entities without a known establishment: EJ, activities and equipment without identifier, and those that are gone. */
  readonly elsewhere: number;
  gather(diff: ShownDiff, withDates: boolean): Promise<void>;
  stop(): void;
}

/** Requests at once: more would make the rest of the window wait. */
const AT_ONCE = 4;
const SHOWN_EVERY = 50;
/** More entities than this are found by reading through the source. */
const MANY = 300;

interface Wanted {
  readonly entity: Entity;
  readonly what: 'added' | 'changed';
}

function wantedOf({ added, changed }: DiffReport, withDates: boolean): readonly Wanted[] {
  const said = changed.filter(({ fields }) => withDates || fields.some(({ path }) => !isDate(path)));
  return [
    ...added.map((entity) => ({ entity, what: 'added' as const })),
    ...said.map((entity) => ({ entity, what: 'changed' as const })),
  ];
}

/** Gathers by establishment as entities are found. */
function createGathering() {
  const found = new Map<string, EstablishmentChanges>();
  let elsewhere = 0;
  return {
    add(what: Wanted['what'], eg: { readonly id: string; readonly name: string } | undefined): void {
      if (eg === undefined) elsewhere += 1;
      else {
        const known = found.get(eg.id) ?? { id: eg.id, name: eg.name, added: 0, changed: 0 };
        found.set(eg.id, { ...known, [what]: known[what] + 1 });
      }
    },
    result: () => ({
      elsewhere,
      rows: [...found.values()].sort((a, b) => b.added + b.changed - a.added - a.changed),
    }),
  };
}

type Change = (part: Partial<State>) => void;

/** Looks for each entity, some at once; what is known so far is shown. */
async function gatherEach(source: string, wanted: readonly Wanted[], set: Change, isStale: () => boolean) {
  const gathering = createGathering();
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let one = wanted[next++]; one !== undefined && !isStale(); one = wanted[next++]) {
      gathering.add(one.what, (await findRecord(source, one.entity))?.etablissement);
      done += 1;
      if (!isStale() && done % SHOWN_EVERY === 0) set({ done, ...gathering.result() });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return gathering.result();
}

/** Reads through the source once. */
async function gatherAll(source: string, wanted: readonly Wanted[], set: Change, isStale: () => boolean) {
  const entities = wanted.map(({ entity }) => entity);
  const onRead = (done: number, total: number): void => (isStale() ? undefined : set({ done, total }));
  const establishmentOf = await establishmentsOf(source, entities, { onRead, isStale });
  const gathering = createGathering();
  for (const { what, entity } of wanted) gathering.add(what, establishmentOf(entity));
  return gathering.result();
}

/** Changes by establishment, which only the records as they are now tell. */
export const useEstablishmentChanges = create<State>((set) => {
  let request = 0;
  return {
    ...{ status: 'idle', failure: undefined, rows: [], done: 0, total: 0, elsewhere: 0 },
    async gather({ report }, withDates) {
      const mine = (request += 1);
      const isStale = (): boolean => mine !== request;
      const wanted = wantedOf(report, withDates);
      set({ status: 'loading', failure: undefined, rows: [], done: 0, total: wanted.length, elsewhere: 0 });
      try {
        const gather = wanted.length > MANY ? gatherAll : gatherEach;
        const result = await gather(report.source, wanted, set, isStale);
        if (!isStale()) set({ status: 'ready', ...result });
      } catch (error) {
        if (!isStale()) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    stop: () => void (request += 1),
  };
});
