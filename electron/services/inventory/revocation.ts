import { AppError } from '../../../shared/errors.ts';
import { revocationSecretOf } from './lifecycle.ts';
import { journalFacts } from './room.ts';
import type { Room } from './room.ts';
import type { Held } from './rows.ts';

/**
 * Seals the revocation code of a certificate, typed twice as on the platform of the authority.
 * @throws AppError `input.invalid`, `vault.absent`, `vault.locked`.
 */
export function keepRevocationCode(room: Room, id: string, code: string, again: string): Held {
  const held = room.find(id);
  if (code !== again) throw invalid('revocation-differs', 'The two revocation codes differ.');
  if (code === '') throw invalid('revocation-empty', 'The revocation code is empty.');
  return room.change(() => {
    room.keystore.vault.storeSecret(revocationSecretOf(held), code);
    room.keystore.journal.append('secret.stored', { ...journalFacts(held), purpose: 'revocation-code' });
    return held;
  });
}

/**
 * The revocation code, for the person who kept it; the journal says that it was shown.
 * @throws AppError `input.invalid` when none is kept, `vault.absent`, `vault.locked`.
 */
export async function revocationCode(room: Room, id: string): Promise<string> {
  const held = room.find(id);
  return room.keystore.vault.withSecret(revocationSecretOf(held), async (code) => {
    if (code === undefined) throw invalid('revocation-absent', 'No revocation code is kept for this certificate.');
    room.keystore.journal.append('secret.shown', { ...journalFacts(held), purpose: 'revocation-code' });
    return code;
  });
}

function invalid(reason: string, message: string): AppError {
  return new AppError('input.invalid', message, { values: { reason } });
}
