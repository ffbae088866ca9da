import type { WireEvent } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import { createDispatch, toWireError } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import { createJobs } from './jobs.ts';
import { createMemoryRows } from './jobs/memory-rows.ts';
import { createJobRunner } from './jobs/runner.ts';
import { lazy } from './lazy.ts';
import { loadNomenclature } from './nomenclature/load.ts';
import { createNomenclatures } from './nomenclatures.ts';
import type { Ports } from './ports.ts';
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
  const describe = (error: unknown) => {
    if (!(error instanceof AppError))
      ports.log.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return toWireError(error);
  };
  const runner = createJobRunner({ rows: createMemoryRows(), now: ports.now, emit, describe });
  const nomenclature = lazy(() =>
    loadNomenclature({
      resource: (name) => ports.resource(name),
      dataDirectory: ports.dataDirectory,
      asOf: ports.now().toISOString().slice(0, 10),
    }),
  );
  const { dataDirectory } = ports;
  const dispatch = createDispatch(
    {
      nomenclatures: createNomenclatures({ tickets, dataDirectory, load: nomenclature, changed: nomenclature.reset }),
      jobs: createJobs(runner),
    },
    ports.log,
  );
  return {
    dispatch,
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tickets,
    close: () => runner.close(),
  };
}
