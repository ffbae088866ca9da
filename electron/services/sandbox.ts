import type { Implementation } from '../../shared/contract/index.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import { textsOf } from '../../shared/i18n/index.ts';
import type { CallContext } from './context.ts';
import { certificateOf } from './inventory/export.ts';
import type { Held } from './inventory/rows.ts';
import { issueToFile, issueToInventory } from './sandbox-desk/issue.ts';
import { alreadyRunning, ask } from './sandbox-desk/parts.ts';
import type { DeskParts } from './sandbox-desk/parts.ts';
import { register } from './sandbox-desk/registration.ts';
import { statusOf } from './sandbox-desk/status.ts';
import { FAULT_NAMES } from './sandbox-region/fault-names.ts';
import type { IssuedCertificate } from './sandbox-region/client-certificates.ts';
import { startSandbox } from './sandbox-region/start.ts';
import type { RunningSandbox } from './sandbox-region/start.ts';
import type { Tickets } from './tickets.ts';

export interface SandboxParts extends DeskParts {
  readonly tickets: Tickets;
  readonly emit: (event: WireEvent) => void;
}

type Methods = Implementation<CallContext>['sandbox'];

export interface SandboxService {
  readonly methods: Methods;
  /** Stops the region that this program started. */
  close(): Promise<void>;
}

/** The contract's sandbox: a fictional region in a process of its own, and its desk. It ends with the program that started it. */
export function createSandbox(parts: SandboxParts): SandboxService {
  const own: Own = { region: undefined };
  return {
    methods: { ...lifeMethods(parts, own), ...deskMethods(parts) },
    close: async () => own.region?.stop(),
  };
}

/** What this program started, as long as it runs. */
interface Own {
  region: RunningSandbox | undefined;
}

function lifeMethods(parts: SandboxParts, own: Own) {
  return {
    status: () => statusOf(parts),
    async start({ tls, ...given }, { lang }) {
      if ((await statusOf(parts)).isRunning) throw alreadyRunning();
      const region = await started(parts, { ...given, tls: tls === 'both' ? undefined : tls });
      own.region = region;
      void region.exited.then((code) => {
        if (own.region === region) own.region = undefined;
        parts.emit({ type: 'sandbox.ended', code });
      });
      try {
        await register(parts, region, lang);
      } catch (error) {
        await region.stop();
        throw error;
      }
      return statusOf(parts);
    },
    async stop() {
      if (own.region !== undefined) await own.region.stop();
      else await stopElsewhere(parts);
      return statusOf(parts);
    },
  } satisfies Partial<Methods>;
}

async function started({ ports }: SandboxParts, options: Parameters<typeof startSandbox>[1]): Promise<RunningSandbox> {
  try {
    return await startSandbox(ports, options);
  } catch (error) {
    // Another program was faster.
    throw error instanceof AppError && error.code === 'cache.busy' ? alreadyRunning(error) : error;
  }
}

const STOP_LOOKS = 50;
const STOP_LOOK_MS = 100;

/** Asks the region of another program to stop, and waits until nobody answers any more. */
async function stopElsewhere(parts: SandboxParts): Promise<void> {
  await ask(parts, { command: 'stop' });
  for (let look = 0; look < STOP_LOOKS; look += 1) {
    const { isRunning } = await statusOf(parts).catch(() => ({ isRunning: true }));
    if (!isRunning) return;
    await new Promise((resolve) => setTimeout(resolve, STOP_LOOK_MS));
  }
}

function deskMethods(parts: SandboxParts) {
  const { tickets } = parts;
  return {
    async issue({ csr, state = 'valid' }, { lang }) {
      if ('request' in csr) {
        const { issued, held } = await issueToInventory(parts, csr.request, state, lang);
        return toldOf(issued, held.id);
      }
      const out = { path: tickets.pathOf(csr.out, 'write'), force: csr.force === true };
      return toldOf(await issueToFile(parts, tickets.fileOf(csr.file), out, state), null);
    },
    async whitelist({ certificate, listed }) {
      const held = heldOf(parts, certificate);
      const facts = held === undefined ? undefined : certificateOf(held).facts;
      const what = facts?.sha256 ?? certificate;
      if (listed) await ask(parts, { command: 'whitelist-add', what, note: facts?.subjectText.slice(0, 500) ?? '' });
      else await ask(parts, { command: 'whitelist-remove', what });
      return statusOf(parts);
    },
    async fault({ name }) {
      const known = FAULT_NAMES.find((one) => one === name);
      if (name !== null && known === undefined) throw unknownFault(name);
      await ask(parts, { command: 'fault', name: known ?? null });
      return statusOf(parts);
    },
    faults: async (_, { lang }) => {
      const { faults } = textsOf(lang).sandbox;
      return FAULT_NAMES.map((name) => ({ name, summary: faults[name] }));
    },
    async evolve() {
      await ask(parts, { command: 'evolve' });
      return statusOf(parts);
    },
  } satisfies Partial<Methods>;
}

/** The line of the inventory that is meant; what it does not know may be a fingerprint or a name, which the region judges. */
function heldOf({ room }: SandboxParts, id: string): Held | undefined {
  try {
    return room().find(id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'certificate.unknown') return undefined;
    throw error;
  }
}

function toldOf({ sha256, subject, state, notBefore, notAfter }: IssuedCertificate, certificate: string | null) {
  return { sha256, subject, state, notBefore, notAfter, certificate };
}

function unknownFault(name: string): AppError {
  return new AppError('input.invalid', `No fault is named ${name}.`, {
    values: { reason: name },
    proof: [FAULT_NAMES.join(', ')],
  });
}
