import type { Implementation } from '../../shared/contract/index.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import { finishRestoration } from './backup/restore.ts';
import { createCache } from './cache.ts';
import { createCertificates } from './certificates.ts';
import type { CallContext } from './context.ts';
import { composeDossiers } from './dossier-rooms.ts';
import type { DossierNeeds } from './dossier/parts.ts';
import { createDossiers } from './dossiers.ts';
import { createDispatch, reported } from './dispatch.ts';
import type { Dispatch } from './dispatch.ts';
import { createEvents } from './events.ts';
import type { Events } from './events.ts';
import { createExchanges, tickUnasked } from './exchanges.ts';
import { openExchanges } from './exchange/room.ts';
import { CALM_PACE, createTicking } from './exchange/ticking.ts';
import type { TickPace, Ticking } from './exchange/ticking.ts';
import type { ExchangeNeeds, ExchangeRoom } from './exchange/parts.ts';
import { createExplore } from './explore.ts';
import { createJobs } from './jobs.ts';
import { createJobRunner } from './jobs/runner.ts';
import type { JobRunner } from './jobs/runner.ts';
import { createWorkspaceRows } from './jobs/workspace-rows.ts';
import { openInventory } from './inventory/open.ts';
import { lazy } from './lazy.ts';
import type { Lazy } from './lazy.ts';
import { openKeystore } from './keystore/keystore.ts';
import { loadNomenclature } from './nomenclature/load.ts';
import type { LoadedNomenclature } from './nomenclature/load.ts';
import { createNomenclatures } from './nomenclatures.ts';
import { crlUrlsOf, findHeld } from './inventory/find.ts';
import { inventoryRows } from './inventory/rows.ts';
import { createPki } from './pki/pki.ts';
import type { Ports } from './ports.ts';
import { createQuality } from './quality.ts';
import { createRegionStore } from './region-store/region-store.ts';
import type { RegionFacts, RegionStore } from './region-store/region-store.ts';
import { readShipped } from './region-store/shipped.ts';
import { createRegions } from './regions.ts';
import { createSandbox } from './sandbox.ts';
import { openStore } from './store/index.ts';
import type { Store } from './store/index.ts';
import { openReader } from './store/read-client.ts';
import { openWorkspace } from './store/workspace.ts';
import type { Workspace } from './store/workspace.ts';
import { createSynthetic } from './synthetic.ts';
import { createTickets } from './tickets.ts';
import type { Tickets } from './tickets.ts';
import { createVault } from './vault.ts';
import { createTrust } from './trust.ts';
import { openTrustStore } from './trust-store/trust-store.ts';
import { createWorkspace } from './workspace.ts';

export { toJUnit } from './conformity/junit.ts';
export type { CallContext } from './context.ts';
export { changesAsCsv, changesAsJson, changesAsMarkdown } from './export/changes.ts';
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

export interface ServicesOptions {
  /** Tells of what other processes change in the cache, as long as a window shows it. */
  readonly watchesCache?: boolean;
  /** Does what is due as long as somebody listens, at this pace; null: only when asked. A window that watches does it calmly. */
  readonly ticks?: TickPace | null;
}

/** Composes the services over what a way in brings. Nothing is opened before it is needed. */
export function createServices(ports: Ports, options: ServicesOptions = {}): Services {
  finishRestoration(ports);
  const rooms = openRooms(ports, options);
  const { events, ticking, dossiers, emit, store, workspace, reader, keys, runner, exchanges, regions } = rooms;
  const load = lazy(() => loadTables(ports));
  const tickets = createTickets();
  const parts = { ports, tickets, runner, store, reader, workspace, load, emit };
  const sandbox = createSandbox({ ...keys, ports, tickets, regions, emit });
  const changed = async (): Promise<void> => {
    load.reset();
    await reader.made()?.reload();
  };
  const dispatch = createDispatch(
    {
      cache: createCache({ ...parts, forgetAnswers: (source) => exchanges().answers.forget(source) }),
      explore: createExplore({ reader }),
      quality: createQuality(parts),
      nomenclatures: createNomenclatures({ tickets, dataDirectory: ports.dataDirectory, load, changed }),
      synthetic: createSynthetic(parts),
      workspace: createWorkspace({ ports, tickets, workspace }),
      jobs: createJobs(runner),
      regions: createRegions({ tickets, regions }),
      exchanges: createExchanges({ tickets, room: exchanges }),
      sandbox: sandbox.methods,
      dossiers: createDossiers({ tickets, room: dossiers.room }),
      ...keyServices(tickets, keys),
    } satisfies Implementation<CallContext>,
    ports.log,
  );
  // What asks closes before what it asks.
  const unasked = [{ close: ticking.stop }, runner, { close: ticking.ended }];
  const asking = [events, ...unasked, sandbox, closing(exchanges), closing(reader), dossiers];
  const close = () => closeAll([...asking, { close: keys.closeKeys }, closing(workspace), closing(store)]);
  return { dispatch, onEvent: events.onEvent, tickets, close };
}

