import type { Implementation } from '../../shared/contract/index.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import { finishRestoration } from './backup/finish-restoration.ts';
import type { Circle } from './circle.ts';
import type { CallContext } from './context.ts';
import { createDispatch, reported } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import { createEvents } from './events.ts';
import type { Events } from './events.ts';
import { CALM_PACE, createTicking } from './exchange/ticking.ts';
import type { TickPace, Ticking } from './exchange/ticking.ts';
import { createJobs } from './jobs.ts';
import { createJobRunner } from './jobs/runner.ts';
import type { JobRunner } from './jobs/runner.ts';
import { createWorkspaceRows } from './jobs/workspace-rows.ts';
import { lazy } from './lazy.ts';
import type { Lazy } from './lazy.ts';
import { loadNomenclature } from './nomenclature/load.ts';
import type { LoadedNomenclature } from './nomenclature/load.ts';
import type { Ports } from './ports.ts';
import { openStore } from './store/index.ts';
import type { Store } from './store/index.ts';
import { openReader } from './store/read-client.ts';
import { openWorkspace } from './store/workspace.ts';
import type { Workspace } from './store/workspace.ts';
import { createTickets } from './tickets.ts';
import type { Tickets } from './tickets.ts';

export type { CallContext } from './context.ts';
export type { Dispatch } from './dispatch.ts';
export type { InstallationCheck } from './installation/check.ts';
export type { Tickets } from './tickets.ts';

/** What a way in makes by itself of what services answer; loaded when it is asked for, as services are. */
export function junitReports() {
  return import('./conformity/junit.ts');
}

/** As `junitReports`: lists of changes as text. */
export function changesReports() {
  return import('./export/changes.ts');
}

/** As `junitReports`: what is looked at of this installation. */
export function installationChecks() {
  return import('./installation/check.ts');
}

/** The services as a way in sees them: one door for requests, one for files, one for events. */
export interface Services {
  readonly dispatch: Dispatch;
  /** Gives back the function that stops listening. */
  onEvent(listener: (event: WireEvent) => void): () => void;
  readonly tickets: Tickets;
  /** Cancels what runs, and closes files, workers and processes. */
  close(): Promise<void>;
}

export interface ServicesOptions {
  /** Tells of what other processes change in the cache, as long as a window shows it. */
  readonly watchesCache?: boolean;
  /** Does what is due as long as somebody listens, at this pace; null: only when asked. A window that watches does it calmly. */
  readonly ticks?: TickPace | null;
}

/** Composes the services over what a way in brings. Nothing is opened, nor loaded, before it is needed. */
export function createServices(ports: Ports, options: ServicesOptions = {}): Services {
  finishRestoration(ports);
  const tickets = createTickets();
  const { events, ticking, circle, store, workspace, reader, runner } = openRooms(ports, tickets, options);
  const { emit } = events;
  const load = lazy(() => loadTables(ports));
  const parts = { ports, tickets, runner, store, reader, workspace, load, emit };
  const changed = async (): Promise<void> => {
    load.reset();
    await reader.made()?.reload();
  };
  const forgetAnswers = async (source: string): Promise<void> => (await circle()).exchanges().answers.forget(source);
  const { dataDirectory } = ports;
  const dispatch = createDispatch(
    {
      cache: lazy(async () => (await import('./cache.ts')).createCache({ ...parts, forgetAnswers })),
      explore: lazy(async () => (await import('./explore.ts')).createExplore({ reader })),
      quality: lazy(async () => (await import('./quality.ts')).createQuality(parts)),
      nomenclatures: lazy(async () => {
        const { createNomenclatures } = await import('./nomenclatures.ts');
        return createNomenclatures({ tickets, dataDirectory, load, changed });
      }),
      synthetic: lazy(async () => (await import('./synthetic.ts')).createSynthetic(parts)),
      workspace: lazy(async () => (await import('./workspace.ts')).createWorkspace({ ports, tickets, workspace })),
      jobs: createJobs(runner),
      ...circleServices(circle),
    } satisfies Composed,
    ports.log,
  );
  // What asks closes before what it asks.
  const unasked = [{ close: ticking.stop }, runner, { close: ticking.ended }];
  const close = () =>
    closeAll([events, ...unasked, closing(circle), closing(reader), closing(workspace), closing(store)]);
  return { dispatch, onEvent: events.onEvent, tickets, close };
}

type Methods = Implementation<CallContext>;

/** Every service of the contract, or what makes it. */
type Composed = { readonly [S in keyof Methods]: Methods[S] | (() => Promise<Methods[S]>) };

type OpenCircle = Lazy<Promise<Circle>>;

function circleServices(circle: OpenCircle) {
  return {
    vault: async () => (await circle()).services.vault(),
    trust: async () => (await circle()).services.trust(),
    certificates: async () => (await circle()).services.certificates(),
    regions: async () => (await circle()).services.regions(),
    exchanges: async () => (await circle()).services.exchanges(),
    sandbox: async () => (await circle()).services.sandbox(),
    dossiers: async () => (await circle()).services.dossiers(),
  };
}

/** What the services work with, each over what it needs of the others. */
function openRooms(ports: Ports, tickets: Tickets, options: ServicesOptions) {
  const store = lazy(() => openStore(ports));
  const circle: OpenCircle = lazy(async () => {
    const { openCircle } = await import('./circle.ts');
    return openCircle({ ports, tickets, runner, store, reader, workspace, emit: events.emit });
  });
  const { events, ticking } = openEvents(ports, options, { store, circle });
  const workspace = lazy(() => openWorkspace(ports, (job) => store().hasJob(job)));
  const reader = lazy(() => openReader(ports, store()));
  const runner = openRunner(ports, workspace, events.emit);
  return { events, ticking, circle, store, workspace, reader, runner };
}

interface Closer {
  close(): unknown;
}

/** Closes what was made, if it was; what is being made is waited for. */
function closing(one: Lazy<Closer | Promise<Closer>>): Closer {
  return { close: async () => (await one.made())?.close() };
}

async function closeAll(closers: readonly Closer[]): Promise<void> {
  for (const closer of closers) await closer.close();
}

/** Events, and what is done as long as somebody listens to them. */
function openEvents(
  { log }: Ports,
  { watchesCache = false, ticks = watchesCache ? CALM_PACE : null }: ServicesOptions,
  { store, circle }: { readonly store: () => Store; readonly circle: OpenCircle },
): { readonly events: Events; readonly ticking: Ticking } {
  const ticking = createTicking(async (signal) => (await circle()).tick(signal), log, ticks ?? CALM_PACE);
  const onListening = (isListening: boolean): void => ticking.listen(isListening && ticks !== null);
  return { events: createEvents({ store, watchesCache, onListening, log }), ticking };
}

function openRunner({ now, log }: Ports, workspace: () => Workspace, emit: (event: WireEvent) => void): JobRunner {
  const describe = (error: unknown) => reported(error, 'job', log);
  return createJobRunner({ rows: createWorkspaceRows(workspace), now, emit, describe });
}

function loadTables({ resource, dataDirectory, now }: Ports): LoadedNomenclature {
  return loadNomenclature({ resource, dataDirectory, asOf: now().toISOString().slice(0, 10) });
}
