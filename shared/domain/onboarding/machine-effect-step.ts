import type { DeclaredCertificate } from './declared.ts';
import type { Dossier, StepState, WhitelistEntry } from './dossier.ts';
import type { StepEvent, WhitelistState } from './events.ts';
import type { JourneyStep } from './journey.ts';
import { later } from './machine-days.ts';
import { findEntry, turn } from './machine-register.ts';
import type { Place } from './machine-register.ts';
import { STEP_RULES, stateAfter } from './machine-rules.ts';
import { everyStep, findStep } from './machine-steps.ts';
import type { StepInDossier } from './machine-steps.ts';

/** What turns the entries of a declaration, and from which states: an entry that was turned on its own stays as it is. */
const TURNS: Readonly<Partial<Record<StepEvent['type'], { to: WhitelistState; from: readonly string[] }>>> = {
  envoi: { to: 'declaree', from: ['none', 'refusee', 'retiree'] },
  acceptation: { to: 'inscrite', from: ['none', 'declaree'] },
  refus: { to: 'refusee', from: ['declaree'] },
  retrait: { to: 'retiree', from: ['declaree'] },
};

function withLatest(list: readonly DeclaredCertificate[], given: DeclaredCertificate | null) {
  return given === null || list.at(-1)?.sha256 === given.sha256 ? list : [...list, given];
}

function remindedOn(state: StepState, { type, date }: StepEvent): string | null {
  if (type === 'relance') return later(state.remindedOn, date);
  return type === 'envoi' || type === 'retrait' || type === 'reprise' ? null : state.remindedOn;
}

function sentOn(state: StepState, { type, date }: StepEvent): string | null {
  if (type === 'envoi') return date;
  return type === 'retrait' || type === 'reprise' ? null : state.sentOn;
}

/** The step after an event. */
function stepAfter({ step, state }: StepInDossier, event: StepEvent): StepState {
  const keepsReason = STEP_RULES[step.kind][event.type]?.needsReason !== true;
  return {
    ...state,
    status: stateAfter(step.kind, event.type, state.status),
    since: event.type === 'relance' ? state.since : event.date,
    isTouched: true,
    sentOn: sentOn(state, event),
    remindedOn: remindedOn(state, event),
    attempts: state.attempts + (event.type === 'envoi' ? 1 : 0),
    reason: keepsReason ? state.reason : event.reason,
    values: { ...state.values, ...event.values },
    certificates: withLatest(state.certificates, event.certificate),
    files: [...state.files, ...event.files],
  };
}

/** Where a step declares: at each server of the dossier, or in the circle as a whole when it names none. */
function placesOf(dossier: Dossier, step: JourneyStep, certificate: DeclaredCertificate): readonly Place[] {
  const environment = step.environment ?? (certificate.environment === 'production' ? 'production' : 'test');
  const regions = dossier.regions.length > 0 ? dossier.regions : [''];
  return regions.map((region) => ({ region, environment, certificate }));
}

function registerAfter(dossier: Dossier, step: JourneyStep, event: StepEvent): readonly WhitelistEntry[] {
  const act = TURNS[event.type];
  const certificate = findStep(dossier, step.id)?.state.certificates.at(-1);
  if (step.kind !== 'declaration' || !act || !certificate) return dossier.whitelist;
  return placesOf(dossier, step, certificate).reduce((entries, place) => {
    const known = findEntry(entries, place)?.state ?? 'none';
    const asked = { state: act.to, date: event.date, by: step.actor };
    return act.from.includes(known) ? turn(entries, place, asked) : entries;
  }, dossier.whitelist);
}

/** Whether what a declaration told is no longer so once a certificate is installed. */
function isOutdated({ step, state }: StepInDossier, where: JourneyStep, installed: DeclaredCertificate): boolean {
  const isSamePlace = step.environment === null || where.environment === null || step.environment === where.environment;
  const told = state.certificates.at(-1);
  if (step.kind !== 'declaration' || !isSamePlace || !told || told.role !== installed.role) return false;
  const isTold = state.status === 'faite' || state.status === 'en-attente' || state.status === 'refusee';
  return isTold && told.sha256 !== installed.sha256;
}

/**
 * A renewal reopens the steps that told of another certificate of that environment and role, whether they were accepted,
 * refused or still wait; one not yet begun, or set aside, stays so. All other steps keep their state.
 */
function reopened(dossier: Dossier, where: JourneyStep, event: StepEvent): readonly StepState[] {
  const installed = event.certificate;
  if (event.type !== 'certificat' || installed === null) return dossier.steps;
  return everyStep(dossier).map((found) =>
    isOutdated(found, where, installed)
      ? { ...found.state, status: 'a-refaire', since: event.date, sentOn: null, remindedOn: null, reason: event.reason }
      : found.state,
  );
}

/** The dossier after an event of a step that was accepted; a step that is not in the journey changes nothing. */
export function effectOfStep(dossier: Dossier, event: StepEvent): Dossier {
  const found = findStep(dossier, event.step);
  if (!found) return dossier;
  const after = stepAfter(found, event);
  const steps = dossier.steps.map((state) => (state === found.state ? after : state));
  const profil = after.status === 'faite' ? (after.values.profil ?? dossier.profil) : dossier.profil;
  const moved: Dossier = { ...dossier, steps, profil };
  return { ...moved, whitelist: registerAfter(moved, found.step, event), steps: reopened(moved, found.step, event) };
}
