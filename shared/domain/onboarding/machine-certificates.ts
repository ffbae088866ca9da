import type { DeclaredCertificate } from './declared.ts';
import type { Dossier, Refusal } from './dossier.ts';
import type { StepEvent } from './events.ts';
import type { JourneyStep } from './journey.ts';
import { refuse } from './machine-refusal.ts';
import { everyStep } from './machine-steps.ts';
import type { StepInDossier } from './machine-steps.ts';

/**
 * The certificates in service that a step may declare: the latest of each certificate step of the same environment, and
 * of the same role when the step has one. Empty when the journey knows none: it was had before, and any that fits will do.
 */
export function currentCertificates(dossier: Dossier, step: JourneyStep): readonly DeclaredCertificate[] {
  return everyStep(dossier)
    .filter((other) => other.step.kind === 'certificat' && other.state.status !== 'sans-objet')
    .filter((other) => step.environment === null || other.step.environment === step.environment)
    .flatMap((other) => other.state.certificates.at(-1) ?? [])
    .filter((certificate) => step.role === null || certificate.role === step.role);
}

/**
 * Whether the issuer of a certificate fits: only the sandbox's in a rehearsal, never there otherwise, and production and
 * test are not mixed (domain reference ROR §7.4). Null when it does.
 */
export function checkEnvironment(
  isRehearsal: boolean,
  environment: JourneyStep['environment'],
  certificate: DeclaredCertificate,
): Refusal | null {
  const actual = certificate.environment;
  const expected = isRehearsal ? 'sandbox' : (environment ?? 'any');
  const fits = expected === 'any' ? actual !== 'sandbox' : actual === expected;
  return fits ? null : refuse('certificate-environment', { expected, actual });
}

function checkFit(dossier: Dossier, step: JourneyStep, certificate: DeclaredCertificate): Refusal | null {
  const refusal = checkEnvironment(dossier.isRehearsal, step.environment, certificate);
  if (refusal) return refusal;
  if (step.role === null || step.role === certificate.role) return null;
  return refuse('certificate-role', { expected: step.role, actual: certificate.role });
}

function other(certificate: DeclaredCertificate, expected: readonly DeclaredCertificate[]): Refusal {
  return refuse('certificate-other', {
    subject: certificate.subject,
    expected: expected.map(({ subject }) => subject).join(' ; '),
  });
}

function among(certificate: DeclaredCertificate, list: readonly DeclaredCertificate[]): boolean {
  return list.some(({ sha256 }) => sha256 === certificate.sha256);
}

/** One is installed: valid that day, and not the one in service. */
function checkInstalled(state: StepInDossier['state'], event: StepEvent, given: DeclaredCertificate): Refusal | null {
  const { subject, notAfter } = given;
  if (notAfter.slice(0, 10) < event.date) return refuse('certificate-expired', { subject, notAfter, date: event.date });
  const isSame = state.status === 'faite' && state.certificates.at(-1)?.sha256 === given.sha256;
  return isSame ? refuse('certificate-same', { subject }) : null;
}

/** One is told to those who keep the whitelist: the one in service. */
function checkDeclared(dossier: Dossier, step: JourneyStep, given: DeclaredCertificate): Refusal | null {
  const current = currentCertificates(dossier, step);
  return current.length === 0 || among(given, current) ? null : other(given, current);
}

/** Whether an event of a step carries the certificate that it must, and none where none belongs. */
export function checkCertificate(dossier: Dossier, { step, state }: StepInDossier, event: StepEvent): Refusal | null {
  const given = event.certificate;
  const isInstalled = event.type === 'certificat';
  const isDeclared = event.type === 'envoi' && step.kind === 'declaration';
  const isAdmitted = event.type === 'acceptation' && step.kind === 'declaration';
  if (given === null) return isInstalled || isDeclared ? refuse('certificate-needed', { step: step.id }) : null;
  if (isAdmitted) {
    const sent = state.certificates.slice(-1);
    return among(given, sent) ? null : other(given, sent);
  }
  if (!isInstalled && !isDeclared) return refuse('certificate-unexpected', { step: step.id, event: event.type });
  const misfit = checkFit(dossier, step, given);
  if (misfit) return misfit;
  return isInstalled ? checkInstalled(state, event, given) : checkDeclared(dossier, step, given);
}
