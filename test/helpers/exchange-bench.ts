import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  SandboxCommand,
  SandboxCommandName,
  SandboxResults,
} from '../../electron/services/sandbox-region/control-messages.ts';
import { createServices } from '../../electron/services/index.ts';
import type { Services, ServicesOptions } from '../../electron/services/index.ts';
import { askSandbox } from '../../electron/services/sandbox-region/control-client.ts';
import type { SandboxOptions } from '../../electron/services/sandbox-region/options.ts';
import { startSandbox } from '../../electron/services/sandbox-region/start.ts';
import type { RunningSandbox } from '../../electron/services/sandbox-region/start.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { ExchangeRecord, SyncState } from '../../shared/contract/exchange-views.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { RegionTarget } from '../../shared/contract/region-views.ts';
import type { ExchangeRequest } from '../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../shared/errors.ts';
import { clientForm } from './certificates.ts';
import { createTestPorts } from './ports.ts';
import type { TestPorts } from './ports.ts';
import { PASSPHRASE } from './vault.ts';

/** A fictional region that runs in a process of its own, registered as a server under its code. */
export interface BenchRegion {
  readonly code: string;
  readonly sandbox: RunningSandbox;
  ask<Name extends SandboxCommandName>(
    command: Extract<SandboxCommand, { command: Name }>,
  ): Promise<SandboxResults[Name]>;
  fault(name: Extract<SandboxCommand, { command: 'fault' }>['name'], more?: Partial<FaultMore>): Promise<void>;
}

type FaultMore = Omit<Extract<SandboxCommand, { command: 'fault' }>, 'command' | 'name'>;

/** Real services, with an open vault, and real regions to talk to. */
export interface ExchangeBench {
  readonly client: Client;
  readonly services: Services;
  readonly ports: TestPorts;
  /** Starts a region, has it issue our certificate, and registers it. */
  addRegion(code: string, options?: SandboxOptions, target?: Partial<RegionTarget>): Promise<BenchRegion>;
  /** Sends a request and waits for its end. */
  send(region: string, request: ExchangeRequest, more?: { readonly import?: boolean }): Promise<ExchangeRecord>;
  sync(...regions: readonly string[]): Promise<readonly SyncState[]>;
  syncFull(...regions: readonly string[]): Promise<readonly SyncState[]>;
  result<T>(jobId: string): Promise<T>;
  close(): Promise<void>;
}

/** Seconds as short as tests can bear, and a pace that hides no fault of order. */
export const TEST_LIMITS = {
  connectSeconds: 10,
  firstByteSeconds: 20,
  totalSeconds: 60,
  extractionSeconds: 120,
  minimumBytesPerSecond: 0,
  readsPerSecond: 100,
  concurrentReads: 4,
} as const;

export async function openExchangeBench(folder?: string, options: ServicesOptions = {}): Promise<ExchangeBench> {
  const ports = createTestPorts(folder === undefined ? {} : { folder });
  const services = createServices(ports, options);
  const client = createClient({
    send: (request) => services.dispatch(request, { lang: 'en' }),
    onEvent: services.onEvent,
  });
  const status = await client.vault.status({});
  if (status.state === 'absent') await client.vault.init({ passphrase: PASSPHRASE });
  else await client.vault.unlock({ passphrase: PASSPHRASE });
  const regions: BenchRegion[] = [];
  const result = async <T>(jobId: string): Promise<T> => resultOf<T>(await client.jobs.wait({ jobId }));
  const synced = async (codes: readonly string[], full: boolean): Promise<readonly SyncState[]> => {
    const { jobIds } = await client.exchanges.sync({ regions: [...codes], full });
    return Promise.all(jobIds.map((jobId) => result<SyncState>(jobId)));
  };
  return {
    ...{ client, services, ports, result },
    async addRegion(code, options = {}, target = {}) {
      const region = await startRegion(ports, code, options);
      regions.push(region);
      await register(client, region, target);
      return region;
    },
    async send(region, request, more = {}) {
      const { jobId } = await client.exchanges.send({ region, request, ...more });
      return result<ExchangeRecord>(jobId);
    },
    sync: (...codes) => synced(codes, false),
    syncFull: (...codes) => synced(codes, true),
    async close() {
      await services.close();
      await Promise.all(regions.map(({ sandbox }) => sandbox.stop()));
      ports.dispose();
    },
  };
}

function resultOf<T>({ state, result, error }: Job): T {
  if (state === 'finished') return result as T;
  throw new AppError(error?.code ?? 'cancelled', `${state}: ${error?.message ?? ''}`, { proof: error?.proof ?? [] });
}

export async function startRegion(ports: TestPorts, code: string, options: SandboxOptions): Promise<BenchRegion> {
  const folder = join(ports.folder, `sandbox-${code}`);
  const sandbox = await startSandbox(ports, { units: 60, folder, ...options });
  const ask: BenchRegion['ask'] = async (command) => {
    const answer = await askSandbox(sandbox.folder, command);
    if (answer === undefined) throw new Error(`the region ${code} does not run`);
    return answer;
  };
  return {
    ...{ code, sandbox, ask },
    async fault(name, more = {}) {
      await ask({ command: 'fault', name, ...more });
    },
  };
}

/** Trusts the region's authorities, asks it for a certificate, and writes its settings. */
async function register(client: Client, { code, sandbox, ask }: BenchRegion, target: Partial<RegionTarget>) {
  const environment = sandbox.status.settings.environment;
  const text = readFileSync(sandbox.authorities.bundle, 'utf8');
  const found = await client.trust.inspect({ from: { text } });
  await client.trust.import({
    from: { text },
    environment,
    confirmed: found.map(({ facts }) => facts.sha256),
  });
  const form = clientForm({ commonName: `CLIENT_${code.toUpperCase()}` });
  const { id } = await client.certificates.request({ form });
  await client.certificates.declineBackup({ id });
  const csr = (await client.certificates.show({ id })).csrPem ?? '';
  const issued = await ask({ command: 'issue', csr, state: 'valid' });
  await client.certificates.install({ from: { text: issued.certificatePem }, id });
  await client.regions.set({
    code,
    label: `Région ${code}`,
    environment,
    url: `${sandbox.url}/ROR/0.5.0/CSD_ROR_Binding`,
    extractionUrl: sandbox.url,
    certificate: id,
    profil: 1,
    vihf: { enabled: false, nameId: '', clientName: 'Cercle', userProfile: '' },
    limits: { ...TEST_LIMITS },
    ...target,
  });
}
