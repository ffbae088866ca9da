import type { EventInput } from '../../../../shared/contract/dossier-views.ts';
import type { StepEventType } from '../../../../shared/domain/onboarding/events.ts';
import type { Collected, JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';

/** What is typed of an event before it is recorded. */
export interface Draft {
  readonly date: string;
  readonly note: string;
  readonly reason: string;
  readonly values: Readonly<Partial<Record<Collected, string>>>;
  /** Identifier in the inventory; empty while none is chosen. */
  readonly certificate: string;
}

const REASONED: readonly StepEventType[] = ['refus', 'retrait', 'sans-objet', 'reprise'];
const ENDINGS: readonly StepEventType[] = ['acceptation', 'fait', 'certificat'];
const ON_SENDING: readonly Collected[] = ['reference', 'delai'];
const ON_REFUSAL: readonly Collected[] = ['instance', 'reference'];

export function needsReason(type: StepEventType): boolean {
  return REASONED.includes(type);
}

/** Whether the event names a certificate: one that is installed, or one whose identity is sent. */
export function namesCertificate({ kind }: Pick<JourneyStep, 'kind'>, type: StepEventType): boolean {
  return type === 'certificat' || (type === 'envoi' && kind === 'declaration');
}

/** What may be noted with an event: everything when it ends the step, what is known by then before that. */
export function collectedBy({ collects }: Pick<JourneyStep, 'collects'>, type: StepEventType): readonly Collected[] {
  if (ENDINGS.includes(type)) return collects.filter((key) => key !== 'delai');
  if (type === 'envoi' || type === 'relance') return collects.filter((key) => ON_SENDING.includes(key));
  return type === 'refus' ? collects.filter((key) => ON_REFUSAL.includes(key)) : [];
}

/** The event as it is sent; what was left empty is left out. `files`: tickets. */
export function eventOf(step: string, type: StepEventType, draft: Draft, files: readonly string[]): EventInput {
  const { date, note, reason, certificate } = draft;
  const values = Object.fromEntries(
    Object.entries(draft.values).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])),
  );
  return {
    ...{ type, step, date },
    ...(note.trim() !== '' && { note: note.trim() }),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
    ...(Object.keys(values).length > 0 && { values }),
    ...(certificate !== '' && { certificate }),
    ...(files.length > 0 && { files: [...files] }),
  };
}
