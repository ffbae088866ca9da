import type { OnboardingEvent } from '../../../../shared/domain/onboarding/events.ts';
import type { onboarding } from '../../../../shared/i18n/fr/onboarding.ts';

/** What an event says beside its date, its note and its values, as short lines in the words given. */
export function linesOf(event: OnboardingEvent, words: typeof onboarding): readonly string[] {
  const reason = 'reason' in event && event.reason !== '' ? [event.reason] : [];
  switch (event.type) {
    case 'creation':
      return [event.title];
    case 'fiche':
      return [Object.keys(event.values).join(', ')];
    case 'liste-blanche':
      return [
        [event.region, words.environments[event.environment], words.whitelist[event.state], event.by]
          .filter(Boolean)
          .join(' · '),
      ];
    case 'platines-compte':
      return [[words.accounts[event.state], event.login].filter(Boolean).join(' · ')];
    case 'platines-scenarios':
      return [String(event.scenarios.length)];
    case 'platines-resultat':
      return [[event.scenario, words.results[event.result], event.evidence].filter(Boolean).join(' · ')];
    default:
      return reason;
  }
}
