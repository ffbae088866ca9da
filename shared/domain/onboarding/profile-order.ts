import type { ProfileCode } from './profile.ts';

/** The profiles of CSD, by which data are extracted, each a part of the next (domain reference ROR §5). */
const WIDER: readonly ProfileCode[] = ['0', '3', '2', '1'];

/**
 * The profiles of data that may hold what a notified profile must not receive. Profile 4 receives no contact and no personal
 * data, profile 5 no capacity, no availability and nothing very restricted: only open data, and for 5 those of profile 3, which
 * holds neither, stay within.
 */
const BEYOND: Readonly<Record<ProfileCode, readonly ProfileCode[]>> = {
  '0': ['3', '2', '1'],
  '3': ['2', '1'],
  '2': ['1'],
  '1': [],
  '4': ['3', '2', '1'],
  '5': ['2', '1'],
};

/** Whether data of a profile may hold more than a notified one lets see: a possible leak (domain reference ROR §5). */
export function seesMore(data: ProfileCode, notified: ProfileCode): boolean {
  return BEYOND[notified].includes(data);
}

/** From the one that sees least to the one that sees most; 4 and 5, which no data are extracted with, come first. */
export function byReach(one: ProfileCode, other: ProfileCode): number {
  return WIDER.indexOf(one) - WIDER.indexOf(other);
}

/** A dossier that was given a profile, and the servers it is for; none: the circle as a whole. */
export interface Notified {
  readonly title: string;
  readonly profil: ProfileCode;
  readonly regions: readonly string[];
}

/**
 * The dossier by which data of a source are judged: of those that name its server, else of all, the one whose profile sees most.
 * Undefined when none was given a profile.
 */
export function notifiedFor(source: string, dossiers: readonly Notified[]): Notified | undefined {
  const own = dossiers.filter(({ regions }) => regions.includes(source));
  return [...(own.length > 0 ? own : dossiers)].sort((one, other) => byReach(one.profil, other.profil)).at(-1);
}
