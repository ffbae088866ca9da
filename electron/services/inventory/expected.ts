import type { CertificateFacts, Environment } from '../../../shared/domain/certificates/facts.ts';
import { roleOf } from '../../../shared/domain/certificates/facts.ts';
import type { RequestProfile } from '../../../shared/domain/certificates/profiles.ts';
import type { Room, TrustView } from './room.ts';
import type { Held } from './rows.ts';

const IGC_SANTE = /IGC-SANTE/i;

/** The profile by which a certificate was asked for or, for one made elsewhere, the likeliest by its role and its issuer. */
export function profileFor(profiles: readonly RequestProfile[], held: Held): RequestProfile | undefined {
  const own = profiles.find(({ key }) => key === held.profile);
  if (own !== undefined || held.certificate === null) return own ?? profiles[0];
  const { facts } = held.certificate;
  const role = roleOf(facts);
  const fitting = profiles.filter((profile) => profile.role === role || role === 'mixte');
  // An offer is what the platform of IGC-Santé calls its products; other authorities have none.
  const isIgc = IGC_SANTE.test(facts.issuerText);
  return fitting.find(({ offer }) => (offer !== null) === isIgc) ?? fitting[0] ?? profiles[0];
}

/** Days between an order and a certificate in hand. */
export function leadDaysOf({ forms }: Pick<Room, 'forms'>, held: Held): number {
  return profileFor(forms.profiles, held)?.leadDays.value ?? 0;
}

/**
 * The environment a certificate is meant for, as far as the person said: that of the one it renews, else the only one among its
 * uses; null when nothing says so.
 */
export function environmentWanted(trust: TrustView, held: Held, former: Held | undefined): Environment | null {
  const before = former === undefined ? null : environmentOf(trust, former.certificate?.facts);
  if (before !== null) return before;
  const used = new Set(held.uses.map(({ environment }) => environment));
  const [only] = used;
  return used.size === 1 && only !== undefined ? only : null;
}

export function environmentOf(trust: TrustView, facts: CertificateFacts | undefined): Environment | null {
  return facts === undefined ? null : trust.environmentOf(facts);
}
