import { create } from 'zustand';
import type { DiffReport } from '../../../shared/contract/cache.ts';
import { failureOf } from '../../ui/ErrorPanel.tsx';
import type { Failure } from '../../ui/ErrorPanel.tsx';
import type { ShownDiff } from './changes-store.ts';
import { isDate } from './change-rows.ts';
import type { Entity } from './change-rows.ts';
import { findRecord } from './records.ts';

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
const SHOWN_EVERY = 100;

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

/** Changes by establishment: each entity is looked up in the cache, some at once, and what is known so far is shown. */
export const useEstablishmentChanges = create<State>((set) => {
  let request = 0;
  const run = async (source: string, wanted: readonly Wanted[], mine: number): Promise<void> => {
    const gathering = createGathering();
    let next = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      for (let one = wanted[next++]; one !== undefined && mine === request; one = wanted[next++]) {
        gathering.add(one.what, (await findRecord(source, one.entity))?.etablissement);
        done += 1;
        if (mine === request && done % SHOWN_EVERY === 0) set({ done, ...gathering.result() });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (mine === request) set({ status: 'ready', done, ...gathering.result() });
  };
  return {
    ...{ status: 'idle', failure: undefined, rows: [], done: 0, total: 0, elsewhere: 0 },
    async gather({ report }, withDates) {
      const mine = (request += 1);
      const wanted = wantedOf(report, withDates);
      set({ status: 'loading', failure: undefined, rows: [], done: 0, total: wanted.length, elsewhere: 0 });
      try {
        await run(report.source, wanted, mine);
      } catch (error) {
        if (mine === request) set({ status: 'failed', failure: failureOf(error) });
      }
    },
    stop: () => void (request += 1),
  };
});
