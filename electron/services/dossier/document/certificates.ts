import type { DeclaredCertificate } from '../../../../shared/domain/onboarding/declared.ts';
import type { Dossier } from '../../../../shared/domain/onboarding/dossier.ts';
import type { JourneyStep } from '../../../../shared/domain/onboarding/journey.ts';
import { currentCertificates } from '../../../../shared/domain/onboarding/machine-certificates.ts';
import type { Held } from '../../inventory/rows.ts';
import type { DossierRoom } from '../parts.ts';
import { regionOf, usedBy } from '../whitelist-rows.ts';

/**
 * The certificates that a step is about: what it installed or declares; when the journey knows none, because it was had before,
 * the one with which the servers of the dossier are asked. Of no step: every one in service.
 */
export function certificatesOf(
  room: DossierRoom,
  dossier: Dossier,
  step: JourneyStep | undefined,
): readonly DeclaredCertificate[] {
  const own = step?.kind === 'certificat' ? (stateOfStep(dossier, step)?.certificates.at(-1) ?? null) : null;
  if (own !== null) return [own];
  const current = currentCertificates(dossier, step ?? ANY);
  if (current.length > 0) return once(current);
  const declared = step === undefined ? undefined : stateOfStep(dossier, step)?.certificates.at(-1);
  return declared === undefined ? once(usedCertificates(room, dossier, step ?? ANY)) : [declared];
}

const ANY: JourneyStep = { environment: null, role: null } as JourneyStep;

function stateOfStep({ steps }: Dossier, { id }: JourneyStep): Dossier['steps'][number] | undefined {
  return steps.find((state) => state.id === id);
}

function usedCertificates(
  room: DossierRoom,
  { regions, isRehearsal }: Dossier,
  { environment, role }: JourneyStep,
): readonly DeclaredCertificate[] {
  return regions.flatMap((code) => {
    const region = regionOf(room, code);
    const used = region === undefined ? null : usedBy(room, region);
    if (used === null || (role !== null && used.role !== role)) return [];
    const expected = isRehearsal ? 'sandbox' : environment;
    return expected === null || used.environment === expected ? [used] : [];
  });
}

function once(certificates: readonly DeclaredCertificate[]): readonly DeclaredCertificate[] {
  return [...new Map(certificates.map((one) => [one.sha256, one])).values()];
}

/** Requests that were made for a step: that of its certificate, else those that wait for theirs. */
export function requestsOf(room: DossierRoom, certificates: readonly DeclaredCertificate[]): readonly Held[] {
  const { rows } = room.inventory();
  const answered = certificates.flatMap(({ sha256 }) => rows.bySha256(sha256) ?? []);
  const made = answered.filter(({ request }) => request !== null);
  if (made.length > 0) return made;
  return rows
    .all()
    .filter(
      ({ certificate, request, archived, binUntil }) =>
        certificate === null && request !== null && !archived && binUntil === null,
    );
}
