import { AppError } from '../../errors.ts';
import type { Journey, JourneyPack, JourneyStep } from './journey.ts';
import { firstFault, journeyForm, packForm } from './pack-checks.ts';
import type { Fault } from './pack-checks.ts';

/**
 * Reads a pack of journeys (resources/journeys, or a newer file), once parsed from JSON. The form of every member is checked,
 * then the coherence of the steps: unique identifiers, steps that come after earlier ones only, an environment and a role for
 * certificates and declarations and for them alone, a declaration after the order of the same certificate, known `{fields}`.
 * @throws AppError `dossier.pack`, whose `reason` is the path of the first member that is wrong
 */
export function readPack(value: unknown): JourneyPack {
  const fault = packForm(value, 'pack') ?? journeysFault((value as JourneyPack).journeys);
  if (fault !== undefined) {
    throw new AppError('dossier.pack', `The pack of journeys is not readable: ${fault}.`, {
      values: { reason: fault },
    });
  }
  return value as JourneyPack;
}

/**
 * What is wrong in one journey, as a path; undefined when nothing is. For copies that a person edits.
 */
export function journeyFault(journey: unknown, path = 'journey'): Fault {
  return journeyForm(journey, path) ?? coherenceFault(journey as Journey, path);
}

function journeysFault(journeys: readonly Journey[]): Fault {
  const form = firstFault(journeys.map((journey, index) => () => journeyFault(journey, `journeys[${index}]`)));
  if (form !== undefined) return form;
  const keys = journeys.map(({ key }) => key);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  return twice === -1 ? undefined : `journeys[${twice}].key`;
}

function coherenceFault({ steps }: Journey, path: string): Fault {
  if (steps.length === 0) return `${path}.steps`;
  return firstFault(
    steps.map((step, index) => () => stepFault(step, steps.slice(0, index), `${path}.steps[${index}]`)),
  );
}

function stepFault(step: JourneyStep, earlier: readonly JourneyStep[], path: string): Fault {
  if (earlier.some(({ id }) => id === step.id)) return `${path}.id`;
  const stranger = step.after.findIndex((id) => !earlier.some((other) => other.id === id));
  if (stranger !== -1) return `${path}.after[${stranger}]`;
  const isOfCertificate = step.kind === 'certificat' || step.kind === 'declaration';
  if ((step.environment !== null) !== isOfCertificate) return `${path}.environment`;
  if ((step.role !== null) !== isOfCertificate) return `${path}.role`;
  const isOrdered = earlier.some(
    ({ kind, environment, role }) => kind === 'certificat' && environment === step.environment && role === step.role,
  );
  return step.kind === 'declaration' && !isOrdered ? `${path}.kind` : undefined;
}

/** Of packs of several names and dates, the latest of each name; the order of first appearance is kept. */
export function latestPacks(packs: readonly JourneyPack[]): readonly JourneyPack[] {
  const latest = new Map<string, JourneyPack>();
  for (const pack of packs) {
    const known = latest.get(pack.name);
    if (known === undefined || known.date < pack.date) latest.set(pack.name, pack);
  }
  return [...latest.values()];
}
