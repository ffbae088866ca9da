import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { toPlainError } from '../store/plain-error.ts';
import { commandSchema, type SandboxCommand } from './control-messages.ts';
import { readState, writePrivate } from './private-files.ts';

/** How to reach a running region: kept in its folder, for its owner only. */
export const doorSchema = z.object({
  /** A Unix socket or a Windows named pipe. */
  address: z.string(),
  /** Said by whoever asks: a pipe of Windows can be opened by others than its owner. */
  key: z.string(),
  pid: z.number(),
});
export type DoorFile = z.infer<typeof doorSchema>;

export interface ControlDoor {
  close(): Promise<void>;
}

/** Beyond, the name of a Unix socket does not fit in the system's structure (macOS: 104 bytes). */
const LONGEST_ADDRESS = 100;
const LONGEST_LINE = 200_000;
const FAULT = 'The sandbox region failed on a fault of the program.';

function doorPath(folder: string): string {
  return join(folder, 'control.json');
}

export function readDoor(folder: string): DoorFile | undefined {
  const read = doorSchema.safeParse(readState(doorPath(folder)));
  return read.success ? read.data : undefined;
}

function addressOf(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\cercle-sandbox-${name}-${randomBytes(8).toString('hex')}`;
  const inside = join(folder, 'control.sock');
  if (Buffer.byteLength(inside) <= LONGEST_ADDRESS) return inside;
  const { uid } = userInfo();
  const elsewhere = join(tmpdir(), `cercle-${String(uid)}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o700 });
  const facts = lstatSync(elsewhere);
  if (!facts.isDirectory() || facts.uid !== uid || (facts.mode & 0o077) !== 0)
    throw new AppError('storage.failed', `${elsewhere} is not a folder of yours alone; remove it and try again.`);
  return join(elsewhere, `${name}.sock`);
}

/**
 * Opens the control door of a folder whose lock is held: one JSON command a line, one JSON answer. A socket left by a killed
 * process is replaced.
 */
export async function openControlDoor(
  folder: string,
  run: (command: SandboxCommand) => Promise<unknown>,
): Promise<ControlDoor> {
  const left = readDoor(folder)?.address;
  const address = addressOf(folder);
  if (process.platform !== 'win32') for (const path of [left, address]) if (path !== undefined) removeSocket(path);
  const key = randomBytes(32).toString('hex');
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    listen(socket, key, run);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  writePrivate(doorPath(folder), JSON.stringify({ address, key, pid: process.pid } satisfies DoorFile));
  return {
    async close() {
      rmSync(doorPath(folder), { force: true });
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      for (const socket of open) socket.destroySoon();
      await closed;
    },
  };
}

/** Removes a socket, and nothing else that would bear its name. */
function removeSocket(path: string): void {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (facts?.isSocket() === true && dirname(path) !== path) rmSync(path, { force: true });
}

function listen(socket: Socket, key: string, run: (command: SandboxCommand) => Promise<unknown>): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (more: string) => {
    text += more;
    if (text.length > LONGEST_LINE) return socket.destroy();
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      void answerLine(line, key, run).then((answer) => socket.write(`${JSON.stringify(answer)}\n`));
    }
    return undefined;
  });
}

async function answerLine(line: string, key: string, run: (command: SandboxCommand) => Promise<unknown>) {
  try {
    const { key: said, ...asked } = z.looseObject({ key: z.string() }).parse(JSON.parse(line));
    if (!isSame(said, key)) throw new AppError('input.invalid', 'This is not the key of this sandbox region.');
    return { ok: true, result: await run(commandSchema.parse(asked)) };
  } catch (error) {
    const refused =
      error instanceof z.ZodError || error instanceof SyntaxError
        ? new AppError('input.invalid', 'The sandbox region does not know this command.', { proof: [error.message] })
        : error;
    return { ok: false, error: toPlainError(refused, FAULT) };
  }
}

function isSame(said: string, key: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(said), hash(key));
}
