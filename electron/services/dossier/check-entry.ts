import type { NotTestable, WhitelistCheck } from '../../../shared/contract/dossier-views.ts';
import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type { WhitelistEntry } from '../../../shared/domain/onboarding/dossier.ts';
import { look } from '../exchange/diagnosis-job.ts';
import type { Looking } from '../exchange/diagnosis-job.ts';
import { verdictOf } from './check-verdict.ts';
import type { DossierRoom } from './parts.ts';
import type { State } from './state.ts';
import { isMeant, regionOf } from './whitelist-rows.ts';

/** What a test needs. */
export interface Testable {
  readonly entry: WhitelistEntry;
  readonly region: RegionRow;
  /** Id in the inventory. */
  readonly certificate: string;
}

/** What a test of an entry needs, or what it lacks; a refused or retired entry is not tested. */
export function testable(room: DossierRoom, { dossier }: State, entry: WhitelistEntry): Testable | NotTestable {
  if (entry.state === 'refusee' || entry.state === 'retiree') return 'withdrawn';
  if (entry.certificate.role !== 'client') return 'server-certificate';
  const region = regionOf(room, entry.region);
  if (region === undefined) return 'no-region';
  if (region.url === '' && region.extractionUrl === '') return 'no-address';
  if (!isMeant(entry, region, dossier.isRehearsal)) return 'other-environment';
  const held = room.inventory().rows.bySha256(entry.certificate.sha256);
  const hasKey = held !== undefined && room.inventory().keystore.vault.hasKey(held.spki);
  if (!hasKey) return 'no-certificate';
  return { entry, region, certificate: held.id };
}

/**
 * Tests one entry by a connection with its certificate and a request that asks for next to nothing, and keeps what it found.
 * @throws AppError `cancelled`, `region.incomplete`, `region.address`.
 */
export async function testEntry(
  room: DossierRoom,
  { id, dossier }: State,
  { entry, region, certificate }: Testable,
  { signal, onProgress }: Pick<Looking, 'signal' | 'onProgress'>,
): Promise<WhitelistCheck> {
  let exchange: string | null = null;
  const onKept = (kept: string): void => void (exchange = kept);
  const at = room.ports.now().toISOString();
  const looking = { target: region.code, certificate, signal, onProgress, onKept };
  const diagnosis = await look(room.exchanges(), looking);
  const check = { at, ...verdictOf(diagnosis, dossier.journey.format), exchange };
  room.checks.add(id, entry.id, check);
  return check;
}
