import type { Implementation } from '../../shared/contract/index.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import type { CallContext } from './context.ts';
import { composeDossiers } from './dossier-rooms.ts';
import type { DossierNeeds } from './dossier/parts.ts';
import type { ExchangeNeeds, ExchangeRoom } from './exchange/parts.ts';
import { openExchanges } from './exchange/room.ts';
import { crlUrlsOf, findHeld } from './inventory/find.ts';
import { openInventory } from './inventory/open.ts';
import { inventoryRows } from './inventory/rows.ts';
import type { JobRunner } from './jobs/runner.ts';
import { openKeystore } from './keystore/keystore.ts';
import { lazy } from './lazy.ts';
import type { Lazy } from './lazy.ts';
import { createPki } from './pki/pki.ts';
import type { Ports } from './ports.ts';
import { createRegionStore } from './region-store/region-store.ts';
import type { RegionFacts, RegionStore } from './region-store/region-store.ts';
import { readShipped } from './region-store/shipped.ts';
import type { SandboxService } from './sandbox.ts';
import type { Store } from './store/index.ts';
import type { Reader } from './store/read-client.ts';
import type { Workspace } from './store/workspace.ts';
import type { Tickets } from './tickets.ts';
import { openTrustStore } from './trust-store/trust-store.ts';

/** What the circle needs of the rest. */
export interface CircleNeeds {
  readonly ports: Ports;
  readonly tickets: Tickets;
  readonly runner: JobRunner;
  readonly store: () => Store;
  readonly reader: () => Reader;
  readonly workspace: () => Workspace;
  readonly emit: (event: WireEvent) => void;
}

type Methods = Implementation<CallContext>;
type CircleService = 'vault' | 'trust' | 'certificates' | 'regions' | 'exchanges' | 'sandbox' | 'dossiers';

/** What trust and exchanges are made of: keys, certificates, authorities, servers, dossiers. Who only has to do with the cache does without. */
export interface Circle {
  /** What makes each service: it is loaded when it is first called. */
  readonly services: { readonly [S in CircleService]: () => Promise<Methods[S]> };
  readonly exchanges: () => ExchangeRoom;
  /** Does what is due. */
  tick(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Composes the circle. Nothing is opened before it is needed. */
export function openCircle(needs: CircleNeeds): Circle {
  const { ports, tickets } = needs;
  const { dossiers, keys, exchanges, regions, emit } = openRooms(needs);
  const sandbox = lazy(async (): Promise<SandboxService> => {
    const { createSandbox } = await import('./sandbox.ts');
    return createSandbox({ ...keys, ports, tickets, regions, emit });
  });
  return {
    services: {
      ...keyServices(tickets, keys),
      regions: lazy(async () => (await import('./regions.ts')).createRegions({ tickets, regions })),
      exchanges: lazy(async () => (await import('./exchanges.ts')).createExchanges({ tickets, room: exchanges })),
      sandbox: async () => (await sandbox()).methods,
      dossiers: lazy(async () => (await import('./dossiers.ts')).createDossiers({ tickets, room: dossiers.room })),
    },
    exchanges,
    async tick(signal) {
      const { tickUnasked } = await import('./exchanges.ts');
      await tickUnasked(exchanges(), signal);
    },
    async close() {
      // What asks closes before what it asks.
      await (await sandbox.made())?.close();
      await exchanges.made()?.close();
      dossiers.close();
      await keys.closeKeys();
    },
  };
}

/** What the services work with, each over what it needs of the others. */
function openRooms({ ports, runner, store, reader, workspace, emit: tell }: CircleNeeds) {
  const dossiers = composeDossiers(() => dossierNeeds(), { ports, emit: tell });
  const { declared } = dossiers;
  const emit = (event: WireEvent): void => {
    tell(event);
    dossiers.heard(event);
  };
  const keys = openKeys(ports, workspace, emit);
  const { room } = keys;
  const exchanges = openHistory({ ports, runner, store, reader, workspace, emit, room, declared }, () => regions());
  const regions = openRegions(ports, { ...keys, workspace, emit, store, exchanges });
  const dossierNeeds = (): DossierNeeds => ({
    ...{ ports, runner, exchanges, emit, inventory: room },
    seals: () => keys.keystore().seals,
    region: (code) => regions().show(code),
  });
  return { dossiers, keys, exchanges, regions, emit };
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
    vault: lazy(async () => (await import('./vault.ts')).createVault({ tickets, keystore })),
    certificates: lazy(async () => (await import('./certificates.ts')).createCertificates({ tickets, room })),
    trust: lazy(async () => {
      const { createTrust } = await import('./trust.ts');
      return createTrust({ tickets, pki, trust, crlUrlsOf: (id) => crlUrlsOf(keystore().db, id) });
    }),
  };
}
