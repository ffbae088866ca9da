import assert from 'node:assert/strict';
import type { Dossier, StepState } from '../../shared/domain/onboarding/dossier.ts';
import type { JourneyStep } from '../../shared/domain/onboarding/journey.ts';

type Rule = (dossier: Dossier, today: string) => boolean;
type StepRule = (state: StepState, step: JourneyStep, dossier: Dossier, today: string) => boolean;

function isSettled(dossier: Dossier, id: string): boolean {
  return dossier.steps.some((state) => state.id === id && ['faite', 'sans-objet'].includes(state.status));
}

/** What is true of each step of every dossier. */
export const STEP_INVARIANTS: Readonly<Record<string, StepRule>> = {
  'what waits was sent': (state) => state.status !== 'en-attente' || (state.sentOn !== null && state.attempts > 0),
  'an act neither waits nor is refused': (state, step) =>
    step.kind !== 'acte' || (state.status !== 'en-attente' && state.status !== 'refusee' && state.attempts === 0),
  'what is to be done is not out': (state) =>
    !['bloquee', 'a-faire', 'a-refaire'].includes(state.status) || (state.sentOn === null && state.remindedOn === null),
  'blocked if and only if what precedes is missing': (state, step, dossier) =>
    !['bloquee', 'a-faire'].includes(state.status) ||
    (state.status === 'bloquee') === step.after.some((id) => !isSettled(dossier, id)),
  'a refusal has its reason': (state) => state.status !== 'refusee' || state.reason.trim() !== '',
  'only the optional is set aside, with a reason': (state, step) =>
    state.status !== 'sans-objet' || (step.isOptional && state.reason.trim() !== ''),
  'what is not begun has no history': (state) =>
    state.isTouched || (state.attempts === 0 && state.certificates.length === 0 && state.reason === ''),
  'what was touched says since when': (state) => !state.isTouched || state.since !== null,
  'a certificate that is done is there': (state, step) =>
    step.kind !== 'certificat' || state.status !== 'faite' || state.certificates.length > 0,
  'what is declared has a certificate': (state, step) =>
    step.kind !== 'declaration' || !['en-attente', 'faite'].includes(state.status) || state.certificates.length > 0,
  'only certificate steps and declarations hold certificates': (state, step) =>
    step.kind === 'certificat' || step.kind === 'declaration' || state.certificates.length === 0,
  'certificates are of the right environment': (state, step, dossier) =>
    state.certificates.every(({ environment }) => environment === (dossier.isRehearsal ? 'sandbox' : step.environment)),
  'certificates are of the right role': (state, step) => state.certificates.every(({ role }) => role === step.role),
  'a declaration tells the certificate in service': (state, step, dossier) => {
    if (step.kind !== 'declaration' || !['en-attente', 'faite', 'refusee'].includes(state.status)) return true;
    const beside = dossier.journey.steps.find(
      ({ kind, environment, role }) => kind === 'certificat' && environment === step.environment && role === step.role,
    );
    const inService = dossier.steps.find((other) => other.id === beside?.id && other.status === 'faite');
    return !inService || inService.certificates.at(-1)?.sha256 === state.certificates.at(-1)?.sha256;
  },
  'no value that the step does not collect': (state, step) =>
    Object.keys(state.values).every((key) => step.collects.some((known) => known === key)),
  'no day after today': (state, _step, _dossier, today) =>
    [state.since, state.sentOn, state.remindedOn].every((day) => day === null || day <= today),
  'sent before reminded and answered': ({ sentOn, remindedOn, since, status }) =>
    sentOn === null || ((remindedOn ?? sentOn) >= sentOn && (status === 'en-attente' || (since ?? '') >= sentOn)),
};

/** What is true of every dossier. */
export const INVARIANTS: Readonly<Record<string, Rule>> = {
  'steps are those of the journey, in its order': ({ journey, steps }) =>
    journey.steps.map(({ id }) => id).join() === steps.map(({ id }) => id).join(),
  'done if and only if every step is settled': (dossier) =>
    dossier.status === 'abandonne' ||
    (dossier.status === 'termine') === dossier.steps.every(({ id }) => isSettled(dossier, id)),
  'the profile is 0 to 5': ({ profil }) => profil === null || /^[0-5]$/.test(profil),
  'an entry of the register once': ({ whitelist }) => new Set(whitelist.map(({ id }) => id)).size === whitelist.length,
  'an entry is declared before it changes': ({ whitelist }, today) =>
    whitelist.every(({ declaredOn, since }) => declaredOn <= since && since <= today),
  'the register mixes no environments': ({ whitelist, isRehearsal }) =>
    whitelist.every((entry) => entry.certificate.environment === (isRehearsal ? 'sandbox' : entry.environment)),
  'an account that is open was used': ({ platines: { state, since, lastUse } }) =>
    state === 'aucun' ? since === null && lastUse === null : since !== null && (state !== 'ouvert' || lastUse !== null),
  'scenarios are known once, runs have a day': ({ platines: { scenarios } }) =>
    new Set(scenarios.map(({ id }) => id)).size === scenarios.length &&
    scenarios.every(({ runs, since }) => runs === 0 || since !== null),
};

/** Fails on the first rule that a dossier breaks, by its name. */
export function assertSound(dossier: Dossier, today: string, story: () => string): void {
  for (const [name, holds] of Object.entries(INVARIANTS)) {
    if (!holds(dossier, today)) assert.fail(`${name}\n${story()}`);
  }
  for (const [index, state] of dossier.steps.entries()) {
    const step = dossier.journey.steps[index]!;
    for (const [name, holds] of Object.entries(STEP_INVARIANTS)) {
      if (!holds(state, step, dossier, today)) assert.fail(`${name}: ${JSON.stringify(state)}\n${story()}`);
    }
  }
}

const DUE = ['a-faire', 'refusee', 'a-refaire'];

/** What is true of every event that was accepted: what it may change. */
export function assertMove(before: Dossier, after: Dossier, ofStep: string | null, story: () => string): void {
  const must = (holds: boolean, what: string) => {
    if (!holds) assert.fail(`${what}\n${story()}`);
  };
  must(after.entries === before.entries + 1, 'one event, one entry');
  for (const entry of before.whitelist) {
    const now = after.whitelist.find(({ id }) => id === entry.id);
    must(now !== undefined, 'an entry left the register');
    must(ofStep === null || entry.state !== 'inscrite' || now === entry, 'an admitted entry moved with a step');
  }
  for (const [index, state] of before.steps.entries()) {
    const now = after.steps[index]!;
    must(now.attempts >= state.attempts && now.files.length >= state.files.length, 'something was forgotten');
    if (now.status === state.status || now.id === ofStep) continue;
    const isUnblocking = ['bloquee', 'a-faire'].includes(state.status) && ['bloquee', 'a-faire'].includes(now.status);
    const isReopening = before.journey.steps[index]?.kind === 'declaration' && now.status === 'a-refaire';
    must(isUnblocking || isReopening, `${now.id} moved for nothing`);
  }
  const moved = before.steps.find(({ id }) => id === ofStep);
  const step = before.journey.steps.find(({ id }) => id === ofStep);
  const isBegun = moved !== undefined && DUE.includes(moved.status);
  must(!isBegun || step?.after.every((id) => isSettled(before, id)) === true, 'begun before its turn');
}
