/** TRE: a terminology, codes with their labels. JDV: a value set, the codes of one or several TRE that a field accepts. */
export type TableKind = 'TRE' | 'JDV';

/** One code of a table. `label` is absent in a JDV whose TRE has it; `system` is the OID of the TRE of a JDV's code. */
export interface Concept {
  readonly code: string;
  readonly label?: string;
  readonly system?: string;
  /** Day from which the code is retired, `yyyy-mm-dd`. */
  readonly retiredOn?: string;
}

/** What a table says of itself; dates are `yyyy-mm-dd`. */
export interface TableHeader {
  readonly oid: string;
  readonly name: string;
  readonly kind: TableKind;
  readonly description: string;
  /** Date of the publication that the table comes from. */
  readonly version: string;
  readonly source: string;
  /** OIDs of the code systems of a JDV, the first one being that of codes that name none. */
  readonly codeSystems?: readonly string[];
  /** Newer values laid over the table. */
  readonly overlay?: { readonly version: string; readonly source: string };
  /** Where a code of this table stands in a CSD document, and the ROR attribute it fills. */
  readonly csdPath?: string;
  readonly mevAttribute?: string;
}

/** A table whose concepts are read when they are first asked for: communes weigh a megabyte that most commands never need. */
export interface NomenclatureTable extends TableHeader {
  readonly count: number;
  readonly concepts: () => readonly Concept[];
}

/** A concept as it is written: `[code, label, retiredOn?]` in a TRE, `[code, system?, label?]` in a JDV. */
export type ConceptRow = readonly [code: string, second?: string, third?: string];

/** Writes concepts as rows; the system of a JDV's code is left out when it is the table's only one. */
export function toRows(kind: TableKind, concepts: readonly Concept[]): ConceptRow[] {
  return concepts.map(({ code, label = '', system, retiredOn }) => {
    if (kind === 'TRE') return retiredOn === undefined ? [code, label] : [code, label, retiredOn];
    if (label !== '') return [code, system ?? '', label];
    return system === undefined ? [code] : [code, system];
  });
}

/** Reads rows back; the inverse of `toRows`. */
export function fromRows(kind: TableKind, rows: readonly ConceptRow[]): Concept[] {
  return rows.map(([code, second = '', third = '']) => {
    if (kind === 'TRE') return third === '' ? { code, label: second } : { code, label: second, retiredOn: third };
    return { code, ...(second !== '' && { system: second }), ...(third !== '' && { label: third }) };
  });
}

/** The label without the code that some tables repeat behind it: `Hyères (83069)` is `Hyères`. */
export function withoutCode(label: string, code: string): string {
  const suffix = ` (${code})`;
  return label.endsWith(suffix) ? label.slice(0, -suffix.length) : label;
}

/** The date that decides which of two editions of a table is newer: that of its overlay when it has one. */
export function effectiveVersion(header: Pick<TableHeader, 'version' | 'overlay'>): string {
  return header.overlay !== undefined && header.overlay.version > header.version
    ? header.overlay.version
    : header.version;
}
