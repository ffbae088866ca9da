import { connect } from 'node:net';
import { AppError } from '../../../shared/errors.ts';
import { fromPlainError, type PlainError } from '../store/plain-error.ts';
import { readDoor, type DoorFile } from './control-door.ts';
import type { SandboxCommand, SandboxCommandName, SandboxResults } from './control-messages.ts';

const PATIENCE_MS = 30_000;

/**
 * Asks something of the region that runs on a folder; undefined when none does.
 * @throws AppError what the region refuses with, `internal` when it goes before it has answered.
 */
export async function askSandbox<Name extends SandboxCommandName>(
  folder: string,
  command: Extract<SandboxCommand, { command: Name }>,
): Promise<SandboxResults[Name] | undefined> {
  const door = readDoor(folder);
  if (door === undefined) return undefined;
  const line = await exchangeLine(door, JSON.stringify({ ...command, key: door.key }));
  if (line === undefined) return undefined;
  const reply = JSON.parse(line) as { readonly ok: boolean; readonly result?: unknown; readonly error?: PlainError };
  if (reply.error !== undefined) throw fromPlainError(reply.error);
  return reply.result as SandboxResults[Name];
}

/** The answer to a line; undefined when nobody listens any more. */
function exchangeLine({ address }: DoorFile, line: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let text = '';
    let isOpen = false;
    const socket = connect(address, () => {
      isOpen = true;
      socket.write(`${line}\n`);
    });
    socket.setEncoding('utf8');
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on('data', (more: string) => {
      text += more;
      const end = text.indexOf('\n');
      if (end === -1) return;
      resolve(text.slice(0, end));
      socket.end();
    });
    // Told by `close`, which follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (isOpen) reject(new AppError('internal', 'The sandbox region went away before it answered.'));
      else resolve(undefined);
    });
  });
}
