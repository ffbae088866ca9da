/** A département, or an overseas collectivity: then without a region. */
export interface Departement {
  readonly label: string;
  /** INSEE code (TRE_R30), never to be taken for a département: `94` is Corse there and Val-de-Marne here. */
  readonly region?: string;
}

/** Tables as values: `resources/geography`, `resources/regions` and the communes of the nomenclature. */
export interface GeographyTables {
  readonly departements: ReadonlyMap<string, Departement>;
  /** Label of a region by its code. */
  readonly regions: ReadonlyMap<string, string>;
  /** Label of a commune by its INSEE code. */
  readonly commune: (code: string) => string | undefined;
}

/** What a document says of a place. */
export interface PlaceHint {
  readonly communeCode?: string | undefined;
  readonly postCode?: string | undefined;
  readonly cityName?: string | undefined;
}

export interface Named {
  readonly code: string;
  readonly label: string;
}

/** `commune.code` is absent when only a city name is known. */
export interface Place {
  readonly commune?: { readonly code?: string; readonly label: string };
  readonly departement?: Named;
  readonly region?: Named;
}

const COMMUNE_CODE = /^(?:\d{5}|2[AB]\d{3})$/;
/** Corsica by the first three digits of its post codes: 200 and 201 in the south, 202 and 206 in the north. */
const CORSICA: ReadonlyMap<string, string> = new Map([
  ['200', '2A'],
  ['201', '2A'],
  ['202', '2B'],
  ['206', '2B'],
]);
/** Islands that left Guadeloupe in 2007 and kept post codes in 971. */
const FORMER_GUADELOUPE: ReadonlyMap<string, string> = new Map([
  ['97133', '977'],
  ['97150', '978'],
]);

/** The département of an INSEE commune code: two characters (`2A`, `2B` in Corsica), three overseas. Abroad (99) has none. */
export function departementOf(communeCode: string): string | undefined {
  const code = communeCode.trim().toUpperCase();
  if (!COMMUNE_CODE.test(code)) return undefined;
  const prefix = code.slice(0, 2);
  if (prefix === '97' || prefix === '98') return code.slice(0, 3);
  return prefix === '00' || prefix === '20' || prefix === '96' || prefix === '99' ? undefined : prefix;
}

/**
 * The département of a French post code, blanks tolerated. Right but for the few communes served by a post office of the
 * département next to theirs: a commune code, when there is one, says better.
 */
export function departementOfPostCode(postCode: string): string | undefined {
  const code = postCode.replace(/\s/g, '');
  if (!/^\d{5}$/.test(code)) return undefined;
  if (code.startsWith('20')) return CORSICA.get(code.slice(0, 3));
  return FORMER_GUADELOUPE.get(code) ?? departementOf(code);
}

/** The region (TRE_R30) of a département; undefined overseas where there is none. */
export function regionOf(departement: string, tables: Pick<GeographyTables, 'departements'>): string | undefined {
  return tables.departements.get(departement)?.region;
}

/**
 * Places a commune: its code first, else its post code and city name (domain reference ROR §9: arrondissement codes and
 * communes newer than the table are not in it). What no table has is left out.
 */
export function locate(hint: PlaceHint, tables: GeographyTables): Place {
  const departement =
    namedDepartement(hint.communeCode, departementOf, tables) ??
    namedDepartement(hint.postCode, departementOfPostCode, tables);
  const regionCode = departement === undefined ? undefined : regionOf(departement.code, tables);
  const regionLabel = regionCode === undefined ? undefined : tables.regions.get(regionCode);
  const commune = communeOf(hint, tables);
  return {
    ...(commune && { commune }),
    ...(departement && { departement }),
    ...(regionCode !== undefined && { region: { code: regionCode, label: regionLabel ?? regionCode } }),
  };
}

const NOWHERE: Place = {};

/** Length of an INSEE code. */
const CODE_LENGTH = 5;

/** Makes a `locate` that remembers the communes that their code alone places: most entities of a document share few. */
export function createLocator(tables: GeographyTables): (hint: PlaceHint) => Place {
  const known = new Map<string, Place>();
  return (hint) => {
    const { communeCode = '', postCode, cityName } = hint;
    // Most entities tell their place by that of their establishment.
    if (communeCode === '' && postCode === undefined && cityName === undefined) return NOWHERE;
    const before = known.get(communeCode);
    if (before !== undefined) return before;
    const place = locate(hint, tables);
    const isWhole = communeCode.length === CODE_LENGTH && tables.commune(communeCode) !== undefined;
    if (isWhole && namedDepartement(communeCode, departementOf, tables) !== undefined) known.set(communeCode, place);
    return place;
  };
}

function namedDepartement(
  code: string | undefined,
  find: (code: string) => string | undefined,
  tables: GeographyTables,
): Named | undefined {
  const departement = code === undefined ? undefined : find(code);
  const known = departement === undefined ? undefined : tables.departements.get(departement);
  return departement === undefined || known === undefined ? undefined : { code: departement, label: known.label };
}

function communeOf({ communeCode, cityName }: PlaceHint, tables: GeographyTables): Place['commune'] {
  const code = communeCode?.trim().toUpperCase() ?? '';
  const name = cityName?.trim() ?? '';
  const label = code === '' ? undefined : (tables.commune(code) ?? (name === '' ? code : name));
  if (label !== undefined) return { code, label };
  return name === '' ? undefined : { label: name };
}
