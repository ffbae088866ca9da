import type { CertificateRow } from '../../../shared/contract/certificate-views.ts';
import { AppError } from '../../../shared/errors.ts';
import { readHeader } from '../keystore/header.ts';
import { journalFacts } from './room.ts';
import type { Room } from './room.ts';
import type { Held } from './rows.ts';

/**
 * Whether the key of a request was backed up: a recovery file holds every key that the vault had when it was made. `none`: no
 * key was made here, so that nothing would be lost.
 */
export function backupOf({ keystore }: Room, held: Held): CertificateRow['backup'] {
  if (held.request === null || held.keyAddedAt === null) return 'none';
  const at = readHeader(keystore.db)?.backup_at ?? null;
  if (at !== null && at >= held.keyAddedAt) return 'done';
  return held.backupDeclined ? 'declined' : 'needed';
}

/** Records that the person does without a backup of the key of a request. */
export function declineBackup(room: Room, id: string): Held {
  const held = room.find(id);
  if (backupOf(room, held) !== 'needed') return held;
  const next = { ...held, backupDeclined: true };
  return room.change(() => {
    room.rows.put(next);
    room.keystore.journal.append('request.backup-declined', journalFacts(next));
    return next;
  });
}

/** A request leaves for the first time once its key was backed up, or once the person said she does without. */
export function assertBackedUp(room: Room, held: Held): void {
  if (backupOf(room, held) !== 'needed') return;
  throw new AppError(
    'certificate.backup-needed',
    'Make a recovery file of the vault before this request leaves, or say that you do without: its key is nowhere else.',
    { values: { id: held.id }, advice: ['cercle vault backup FILE', '--without-backup'] },
  );
}
