import type { DossierView } from '../../../shared/contract/dossier-views.ts';
import { addMonths } from '../../../shared/domain/onboarding/machine-days.ts';
import { PRIORITIES } from '../../../shared/domain/onboarding/platines.ts';
import type { Platines, ScenarioState } from '../../../shared/domain/onboarding/platines.ts';

/** An account is deactivated after six months without use (domain reference ROR §6.2). */
const KEPT_MONTHS = 6;
const PLAYED: readonly ScenarioState['result'][] = ['succes', 'echec', 'erreur'];

/** How much of the register of scenarios was played and passed, and until when the account lasts. */
export function platinesFigures({ scenarios, state, lastUse }: Platines): DossierView['platinesFigures'] {
  const passed = (some: readonly ScenarioState[]): number => some.filter(({ result }) => result === 'succes').length;
  const of = (priority: number): readonly ScenarioState[] => scenarios.filter((one) => one.priority === priority);
  return {
    total: scenarios.length,
    played: scenarios.filter(({ result }) => PLAYED.includes(result)).length,
    passed: passed(scenarios),
    byPriority: PRIORITIES.map((priority) => {
      const some = of(priority);
      return { priority, total: some.length, passed: passed(some) };
    }),
    deactivatedOn: state === 'ouvert' && lastUse !== null ? addMonths(lastUse, KEPT_MONTHS) : null,
  };
}
