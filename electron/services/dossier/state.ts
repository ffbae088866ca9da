import type { Dossier, Refusal } from '../../../shared/domain/onboarding/dossier.ts';
import type { HistoryEntry, OnboardingEvent } from '../../../shared/domain/onboarding/events.ts';
import { apply, replay } from '../../../shared/domain/onboarding/machine.ts';
import { isRefusal } from '../../../shared/domain/onboarding/machine-refusal.ts';
import { AppError } from '../../../shared/errors.ts';
import type { DossierRoom } from './parts.ts';

/** A dossier as its history makes it. */
export interface State {
  readonly id: string;
  readonly isArchived: boolean;
  readonly dossier: Dossier;
  readonly entries: readonly HistoryEntry[];
}

/** @throws AppError `dossier.unknown`, `dossier.tampered` when its history makes no dossier any more. */
export function stateOf({ rows, histories }: Pick<DossierRoom, 'rows' | 'histories'>, id: string): State {
  const { archived } = rows.get(id);
  const entries = histories.entries(id);
  return { id, isArchived: archived === 1, dossier: replayed(id, entries), entries };
}

/** What was changed outside Cercle may be no history any more: as far as it is one, it counts, and its verification tells. */
function replayed(id: string, entries: readonly HistoryEntry[]): Dossier {
  try {
    return replay(entries.map(({ event }) => event));
  } catch (cause) {
    if (entries.length > 1) return replayed(id, entries.slice(0, -1));
    throw new AppError('dossier.tampered', `The history of ${id} was changed outside Cercle.`, {
      values: { id },
      cause,
    });
  }
}

/**
 * Records what `make` gives for the dossier as it is under the write lock, if it can be now; else says why not.
 * @throws AppError `dossier.unknown`, `dossier.tampered`.
 */
export function recordEvent(
  room: DossierRoom,
  id: string,
  make: (dossier: Dossier) => OnboardingEvent | Refusal,
): Refusal | null {
  const today = room.today();
  const refusal = room.histories.append<Refusal>(id, (entries) => {
    const dossier = replayed(id, entries);
    const event = make(dossier);
    if (isRefusal(event)) return event;
    const after = apply(dossier, event, today);
    return isRefusal(after) ? after : { event };
  });
  if (refusal === null) room.changed();
  return refusal;
}
