import { join } from 'node:path';
import { AppError, assertNever } from '../../../shared/errors.ts';
import { createPrivateFolder } from '../store/folders.ts';
import { openLockFile } from '../store/sqlite.ts';
import { loadMaterials } from '../synthetic/load-materials.ts';
import { createChangesIndex } from './changes-index.ts';
import { openControlDoor } from './control-door.ts';
import type { SandboxCommand, SandboxResults, SandboxStatus } from './control-messages.ts';
import { openExtractions } from './extraction.ts';
import { createFaultDesk, type FaultDesk } from './fault-desk.ts';
import { openHistory } from './history.ts';
import type { SandboxRequest } from './messages.ts';
import { openPublicSite, type PublicSite } from './public-site.ts';
import { openRegion, type Region } from './region.ts';
import { serveRegion, type RegionServer } from './server.ts';
import { openTestPki, type TestPki } from './test-pki.ts';
import { openWhitelist, type Whitelist } from './whitelist.ts';

/** A sandbox region in this process. */
export interface Sandbox {
  status(): SandboxStatus;
  close(): Promise<void>;
}

interface Parts {
  readonly request: SandboxRequest;
  readonly region: Region;
  readonly pki: TestPki;
  readonly whitelist: Whitelist;
  readonly faults: FaultDesk;
  readonly site: PublicSite;
  readonly served: Map<string, number>;
}

/**
 * Opens a sandbox region: authorities, whitelist, fictional region, HTTPS server and control door, all in its folder.
 * `onStop` is called when its door is asked to stop it.
 * @throws AppError `cache.busy` when one runs on the folder already, `window.port-taken`, `input.invalid`.
 */
export async function openSandbox(request: SandboxRequest, onStop: () => void): Promise<Sandbox> {
  const { settings, resources } = request;
  createPrivateFolder(settings.folder);
  // The system frees it however this process ends.
  const lock = openLockFile(join(settings.folder, 'sandbox.lock'));
  if (lock === undefined) throw alreadyRunning(settings.folder);
  const closers: (() => unknown)[] = [() => lock.close()];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    const materials = loadMaterials((name) => new URL(name, resources), settings.region);
    const region = openRegion(settings, materials, openHistory(settings, Date.now()));
    // The authorities write the site's address in certificates, and the site shows what they publish.
    const shown: { pki?: TestPki } = {};
    const faults = createFaultDesk();
    const site = await openPublicSite(settings.folder, (name) => publishedUnder(faults, shown.pki, name));
    closers.push(() => site.close());
    const pki = await openTestPki(settings.folder, settings.environment, site.url);
    shown.pki = pki;
    const whitelist = openWhitelist(settings.folder);
    const parts = { request, region, pki, whitelist, faults, site, served: new Map() };
    const server = await openServer(parts);
    closers.push(() => server.close());
    const status = (): SandboxStatus => statusOf(parts, server);
    const door = await openControlDoor(settings.folder, (command) => obey(parts, status, command, onStop));
    closers.push(() => door.close());
    return { status, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the site shows under a name: a list may be missing or old on demand. */
function publishedUnder(faults: FaultDesk, pki: TestPki | undefined, name: string): Uint8Array | undefined {
  const fault = name.endsWith('.crl') ? faults.ofList() : undefined;
  if (fault === 'crl-absent') return undefined;
  return fault === 'crl-expired' ? pki?.expired(name) : pki?.published(name);
}

function alreadyRunning(folder: string): AppError {
  return new AppError(
    'cache.busy',
    `A sandbox region runs on ${folder} already; stop it, or give this one another folder.`,
    { values: { source: 'BAC' } },
  );
}

async function openServer({ request, region, pki, whitelist, faults, served }: Parts): Promise<RegionServer> {
  const { settings } = request;
  const extractions = await openExtractions(join(settings.folder, 'extractions'), region);
  return serveRegion({
    region,
    index: createChangesIndex(region),
    extractions,
    settings,
    pki,
    whitelist,
    faults,
    onServed: (transaction) => void served.set(transaction, (served.get(transaction) ?? 0) + 1),
  });
}

function statusOf(parts: Parts, { port }: RegionServer): SandboxStatus {
  const { request, region, pki, whitelist, faults, site, served } = parts;
  return {
    pid: process.pid,
    port,
    url: `https://localhost:${String(port)}`,
    publicUrl: site.url,
    settings: request.settings,
    authorities: pki.files,
    revision: region.revision(),
    changedAt: new Date(region.instant()).toISOString(),
    fault: faults.current() ?? null,
    whitelist: whitelist.list().length,
    issued: pki.issued(),
    served: Object.fromEntries(served),
  };
}

async function obey(
  { region, pki, whitelist, faults }: Parts,
  status: () => SandboxStatus,
  asked: SandboxCommand,
  onStop: () => void,
): Promise<SandboxResults[keyof SandboxResults]> {
  switch (asked.command) {
    case 'status':
      return status();
    case 'issue':
      return pki.issue(asked.csr, asked.state, asked.environment);
    case 'whitelist-add':
      return whitelist.add(asked.what, asked.note);
    case 'whitelist-remove':
      return { wasListed: whitelist.remove(asked.what) };
    case 'whitelist-list':
      return whitelist.list();
    case 'fault': {
      const { name, transaction, once, at, delayMs, framing } = asked;
      faults.set(name === null ? undefined : { name, transaction, once, at, delayMs, framing });
      return { fault: faults.current() ?? null };
    }
    case 'evolve':
      region.evolve(Date.now());
      return { revision: region.revision(), changedAt: new Date(region.instant()).toISOString() };
    case 'stop':
      // Once the answer has left.
      setTimeout(onStop, 50);
      return { stopping: true };
    default:
      return assertNever(asked);
  }
}
