/** Faults that can be planted in a region, by the rule that they break. */
export const FAULT_NAMES = [
  'activity-absent-from-directory',
  'activity-unknown-code',
  'age-range-inverted',
  'care-mode-missing',
  'champ-missing',
  'champ-missing-above',
  'champs-two',
  'commune-unknown',
  'companion-absent',
  'companion-checksum-wrong',
  'contact-function-without-name',
  'contact-level-above-profile',
  'contact-name-and-nature',
  'date-impossible',
  'duplicate-entity-id',
  'establishment-code-and-scheme-disagree',
  'establishment-parent-dangling',
  'establishment-without-unit',
  'finess-key-wrong',
  'hour-impossible',
  'identifier-empty',
  'identifier-missing',
  'identifier-without-attributes',
  'psychiatric-sector-malformed',
  'sensitive-unit-open-contact',
  'siret-key-wrong',
  'single-room-surcharge-wrong',
  'situation-missing',
  'telecom-less-confidential-than-contact',
  'territory-wrong-type',
  'unit-parent-dangling',
  'unit-without-establishment',
  'updated-before-created',
] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

/** Faults of the archive, planted when it is written; the others are planted in entities. */
export const ARCHIVE_FAULTS = ['companion-absent', 'companion-checksum-wrong'] as const;
export type ArchiveFaultName = (typeof ARCHIVE_FAULTS)[number];
export type EntityFaultName = Exclude<FaultName, ArchiveFaultName>;

const OF_ARCHIVE: readonly FaultName[] = ARCHIVE_FAULTS;

export function isEntityFault(name: FaultName): name is EntityFaultName {
  return !OF_ARCHIVE.includes(name);
}
