import { statSync } from 'node:fs';
import { basename, extname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GivenFile } from '../../shared/contract/host.ts';
import { AppError } from '../../shared/errors.ts';
import type { WindowServices } from '../page/services.ts';

type Tickets = WindowServices['tickets'];

/** Extensions that the application is registered for. */
const OPENABLE: ReadonlySet<string> = new Set(['.xml', '.zip']);
const MOST_FILES = 100;

/**
 * A ticket for a file that the person chose, dropped or opened the application with.
 * Throws `input.invalid` for what is no absolute path, `file.not-found` for what is no plain file.
 */
export function ticketForPath(tickets: Tickets, path: unknown): GivenFile {
  if (typeof path !== 'string' || !isAbsolute(path) || path.includes('\0')) {
    throw new AppError('input.invalid', 'This is no file of the computer.', { values: { reason: 'file' } });
  }
  const name = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new AppError('file.not-found', `There is no file ${name}.`, { values: { file: name } });
  return { ticket: tickets.forReading(path), name, bytes: stat.size };
}

/** Linux desktops hand over `file://` addresses. */
function pathOfArgument(argument: string, folder: string): string {
  if (!argument.startsWith('file://')) return resolve(folder, argument);
  return URL.canParse(argument) && new URL(argument).host === '' ? fileURLToPath(argument) : '';
}

/** The files among command line arguments: everything that looks like an extraction, resolved from where it was typed. */
export function filesOfArguments(args: readonly string[], folder: string): readonly string[] {
  return args
    .filter((argument) => !argument.startsWith('-') && OPENABLE.has(extname(argument).toLowerCase()))
    .map((argument) => pathOfArgument(argument, folder))
    .filter((path) => path !== '')
    .slice(0, MOST_FILES);
}

/** Tickets for those of the paths that are files; the others are left out. */
export function ticketsForPaths(tickets: Tickets, paths: readonly unknown[]): readonly GivenFile[] {
  return paths.slice(0, MOST_FILES).flatMap((path) => {
    try {
      return [ticketForPath(tickets, path)];
    } catch {
      return [];
    }
  });
}
