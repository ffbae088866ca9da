import type { EventInput } from '../../../shared/contract/dossier-views.ts';
import type { CertificateRole, DeclaredCertificate, KeptFile } from '../../../shared/domain/onboarding/declared.ts';
import type { Dossier, Refusal } from '../../../shared/domain/onboarding/dossier.ts';
import { STEP_EVENTS } from '../../../shared/domain/onboarding/events.ts';
import type { OnboardingEvent, StepEvent } from '../../../shared/domain/onboarding/events.ts';
import { isRefusal } from '../../../shared/domain/onboarding/machine-refusal.ts';
import type { Room as Inventory } from '../inventory/room.ts';
import { declaredById } from './declared-certificate.ts';

type StepInput = Extract<EventInput, { step: string }>;

interface MakeParts {
  readonly inventory: () => Inventory;
  readonly today: string;
  readonly files: readonly KeptFile[];
}

function isOfStep(input: EventInput): input is StepInput {
  return STEP_EVENTS.some((type) => type === input.type);
}

/**
 * What a person records, as the history keeps it: a certificate by what is told of it, files by their fingerprints.
 * @throws AppError `certificate.unknown`, `certificate.ambiguous`, `input.invalid` for a request without answer.
 */
export function makeEvent(dossier: Dossier, input: EventInput, parts: MakeParts): OnboardingEvent | Refusal {
  const said = { date: input.date ?? parts.today, note: input.note ?? '', files: parts.files };
  if (isOfStep(input)) return stepEvent(dossier, input, said, parts);
  switch (input.type) {
    case 'liste-blanche': {
      const certificate = declaredById(parts.inventory(), input.certificate, knownRole(dossier, input));
      if (isRefusal(certificate)) return certificate;
      const { type, region, environment, state, by = '' } = input;
      return { ...said, type, region, environment, state, by, certificate };
    }
    case 'platines-compte':
      return { ...said, type: input.type, login: input.login ?? dossier.platines.login, state: input.state };
    case 'platines-resultat':
      return {
        ...said,
        type: input.type,
        scenario: input.scenario,
        result: input.result,
        evidence: input.evidence ?? '',
      };
    default:
      return { ...said, type: input.type, reason: input.reason ?? '' };
  }
}

function stepEvent(
  dossier: Dossier,
  { type, step, reason = '', values = {}, certificate: id }: StepInput,
  said: Pick<StepEvent, 'date' | 'note' | 'files'>,
  { inventory }: MakeParts,
): StepEvent | Refusal {
  const role = dossier.journey.steps.find((one) => one.id === step)?.role ?? null;
  const certificate = id === undefined ? null : declaredById(inventory(), id, role);
  if (certificate !== null && isRefusal(certificate)) return certificate;
  return { ...said, type, step, reason, values: given(values), certificate };
}

function given(values: NonNullable<StepInput['values']>): StepEvent['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}

/** A certificate for both roles keeps the one under which it was declared. */
function knownRole(dossier: Dossier, { certificate: id }: { readonly certificate: string }): CertificateRole | null {
  const known: readonly DeclaredCertificate[] = [
    ...dossier.whitelist.map(({ certificate }) => certificate),
    ...dossier.steps.flatMap(({ certificates }) => certificates),
  ];
  return known.find(({ sha256 }) => sha256.startsWith(id.toLowerCase()))?.role ?? null;
}
