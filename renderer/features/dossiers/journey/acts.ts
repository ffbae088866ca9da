import type { Allowed, StepStatus } from '../../../../shared/domain/onboarding/dossier.ts';
import { STEP_EVENTS } from '../../../../shared/domain/onboarding/events.ts';
import type { StepEventType } from '../../../../shared/domain/onboarding/events.ts';
import type { JourneyStep, StepKind } from '../../../../shared/domain/onboarding/journey.ts';

/** What leads on from a step, by its kind and whether an answer is awaited; the first that is allowed leads. */
const LEADS: Readonly<
  Record<StepKind, { readonly due: readonly StepEventType[]; readonly waiting: readonly StepEventType[] }>
> = {
  acte: { due: ['fait'], waiting: [] },
  demande: { due: ['envoi'], waiting: ['acceptation'] },
  certificat: { due: ['certificat', 'envoi'], waiting: ['certificat'] },
  declaration: { due: ['envoi'], waiting: ['acceptation'] },
};

const DUE: readonly StepStatus[] = ['a-faire', 'refusee', 'a-refaire'];

export interface StepActs {
  /** What leads on, if anything may. */
  readonly lead: StepEventType | undefined;
  readonly others: readonly StepEventType[];
}

/** What may be recorded of a step now, what leads on first. */
export function actsOf(step: JourneyStep, status: StepStatus, allowed: readonly Allowed[]): StepActs {
  const may = STEP_EVENTS.filter((type) => allowed.some((one) => one.type === type && one.steps.includes(step.id)));
  const leads = DUE.includes(status) ? LEADS[step.kind].due : status === 'en-attente' ? LEADS[step.kind].waiting : [];
  const lead = leads.find((type) => may.includes(type));
  return { lead, others: may.filter((type) => type !== lead) };
}

/** What an act is called: an order is no letter, and a second sending is said as such. */
export function actKey({ kind }: Pick<JourneyStep, 'kind'>, status: StepStatus, type: StepEventType) {
  const isAgain = status === 'refusee' || status === 'a-refaire';
  if (type === 'envoi' && kind === 'certificat') {
    return isAgain ? ('dossiers.actsOrderAgain' as const) : ('dossiers.actsOrder' as const);
  }
  if (type === 'envoi' && isAgain) return 'dossiers.actsAgain' as const;
  if (type === 'acceptation' && kind === 'declaration') return 'dossiers.actsAdmitted' as const;
  if (type === 'certificat' && status === 'faite') return 'dossiers.actsRenewed' as const;
  return `dossiers.acts.${type}` as const;
}
