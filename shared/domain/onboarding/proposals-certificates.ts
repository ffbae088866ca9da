import type { Dossier } from './dossier.ts';
import type { StepEvent } from './events.ts';
import { apply } from './machine.ts';
import { isRefusal } from './machine-refusal.ts';
import { everyStep } from './machine-steps.ts';
import type { StepInDossier } from './machine-steps.ts';
import { proposal } from './proposals-base.ts';
import type { Facts, KnownCertificate, Proposal } from './proposals.ts';

function installation(step: string, { certificate, installedOn }: KnownCertificate): StepEvent {
  const nothing = { reason: '', note: '', files: [], values: {} };
  return { type: 'certificat', step, date: installedOn, certificate, ...nothing };
}

/** One that this step has not had; once the step is done, only one that was made to replace the one in service. */
function isNews({ state }: StepInDossier, known: KnownCertificate): boolean {
  const had = state.certificates.some(({ sha256 }) => sha256 === known.certificate.sha256);
  const current = state.certificates.at(-1);
  if (had || !current || state.status !== 'faite') return !had;
  const isSameSubject = known.certificate.subject === current.subject;
  return known.replaces === current.sha256 || (isSameSubject && known.certificate.notAfter > current.notAfter);
}

/** For each certificate step, the latest certificate of the inventory that it may record and has not. */
export function proposeCertificates(dossier: Dossier, facts: Facts, today: string): readonly Proposal[] {
  return everyStep(dossier).flatMap((found) => {
    if (found.step.kind !== 'certificat') return [];
    const known = facts.certificates
      .filter((candidate) => isNews(found, candidate))
      .filter((candidate) => candidate.certificate.notAfter.slice(0, 10) >= today)
      .filter((candidate) => !isRefusal(apply(dossier, installation(found.step.id, candidate), today)))
      .sort((one, other) => (one.installedOn < other.installedOn ? -1 : 1))
      .at(-1);
    if (!known) return [];
    const isRenewal = found.state.certificates.length > 0;
    const { certificate, installedOn: date } = known;
    const reason = isRenewal ? 'certificate-replaced' : 'certificate-installed';
    return proposal({ reason, step: found.step.id, event: 'certificat', date, certificate });
  });
}
