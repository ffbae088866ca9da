import type { RegionTarget } from '../../../shared/contract/region-views.ts';
import { AppError } from '../../../shared/errors.ts';
import { intermediatesOf } from '../inventory/chain-files.ts';
import type { Room } from '../inventory/room.ts';
import type { Held, HeldDer } from '../inventory/rows.ts';
import type { MtlsIdentity } from '../mtls/request.ts';

/** What we show of ourselves to a server, without its key. */
export interface OwnIdentity {
  readonly held: Held;
  readonly certificate: HeldDer;
  /** In DER, our own first. */
  readonly chain: readonly Uint8Array[];
}

/**
 * The certificate of a target with the way to its root; null when none was chosen.
 * @throws AppError `certificate.unknown`, `region.incomplete` for one that has not come yet.
 */
export async function identityOf(room: Room, target: Pick<RegionTarget, 'code' | 'label' | 'certificate'>) {
  if (target.certificate === null) return null;
  const held = room.find(target.certificate);
  if (held.certificate === null) throw stillPending(target);
  const chain = [held.certificate.der, ...(await intermediatesOf(room, held.certificate))];
  return { held, certificate: held.certificate, chain } satisfies OwnIdentity;
}

function stillPending({ code, label }: Pick<RegionTarget, 'code' | 'label'>): AppError {
  return new AppError('region.incomplete', `The certificate of ${code} has not come yet.`, {
    proof: ['certificate'],
    values: { code, label, missing: 'certificate' },
  });
}

/**
 * Lends the key of an identity for as long as a connection needs it to be opened.
 * @throws AppError `vault.absent`, `vault.locked`, `certificate.no-key`.
 */
export function lending<T>(
  room: Room,
  identity: OwnIdentity | null,
  use: (identity: MtlsIdentity | null) => Promise<T>,
): Promise<T> {
  if (identity === null) return use(null);
  const { held, chain } = identity;
  return room.keystore.vault.withKey(held.spki, (key) => use({ chain, key }));
}

/** As `lending`; while the vault is locked, without the key: what is looked at says so then. */
export async function lendingOrLocked<T>(
  room: Room,
  identity: OwnIdentity | null,
  use: (identity: MtlsIdentity | null) => Promise<T>,
): Promise<T> {
  if (identity === null || room.keystore.vault.isOpen()) return lending(room, identity, use);
  return use({ chain: identity.chain, key: null });
}
