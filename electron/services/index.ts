import type { WireEvent } from '../../shared/contract/wire.ts';
import { createCache } from './cache.ts';
import { createDispatch, reported } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import { createExplore } from './explore.ts';
import { createJobs } from './jobs.ts';
import { createMemoryRows } from './jobs/memory-rows.ts';
import { createJobRunner } from './jobs/runner.ts';
import { lazy } from './lazy.ts';
import { loadNomenclature } from './nomenclature/load.ts';
import type { LoadedNomenclature } from './nomenclature/load.ts';
import { createNomenclatures } from './nomenclatures.ts';
import type { Ports } from './ports.ts';
import { createQuality } from './quality.ts';
import { openStore } from './store/index.ts';
import { openReader } from './store/read-client.ts';
import { createSynthetic } from './synthetic.ts';
import { createTickets } from './tickets.ts';
import type { Tickets } from './tickets.ts';

export type { CallContext } from './context.ts';
export type { Dispatch } from './dispatch.ts';
export { checkInstallation } from './installation/check.ts';
export type { InstallationCheck } from './installation/check.ts';
export type { Tickets } from './tickets.ts';

/** The services as a way in sees them: one door for requests, one for files, one for events. */
export interface Services {
  readonly dispatch: Dispatch;
  /** Gives back the function that stops listening. */
  onEvent(listener: (event: WireEvent) => void): () => void;
  readonly tickets: Tickets;
  /** Cancels what runs, and closes files, workers and processes. */
  close(): Promise<void>;
}

/** Composes the services over what a way in brings. Nothing is opened before it is needed. */
export function createServices(ports: Ports): Services {
  const listeners = new Set<(event: WireEvent) => void>();
  const emit = (event: WireEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const tickets = createTickets();
  const describe = (error: unknown) => reported(error, 'job', ports.log);
  const runner = createJobRunner({ rows: createMemoryRows(), now: ports.now, emit, describe });
  const nomenclature = lazy(() => loadTables(ports));
  const store = lazy(() => openStore(ports));
  const reader = lazy(async () => openReader(ports, await store()));
  const regionLabel = async () => {
    const { regions } = (await nomenclature()).geography;
    return (source: string) => regions.get(source);
  };
  const changed = async (): Promise<void> => {
    nomenclature.reset();
    await (await reader.made())?.reload();
  };
  const dispatch = createDispatch(
    {
      cache: createCache({ ports, tickets, runner, store, reader, regionLabel, emit }),
      explore: createExplore({ reader }),
      quality: createQuality({ reader }),
      nomenclatures: createNomenclatures({ tickets, dataDirectory: ports.dataDirectory, load: nomenclature, changed }),
      synthetic: createSynthetic({ ports, tickets, runner }),
      jobs: createJobs(runner),
    },
    ports.log,
  );
  const onEvent: Services['onEvent'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const close = async (): Promise<void> => {
    await runner.close();
    await (await reader.made())?.close();
    (await store.made())?.close();
  };
  return { dispatch, onEvent, tickets, close };
}

function loadTables({ resource, dataDirectory, now }: Ports): LoadedNomenclature {
  return loadNomenclature({ resource, dataDirectory, asOf: now().toISOString().slice(0, 10) });
}
