import type { CircleEnvironment, DeclaredCertificate } from './declared.ts';
import type { WhitelistEntry } from './dossier.ts';
import type { WhitelistState } from './events.ts';

/** Where a certificate is told, and to whom. */
export interface Place {
  readonly region: string;
  readonly environment: CircleEnvironment;
  readonly certificate: DeclaredCertificate;
}

/**
 * What the register may turn to; `none`: not in it. Who was admitted stays so until it is retired, so that two
 * certificates overlap at a renewal (domain reference ROR §7.3). A whitelist keeper may admit without being asked here.
 */
export const WHITELIST_TURNS: Readonly<Record<WhitelistState | 'none', readonly WhitelistState[]>> = {
  none: ['declaree', 'inscrite'],
  declaree: ['inscrite', 'refusee', 'retiree'],
  inscrite: ['retiree'],
  refusee: ['declaree', 'inscrite'],
  retiree: ['declaree', 'inscrite'],
};

export function entryId({ region, environment, certificate }: Place): string {
  return `${region}/${environment}/${certificate.sha256}`;
}

export function findEntry(entries: readonly WhitelistEntry[], place: Place): WhitelistEntry | null {
  return entries.find((entry) => entry.id === entryId(place)) ?? null;
}

/** The register with one entry turned to a state; as it was where it cannot turn to it. */
export function turn(
  entries: readonly WhitelistEntry[],
  place: Place,
  { state, date, by }: { readonly state: WhitelistState; readonly date: string; readonly by: string },
): readonly WhitelistEntry[] {
  const known = findEntry(entries, place);
  if (!WHITELIST_TURNS[known?.state ?? 'none'].includes(state)) return entries;
  const { region, environment, certificate } = place;
  if (!known) {
    return [
      ...entries,
      { id: entryId(place), region, environment, certificate, state, declaredOn: date, since: date, by },
    ];
  }
  const declaredOn = state === 'declaree' ? date : known.declaredOn;
  const turned: WhitelistEntry = { ...known, state, declaredOn, since: date, by: by === '' ? known.by : by };
  return entries.map((entry) => (entry === known ? turned : entry));
}
