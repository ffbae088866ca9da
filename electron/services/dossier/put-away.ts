import { AppError } from '../../../shared/errors.ts';
import { immediately } from '../store/sqlite.ts';
import { filesOf } from './histories.ts';
import type { DossierRoom } from './parts.ts';
import { stateOf } from './state.ts';

/** Puts a dossier away, or takes it back; nothing of it changes. @throws AppError `dossier.unknown`. */
export function archiveDossier(room: DossierRoom, id: string, isArchived: boolean): void {
  immediately(room.db, () => {
    room.rows.get(id);
    room.rows.archive(id, isArchived);
  });
  room.changed();
}

/**
 * Removes an archived dossier for good, with its files that no other one keeps.
 * @throws AppError `dossier.unknown`, `dossier.not-archived` also when the title is another one.
 */
export function removeDossier(room: DossierRoom, id: string, title: string): void {
  immediately(room.db, () => {
    const { archived } = room.rows.get(id);
    const known = titleOf(room, id);
    if (archived === 0 || (known !== undefined && title !== known)) {
      throw new AppError('dossier.not-archived', 'Archive the dossier first, and type its title.', {
        values: { title: known ?? id },
      });
    }
    const files = room.histories.texts(id).flatMap(filesOf);
    room.rows.erase(id, [...new Set(files)]);
  });
  room.changed();
}

/** Undefined when its history makes no dossier any more: it can still be removed. */
function titleOf(room: DossierRoom, id: string): string | undefined {
  try {
    return stateOf(room, id).dossier.title;
  } catch (error) {
    if (error instanceof AppError && error.code === 'dossier.tampered') return undefined;
    throw error;
  }
}
