import { randomBytes } from 'node:crypto';
import type { OnboardingEvent } from '../../../shared/domain/onboarding/events.ts';
import { begin, isRefusal } from '../../../shared/domain/onboarding/machine.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { offeredJourney } from './journeys.ts';
import type { DossierRoom } from './parts.ts';

export interface NewDossier {
  readonly journey: string;
  readonly title?: string | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly isRehearsal?: boolean | undefined;
  readonly answers?: Readonly<Record<string, string>> | undefined;
}

/** The sandbox region is the only server of a rehearsal; it need not run yet. */
const SANDBOX = 'BAC';
const NATIONAL = 'national';

/** Opens a dossier and gives its id. @throws AppError `dossier.journey-unknown`, `region.unknown`. */
export function createDossier(room: DossierRoom, given: NewDossier, lang: Lang): string {
  const { journey } = offeredJourney(room, given.journey);
  const { isRehearsal = false } = given;
  const wanted = given.regions ?? (journey.track === 'cercle-regional' ? [] : [NATIONAL]);
  const regions = isRehearsal ? [SANDBOX] : wanted;
  if (!isRehearsal) for (const code of regions) room.region(code);
  const event: OnboardingEvent & { readonly type: 'creation' } = {
    ...{ type: 'creation', date: room.today(), note: '', files: [], journey, regions, isRehearsal },
    title: given.title ?? journey.title[lang],
    answers: given.answers ?? {},
  };
  const dossier = begin(event, room.today());
  if (isRefusal(dossier)) {
    throw new AppError('dossier.pack', 'The journey cannot be walked.', {
      values: { file: journey.key, reason: dossier.values['steps'] ?? dossier.refused },
    });
  }
  const id = `dos-${randomBytes(5).toString('hex')}`;
  room.histories.begin(id, event);
  room.changed();
  return id;
}
