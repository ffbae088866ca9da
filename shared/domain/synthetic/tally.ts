/** Counts by kind, with the names that an import reports. */
export const COUNTED = [
  'entiteJuridique',
  'entiteGeographique',
  'organisationInterne',
  'uniteElementaire',
  'pole',
  'structureInterne',
  'uniteFonctionnelle',
  'activiteOperationnelle',
  'equipementSpecifique',
  'professionnel',
  'contact',
  'telecommunication',
  'horaire',
] as const;
export type Counted = (typeof COUNTED)[number];
export type Counts = Record<Counted, number>;

/** What was written, counted while it was. Numbers of units are by code; `''` stands for units that no place locates. */
export interface Tally {
  readonly counts: Counts;
  readonly unitsByDepartement: Map<string, number>;
  readonly unitsByActivite: Map<string, number>;
  readonly unitsByChamp: Map<string, number>;
  readonly unitsByMode: Map<string, number>;
  /** Key `departement|activite`. */
  readonly unitsByDepartementAndActivite: Map<string, number>;
  readonly establishmentsByDepartement: Map<string, number>;
}

export function createTally(): Tally {
  return {
    counts: Object.fromEntries(COUNTED.map((name) => [name, 0])) as Counts,
    unitsByDepartement: new Map(),
    unitsByActivite: new Map(),
    unitsByChamp: new Map(),
    unitsByMode: new Map(),
    unitsByDepartementAndActivite: new Map(),
    establishmentsByDepartement: new Map(),
  };
}

export function addTo(map: Map<string, number>, key: string, amount = 1): void {
  map.set(key, (map.get(key) ?? 0) + amount);
}

/** Adds the second tally into the first. */
export function mergeTally(into: Tally, from: Tally): void {
  for (const name of COUNTED) into.counts[name] += from.counts[name];
  const pairs: readonly (readonly [Map<string, number>, Map<string, number>])[] = [
    [into.unitsByDepartement, from.unitsByDepartement],
    [into.unitsByActivite, from.unitsByActivite],
    [into.unitsByChamp, from.unitsByChamp],
    [into.unitsByMode, from.unitsByMode],
    [into.unitsByDepartementAndActivite, from.unitsByDepartementAndActivite],
    [into.establishmentsByDepartement, from.establishmentsByDepartement],
  ];
  for (const [target, source] of pairs) for (const [key, count] of source) addTo(target, key, count);
}
