import type { WhitelistRow } from '../../../shared/contract/dossier-views.ts';
import type { EntryCheck, Facts, KnownCertificate } from '../../../shared/domain/onboarding/proposals.ts';
import type { Held } from '../inventory/rows.ts';
import { isWaiting } from './check-verdict.ts';
import { declaredOf } from './declared-certificate.ts';
import type { DossierRoom } from './parts.ts';

/** What the inventory and the tests of whitelists know, of which a record may be proposed. */
export function factsOf(
  room: DossierRoom,
  whitelist: readonly WhitelistRow[],
  certificates: Facts['certificates'] = knownCertificates(room),
): Facts {
  return { certificates, checks: whitelist.flatMap((row) => checkOf(room, row)) };
}

/** Certificates that are there and answer a request, or came with their key; neither archived nor in the bin. */
export function knownCertificates({ inventory, dayOf }: DossierRoom): readonly KnownCertificate[] {
  const held = inventory().rows.all();
  const fingerprints = new Map(held.map(({ id, certificate }) => [id, certificate?.facts.sha256 ?? null]));
  const shown = held.filter(({ archived, binUntil }) => !archived && binUntil === null);
  return shown.flatMap((one) => {
    const certificate = declaredOf(inventory(), one);
    const replaces = one.renews === null ? null : (fingerprints.get(one.renews) ?? null);
    return certificate === undefined ? [] : [{ certificate, installedOn: dayOf(arrivalOf(one)), replaces }];
  });
}

function arrivalOf({ installedAt, addedAt }: Held): Date {
  return new Date(installedAt ?? addedAt);
}

function checkOf({ dayOf }: DossierRoom, { id: entry, lastCheck }: WhitelistRow): EntryCheck[] {
  if (lastCheck === null) return [];
  const { at, ok, isUndecided } = lastCheck;
  const isRefused = !isUndecided && isWaiting(lastCheck);
  return [{ entry, date: dayOf(new Date(at)), outcome: ok ? 'accepted' : isRefused ? 'refused' : 'undecided' }];
}
