import { randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import type { FileTicket } from '../../shared/contract/common.ts';
import type { ReadableFile } from './inventory/origin.ts';
import { holdsPrivateKey } from './pki/private-guard.ts';

type Use = 'read' | 'write';

/** How long, and how much of, what holds keys is kept for the calls that follow: to look at it, then to import it. */
const KEYS_MS = 3_600_000;
const MOST_KEY_BYTES = 64 * 1024 * 1024;

/** Opaque names for the files that a person chose: no method takes a path (design architecture §3.11). */
export interface Tickets {
  /** A ticket by which a service may read this file. */
  forReading(path: string): FileTicket;
  /**
   * A ticket for what a host received, when it holds a private key, encrypted or not: kept in memory, for an hour, so that no
   * copy of a key is ever written. Undefined when it holds none, and may be written to a file.
   */
  forReadingKey(name: string, bytes: Uint8Array): FileTicket | undefined;
  /** A ticket by which a service may write this file. */
  forWriting(path: string): FileTicket;
  /** The file to read behind a ticket; throws `input.invalid` when there is none. */
  fileOf(ticket: FileTicket): ReadableFile;
  /** The file behind a ticket; throws `input.invalid` when there is none, or when it was given for the other use, and `file.unreadable` when it holds keys. */
  pathOf(ticket: FileTicket, use: Use): string;
}

/** Makes an empty register of tickets; they live as long as the process. */
export function createTickets(): Tickets {
  const given = new Map<FileTicket, { readonly path: string; readonly use: Use }>();
  const keys = createKeyFiles();
  const give = (path: string, use: Use): FileTicket => {
    const ticket = newTicket();
    given.set(ticket, { path, use });
    return ticket;
  };
  const pathOf = (ticket: FileTicket, use: Use): string => {
    const entry = given.get(ticket);
    if (entry?.use === use) return entry.path;
    const file = keys.get(ticket)?.name;
    if (file !== undefined) {
      throw new AppError('file.unreadable', 'A file that holds a private key is only read among certificates.', {
        values: { file },
      });
    }
    throw new AppError('input.invalid', `No file was chosen under this ticket to ${use}.`, {
      values: { reason: ticket },
    });
  };
  return {
    forReading: (path) => give(path, 'read'),
    forReadingKey: (name, bytes) => (holdsPrivateKey(bytes) ? keys.add(name, bytes) : undefined),
    forWriting: (path) => give(path, 'write'),
    fileOf: (ticket) => keys.get(ticket) ?? { path: pathOf(ticket, 'read') },
    pathOf,
  };
}

function newTicket(): FileTicket {
  return `ticket-${randomBytes(16).toString('hex')}`;
}

interface KeyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What holds keys, in memory; overwritten when it has served its time, the oldest first when there is much. */
function createKeyFiles(): {
  add(name: string, bytes: Uint8Array): FileTicket;
  get(ticket: FileTicket): KeyFile | undefined;
} {
  const files = new Map<FileTicket, KeyFile>();
  const forget = (ticket: FileTicket): void => {
    files.get(ticket)?.bytes.fill(0);
    files.delete(ticket);
  };
  const total = (): number => [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    add(name, bytes) {
      const ticket = newTicket();
      files.set(ticket, { name, bytes });
      for (const oldest of files.keys()) if (oldest !== ticket && total() > MOST_KEY_BYTES) forget(oldest);
      setTimeout(() => forget(ticket), KEYS_MS).unref();
      return ticket;
    },
    get: (ticket) => files.get(ticket),
  };
}
