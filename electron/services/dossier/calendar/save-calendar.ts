import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { SavedFile } from '../../../../shared/contract/dossiers.ts';
import { reminders } from '../../../../shared/domain/onboarding/next.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import { calendarOfDays } from '../../agenda/reminder-calendar.ts';
import type { CalendarDay } from '../../agenda/reminder-calendar.ts';
import { writeNewFile } from '../../synthetic/new-file.ts';
import type { DossierRoom } from '../parts.ts';
import { stateOf } from '../state.ts';
import { listDossiers } from '../views.ts';

const NAMES = { fr: 'Dossiers (Cercle)', en: 'Dossiers (Cercle)' } as const;

export interface CalendarChoice {
  /** All that are not archived when absent. */
  readonly id?: string | undefined;
  readonly path: string;
  readonly force: boolean;
  readonly lang: Lang;
}

/** Writes reminders as a calendar. @throws AppError `dossier.unknown`, `file.exists`, `file.not-found`, `storage.full`. */
export async function saveCalendar(
  room: DossierRoom,
  { id, path, force, lang }: CalendarChoice,
): Promise<SavedFile & { readonly events: number }> {
  const ids = id === undefined ? listDossiers(room, false).map((row) => row.id) : [id];
  const days = ids.flatMap((one) => daysOf(room, one, lang));
  const text = Buffer.from(calendarOfDays(NAMES[lang], days, room.ports.now()));
  await writeNewFile(path, { force }, (handle) => handle.writeFile(text));
  return { file: basename(path), bytes: text.length, events: days.length };
}

function daysOf(room: DossierRoom, id: string, lang: Lang): readonly CalendarDay[] {
  const { dossier } = stateOf(room, id);
  const used = new Map<string, number>();
  return reminders(dossier, room.today()).map(({ date, step, text }) => {
    const title = dossier.journey.steps.find((one) => one.id === step)?.title[lang];
    const about = [dossier.title, ...(title === undefined ? [] : [title])].join(' · ');
    // What it says may be worded otherwise in a later version: it stays the same event.
    const key = createHash('sha256')
      .update(`${step ?? ''}\n${date}`)
      .digest('hex')
      .slice(0, 12);
    const same = used.get(key) ?? 0;
    used.set(key, same + 1);
    return { id: same === 0 ? `${id}-${key}` : `${id}-${key}-${same}`, date, summary: text[lang], description: about };
  });
}
