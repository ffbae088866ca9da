import type { WhitelistRow } from '../../../shared/contract/dossier-views.ts';
import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type { DeclaredCertificate } from '../../../shared/domain/onboarding/declared.ts';
import type { WhitelistEntry } from '../../../shared/domain/onboarding/dossier.ts';
import { driftOf } from '../../../shared/domain/onboarding/drift.ts';
import { AppError } from '../../../shared/errors.ts';
import { declaredOf } from './declared-certificate.ts';
import type { DossierRoom } from './parts.ts';
import type { State } from './state.ts';

/** What is declared on whitelists, beside what is used and what tests found. */
export function whitelistRows(room: DossierRoom, { id, dossier }: State): readonly WhitelistRow[] {
  const today = room.today();
  return dossier.whitelist.map((entry) => {
    const region = regionOf(room, entry.region);
    const inUse = region && usedBy(room, region);
    // Nobody here knows which certificate our own server shows.
    const compared = entry.certificate.role === 'serveur' && region !== undefined ? entry.certificate : inUse;
    return {
      ...entry,
      regionLabel: region?.label ?? entry.region,
      inUse: inUse ?? null,
      drift: driftOf(entry, compared, today, dossier.whitelist),
      lastCheck: room.checks.last(id, entry.id),
      greenSince: room.checks.greenSince(id, entry.id),
    };
  });
}

/** The settings of a server; undefined when there is none of that code. */
export function regionOf({ region }: Pick<DossierRoom, 'region'>, code: string): RegionRow | undefined {
  if (code === '') return undefined;
  try {
    return region(code);
  } catch (error) {
    if (error instanceof AppError && error.code === 'region.unknown') return undefined;
    throw error;
  }
}

/** Whether the settings of a server are those of the environment that was declared; the sandbox stands for both in a rehearsal. */
export function isMeant({ environment }: WhitelistEntry, region: RegionRow, isRehearsal: boolean): boolean {
  return region.environment === (isRehearsal ? 'sandbox' : environment);
}

/** The certificate that a server is asked with; null when none is chosen, or it is no more. */
export function usedBy(
  { inventory }: Pick<DossierRoom, 'inventory'>,
  { certificate }: RegionRow,
): DeclaredCertificate | null {
  const held = certificate === null ? undefined : inventory().rows.get(certificate);
  return held === undefined ? null : (declaredOf(inventory(), held) ?? null);
}
