import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked, Told } from '../helpers/command-process.ts';

const ENTRY = join(import.meta.dirname, '..', 'helpers', 'command-process.ts');
const UNITS = 400;

/** The process of this worker's commands, beside that of its windows; it ends with the worker. */
let running: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

function processOfCommands(): ChildProcess {
  if (running?.connected === true) return running;
  const child = fork(ENTRY, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.unref();
  child.channel?.unref();
  running = child;
  return child;
}

async function ask(asked: Asked): Promise<Told> {
  const child = processOfCommands();
  const stop = new AbortController();
  const { signal } = stop;
  const ended = once(child, 'exit', { signal }).then(([code]: unknown[]) => {
    throw new Error(`The process of the commands ended: ${String(code ?? 'killed')}`);
  });
  const answered = once(child, 'message', { signal }) as Promise<[Told]>;
  child.send(asked);
  try {
    const [told] = await Promise.race([answered, ended]);
    return told;
  } finally {
    ended.catch(() => undefined);
    answered.catch(() => undefined);
    stop.abort();
  }
}

/** Runs a command of Cercle on a data folder, in another process than its window; throws with what it printed when it fails. */
export function cercle(data: string, ...args: readonly string[]): Promise<string> {
  const next = last.then(async () => {
    const { code, out, text } = await ask({ data, args });
    if (code !== 0) throw new Error(`cercle ${args.join(' ')}: ${text}`);
    return out;
  });
  last = next.catch(() => undefined);
  return next;
}

/** A fictional region as one XML document. */
export async function writeRegion(folder: string, change: (xml: string) => string = (xml) => xml): Promise<string> {
  const file = join(folder, 'region.xml');
  await cercle(folder, 'generate', '--units', String(UNITS), '--seed', '11', '--out', file);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return file;
}
