import type { Concept, NomenclatureTable, TableKind } from './nomenclature-table.ts';
import { SCHEMES } from './schemes.ts';

/** `guessed`: the code's own table does not have it, another table allowed at the same place does. */
export type LabelStatus = 'known' | 'retired' | 'guessed' | 'unknown';

export interface CodeLabel {
  /** The code itself when no table has it. */
  readonly label: string;
  readonly status: LabelStatus;
  /** `yyyy-mm-dd`; present when the code is retired, guessed or not. */
  readonly retiredOn?: string;
  /** OID of the table that answered, or the one asked for when none did. */
  readonly scheme: string;
}

export interface LabelledConcept extends CodeLabel {
  readonly code: string;
}

export interface TableSummary {
  readonly oid: string;
  readonly name: string;
  readonly kind: TableKind;
  readonly version: string;
  readonly source: string;
  readonly concepts: number;
}

export interface Nomenclature {
  /**
   * Labels a code. `scheme` is an OID, of a TRE or a JDV, `urn:oid:` prefix and blanks tolerated. When its table lacks the
   * code, the tables of `fallbackSchemes` are tried in order: real documents pair codes with wrong OIDs (domain reference
   * ROR §3.4). Never fails: what no table has is its own label.
   */
  label(scheme: string, code: string, fallbackSchemes?: readonly string[]): CodeLabel;
  /** The concepts of a table in its own order, labels of a JDV included; empty when there is no such table. */
  concepts(scheme: string): readonly LabelledConcept[];
  /** The same by code, the first one of two with one code: what `label` answers by when the table has the code. */
  byCode(scheme: string): ReadonlyMap<string, LabelledConcept>;
  tables(): readonly TableSummary[];
}

/** A table ready for lookup; in `all` a code may stand twice, from two systems. */
interface Index {
  readonly all: readonly LabelledConcept[];
  readonly byCode: ReadonlyMap<string, LabelledConcept>;
}
const EMPTY: Index = { all: [], byCode: new Map() };

/** An OID as tables are keyed: without blanks or `urn:oid:`. */
export function normaliseOid(scheme: string): string {
  return scheme.trim().replace(/^urn:oid:/i, '');
}

function isRetired(scheme: string, { retiredOn }: Concept, asOf: string): boolean {
  // Every street type of the published table carries an end date, and all are in use (domain reference ROR §4.12.11).
  return retiredOn !== undefined && retiredOn <= asOf && scheme !== SCHEMES.TYPE_VOIE;
}

function labelled(scheme: string, concept: Concept, asOf: string): LabelledConcept {
  const { code, label = code, retiredOn } = concept;
  return isRetired(scheme, concept, asOf) && retiredOn !== undefined
    ? { code, label, status: 'retired', retiredOn, scheme }
    : { code, label, status: 'known', scheme };
}

/** Keeps the first of two concepts with the same code. */
function indexed(all: readonly LabelledConcept[]): Index {
  const byCode = new Map<string, LabelledConcept>();
  for (const concept of all) if (!byCode.has(concept.code)) byCode.set(concept.code, concept);
  return { all, byCode };
}

/** Labels that only value sets carry: of systems without a table of their own, or of codes missing from it. */
function carriedLabels(scheme: string, valueSets: readonly NomenclatureTable[], asOf: string): Index {
  const carried: LabelledConcept[] = [];
  for (const table of valueSets) {
    if (table.codeSystems?.includes(scheme) !== true) continue;
    for (const concept of table.concepts()) {
      const system = concept.system ?? table.codeSystems[0];
      if (system === scheme && concept.label !== undefined) carried.push(labelled(scheme, concept, asOf));
    }
  }
  return indexed(carried);
}

/** Finds codes in tables by OID. Each table is indexed when it is first asked for; a lookup is then two Map reads. */
interface Finder {
  /** The index of a table of its own; empty when there is none. */
  readonly own: (oid: string) => Index;
  readonly find: (oid: string, code: string) => LabelledConcept | undefined;
}

function createFinder(byOid: ReadonlyMap<string, NomenclatureTable>, asOf: string): Finder {
  const valueSets = [...byOid.values()].filter((table) => table.kind === 'JDV');
  const indexes = new Map<string, Index>();
  const carried = new Map<string, Index>();
  const own = (oid: string): Index => remember(indexes, oid, () => index(oid));
  const carriedBy = (oid: string): Index => remember(carried, oid, () => carriedLabels(oid, valueSets, asOf));

  /** A code of a TRE, or of a system known through value sets only. */
  const inSystem = (oid: string, code: string): LabelledConcept | undefined =>
    own(oid).byCode.get(code) ?? carriedBy(oid).byCode.get(code);

  const index = (oid: string): Index => {
    const table = byOid.get(oid);
    if (table === undefined) return EMPTY;
    if (table.kind === 'TRE') return indexed(table.concepts().map((concept) => labelled(oid, concept, asOf)));
    const main = table.codeSystems?.[0] ?? oid;
    const resolve = (concept: Concept): LabelledConcept => {
      const system = concept.system ?? main;
      // Value sets draw on terminologies only: one that names a value set, itself even, must not send us in circles.
      const found = byOid.get(system)?.kind === 'JDV' ? undefined : inSystem(system, concept.code);
      return found ?? labelled(system, concept, asOf);
    };
    return indexed(table.concepts().map(resolve));
  };

  const find = (oid: string, code: string): LabelledConcept | undefined => {
    const direct = inSystem(oid, code);
    if (direct !== undefined) return direct;
    const table = byOid.get(oid);
    if (table?.kind !== 'JDV') return undefined;
    for (const system of table.codeSystems ?? []) {
      const found = inSystem(system, code);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return { own, find };
}

/**
 * Makes the lookup of codes from tables given as values.
 * `asOf` (`yyyy-mm-dd`) is the day on which an end date counts as passed. Of two tables with one OID the first is kept.
 */
export function createNomenclature(
  tables: readonly NomenclatureTable[],
  { asOf }: { readonly asOf: string },
): Nomenclature {
  const byOid = new Map<string, NomenclatureTable>();
  for (const table of tables) if (!byOid.has(table.oid)) byOid.set(table.oid, table);
  const { own, find } = createFinder(byOid, asOf);
  return {
    label: (scheme, code, fallbackSchemes = []) => lookUp(find, scheme, code, fallbackSchemes),
    concepts: (scheme) => own(normaliseOid(scheme)).all,
    byCode: (scheme) => own(normaliseOid(scheme)).byCode,
    tables: () => [...byOid.values()].map(summarise),
  };
}

function remember(known: Map<string, Index>, oid: string, make: () => Index): Index {
  const existing = known.get(oid);
  if (existing !== undefined) return existing;
  const made = make();
  known.set(oid, made);
  return made;
}

function lookUp(
  find: (oid: string, code: string) => CodeLabel | undefined,
  scheme: string,
  code: string,
  fallbackSchemes: readonly string[],
): CodeLabel {
  const oid = normaliseOid(scheme);
  const bare = code.trim();
  const found = find(oid, bare);
  if (found !== undefined) return found;
  for (const other of fallbackSchemes) {
    const guess = find(normaliseOid(other), bare);
    if (guess !== undefined) return { ...guess, status: 'guessed' };
  }
  return { label: code, status: 'unknown', scheme: oid };
}

function summarise({ oid, name, kind, version, source, count }: NomenclatureTable): TableSummary {
  return { oid, name, kind, version, source, concepts: count };
}
