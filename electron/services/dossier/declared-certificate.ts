import type { CertificateRole, DeclaredCertificate } from '../../../shared/domain/onboarding/declared.ts';
import type { Refusal } from '../../../shared/domain/onboarding/dossier.ts';
import { refuse } from '../../../shared/domain/onboarding/machine-refusal.ts';
import { roleOf } from '../../../shared/domain/certificates/facts.ts';
import { certificateOf } from '../inventory/export.ts';
import type { Room as Inventory } from '../inventory/room.ts';
import type { Held } from '../inventory/rows.ts';

/**
 * What is told of a certificate of the inventory, by its id or the beginning of its fingerprint; its environment is that of its
 * issuer. One that fits both roles counts for the one that is wanted. A refusal when nobody can tell where it belongs.
 * @throws AppError `certificate.unknown`, `certificate.ambiguous`, `input.invalid` for a request without answer.
 */
export function declaredById(
  inventory: Inventory,
  id: string,
  wanted: CertificateRole | null,
): DeclaredCertificate | Refusal {
  const held = inventory.find(id);
  const { facts } = certificateOf(held);
  const declared = declaredOf(inventory, held, wanted);
  if (declared !== undefined) return declared;
  const role = roleOf(facts);
  const isRole = role === 'client' || role === 'serveur' || role === 'mixte';
  if (!isRole) return refuse('certificate-role', { expected: wanted ?? 'client', actual: role });
  return refuse('certificate-environment', { expected: 'any', actual: 'unknown', subject: facts.subjectText });
}

/** Undefined for a request without answer, an authority, or a certificate whose issuer is unknown here. */
export function declaredOf(
  { trust }: Pick<Inventory, 'trust'>,
  { certificate }: Held,
  wanted: CertificateRole | null = null,
): DeclaredCertificate | undefined {
  if (certificate === null) return undefined;
  const { facts } = certificate;
  const found = roleOf(facts);
  const role = found === 'mixte' ? (wanted ?? 'client') : found;
  const environment = trust.environmentOf(facts);
  if ((role !== 'client' && role !== 'serveur') || environment === null) return undefined;
  const { sha256, subjectText: subject, issuerText: issuer, serial, notAfter } = facts;
  return { sha256, subject, issuer, serial, notAfter, role, environment };
}
