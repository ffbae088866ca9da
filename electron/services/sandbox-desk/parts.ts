import { AppError } from '../../../shared/errors.ts';
import type { Room } from '../inventory/room.ts';
import type { Ports } from '../ports.ts';
import type { RegionStore } from '../region-store/region-store.ts';
import { askSandbox } from '../sandbox-region/control-client.ts';
import type { SandboxCommand, SandboxCommandName, SandboxResults } from '../sandbox-region/control-messages.ts';
import { sandboxFolder } from '../sandbox-region/start.ts';
import type { TrustStore } from '../trust-store/trust-store.ts';

/** What the desk of the sandbox region works with. */
export interface DeskParts {
  readonly ports: Ports;
  readonly regions: () => RegionStore;
  readonly trust: () => TrustStore;
  /** The inventory of certificates. */
  readonly room: () => Room;
}

/** The server that the sandbox region is registered as. */
export const SANDBOX_CODE = 'BAC';

/**
 * Asks something of the region that runs for this profile, whichever program started it.
 * @throws AppError `sandbox.absent`, and what the region refuses with.
 */
export async function ask<Name extends SandboxCommandName>(
  { ports }: Pick<DeskParts, 'ports'>,
  command: Extract<SandboxCommand, { command: Name }>,
): Promise<SandboxResults[Name]> {
  const answer = await askSandbox(sandboxFolder(ports), command);
  if (answer === undefined) throw absent();
  return answer;
}

function absent(): AppError {
  return new AppError('sandbox.absent', 'No sandbox region runs; start it with "cercle sandbox start".');
}

export function alreadyRunning(cause?: unknown): AppError {
  return new AppError('sandbox.running', 'A sandbox region runs already; stop it first.', { cause });
}