/** What the services work with, each over what it needs of the others. */
function openRooms(ports: Ports, options: ServicesOptions) {
  const store = lazy(() => openStore(ports));
  const { events, ticking } = openEvents(ports, options, { store, exchanges: () => exchanges() });
  const dossiers = composeDossiers(() => dossierNeeds(), { ports, emit: events.emit });
  const { declared } = dossiers;
  const emit = (event: WireEvent): void => {
    events.emit(event);
    dossiers.heard(event);
  };
  const workspace = lazy(() => openWorkspace(ports, (job) => store().hasJob(job)));
  const reader = lazy(() => openReader(ports, store()));
  const keys = openKeys(ports, workspace, emit);
  const runner = openRunner(ports, workspace, emit);
  const { room } = keys;
  const exchanges = openHistory({ ports, runner, store, reader, workspace, emit, room, declared }, () => regions());
  const regions = openRegions(ports, { ...keys, workspace, emit, store, exchanges });
  const dossierNeeds = (): DossierNeeds => ({
    ...{ ports, runner, exchanges, emit, inventory: room },
    seals: () => keys.keystore().seals,
    region: (code) => regions().show(code),
  });
  return { events, ticking, dossiers, emit, store, workspace, reader, keys, runner, exchanges, regions };
}

interface Closer {
  close(): unknown;
}

function closing(one: Lazy<Closer>): Closer {
  return { close: () => one.made()?.close() };
}

async function closeAll(closers: readonly Closer[]): Promise<void> {
  for (const closer of closers) await closer.close();
}

/** Events, and what is done as long as somebody listens to them. */
function openEvents(
  { log }: Ports,
  { watchesCache = false, ticks = watchesCache ? CALM_PACE : null }: ServicesOptions,
  { store, exchanges }: Pick<RegionSources, 'store' | 'exchanges'>,
): { readonly events: Events; readonly ticking: Ticking } {
  const ticking = createTicking((signal) => tickUnasked(exchanges(), signal), log, ticks ?? CALM_PACE);
  const onListening = (isListening: boolean): void => ticking.listen(isListening && ticks !== null);
  return { events: createEvents({ store, watchesCache, onListening, log }), ticking };
}

function openRunner({ now, log }: Ports, workspace: () => Workspace, emit: (event: WireEvent) => void): JobRunner {
  const describe = (error: unknown) => reported(error, 'job', log);
  return createJobRunner({ rows: createWorkspaceRows(workspace), now, emit, describe });
}

/** Exchanges, over everything they need; the servers are made after them, since they tell of their last exchange. */
function openHistory(needs: Omit<ExchangeNeeds, 'region' | 'regions'>, regions: () => RegionStore): Lazy<ExchangeRoom> {
  return lazy(() =>
    openExchanges({ ...needs, region: (code) => regions().show(code), regions: () => regions().list() }),
  );
}

/** The servers that are queried, with what they need of the certificates and authorities. */
function openRegions(
  { resource, now }: Ports,
  { workspace, keystore, trust, emit, store, exchanges }: Pick<OpenKeys, 'keystore' | 'trust'> & RegionSources,
): () => RegionStore {
  return lazy(() =>
    createRegionStore({
      rows: workspace,
      shipped: lazy(() => readShipped(resource)),
      now,
      changed: () => emit({ type: 'regions.changed' }),
      certificateId: (id) => findHeld(inventoryRows(keystore().db), id).id,
      ...regionFacts(store, exchanges),
      hasTrust: (environment) =>
        trust()
          .list()
          .some((one) => one.environment === environment && one.kind === 'root'),
    }),
  );
}

/** What the cache and the history know of a server. */
function regionFacts(store: () => Store, exchanges: () => ExchangeRoom): RegionFacts {
  return {
    source: (code) =>
      store()
        .locateAll()
        .some(({ source }) => source === code)
        ? code
        : null,
    lastExchange: (code) => {
      const last = exchanges().rows.latest(code);
      return last === undefined ? null : { id: last.id, at: last.at, ok: last.outcome === 'ok' };
    },
    lastSync: (code) => {
      const last = exchanges().syncs.lastFinished(code);
      return last === undefined ? null : { at: last.startedAt, kind: last.kind };
    },
  };
}

interface RegionSources {
  readonly workspace: () => Workspace;
  readonly emit: (event: WireEvent) => void;
  readonly store: () => Store;
  readonly exchanges: () => ExchangeRoom;
}

type OpenKeys = ReturnType<typeof openKeys>;

/** Keys, certificates and authorities: one database, one worker, what is trusted, and the inventory over them. */
function openKeys(ports: Ports, workspace: () => Workspace, emit: (event: WireEvent) => void) {
  const lockMinutes = (): number => workspace().settings().lockMinutes;
  const changed = (): void => emit({ type: 'certificates.changed' });
  const onChange = (): void => {
    emit({ type: 'vault.changed' });
    // A recovery file lets requests leave; a restored one brings its own inventory.
    changed();
  };
  const keystore = lazy(() => openKeystore({ ports, lockMinutes, onChange }));
  const pki = lazy(() => createPki(ports));
  const trust = lazy(() => openTrustStore(keystore(), ports.resource, changed));
  const room = lazy(() => openInventory(ports, { keystore: keystore(), pki: pki(), trust: trust(), changed }));
  const closeKeys = async (): Promise<void> => {
    await pki.made()?.close();
    keystore.made()?.close();
  };
  return { keystore, pki, trust, room, closeKeys };
}

/** The services over keys, certificates and authorities. */
function keyServices(tickets: Tickets, { keystore, pki, trust, room }: OpenKeys) {
  return {
    vault: createVault({ tickets, keystore }),
    certificates: createCertificates({ tickets, room }),
    trust: createTrust({ tickets, pki, trust, crlUrlsOf: (id) => crlUrlsOf(keystore().db, id) }),
  };
}

function loadTables({ resource, dataDirectory, now }: Ports): LoadedNomenclature {
  return loadNomenclature({ resource, dataDirectory, asOf: now().toISOString().slice(0, 10) });
}
