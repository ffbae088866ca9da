import { AppError } from '../../errors.ts';
import type { Dossier } from './dossier.ts';
import type { OnboardingEvent } from './events.ts';
import { after, created } from './machine-effect.ts';

/**
 * The dossier that a history amounts to. Nothing is judged again: what was recorded happened, even where a later version
 * of the rules would refuse it. Throws `internal` when the first event is not a creation.
 */
export function replay(events: readonly OnboardingEvent[]): Dossier {
  const [first, ...others] = events;
  if (first?.type !== 'creation') throw new AppError('internal', 'The history of a dossier begins with its creation.');
  return others.reduce(after, created(first));
}
