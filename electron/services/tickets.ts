import { randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import type { FileTicket } from '../../shared/contract/common.ts';

type Use = 'read' | 'write';

/** Opaque names for the files that a person chose: no method takes a path (design architecture §3.11). */
export interface Tickets {
  /** A ticket by which a service may read this file. */
  forReading(path: string): FileTicket;
  /** A ticket by which a service may write this file. */
  forWriting(path: string): FileTicket;
  /** The file behind a ticket; throws `input.invalid` when there is none, or when it was given for the other use. */
  pathOf(ticket: FileTicket, use: Use): string;
}

/** Makes an empty register of tickets; they live as long as the process. */
export function createTickets(): Tickets {
  const given = new Map<FileTicket, { readonly path: string; readonly use: Use }>();
  const give = (path: string, use: Use): FileTicket => {
    const ticket = `ticket-${randomBytes(16).toString('hex')}`;
    given.set(ticket, { path, use });
    return ticket;
  };
  return {
    forReading: (path) => give(path, 'read'),
    forWriting: (path) => give(path, 'write'),
    pathOf(ticket, use) {
      const entry = given.get(ticket);
      if (entry?.use === use) return entry.path;
      throw new AppError('input.invalid', `No file was chosen under this ticket to ${use}.`, {
        values: { reason: ticket },
      });
    },
  };
}
