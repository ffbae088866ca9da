// Makes resources/nomenclatures and resources/regions from the reference tables that lie beside the project
// (../shared/data/nomenclatures). Deterministic: the same tables give the same bytes, which a test checks.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  toRows,
  withoutCode,
  type Concept,
  type TableHeader,
  type TableKind,
} from '../shared/domain/ror/nomenclature-table.ts';
import { rowsText, tableText } from '../shared/domain/ror/nomenclature-file.ts';
import { SCHEMES } from '../shared/domain/ror/schemes.ts';

interface SourceConcept {
  readonly code: string;
  readonly display: string;
  readonly validTo?: string;
  readonly system?: string;
}

interface SourceEntry {
  readonly file: string;
  readonly kind: TableKind;
  readonly oid: string;
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly csdPath?: string;
  readonly mevAttribute?: string;
  readonly codeSystems?: readonly string[];
}

interface SourceIndex {
  readonly licence: string;
  readonly attribution: string;
  readonly origin: string;
  readonly files: readonly SourceEntry[];
}

/** `jdvJ19` and the like: the whole list of codes of that value set. */
type OverlaySystem = {
  readonly version: string;
  readonly file: string;
  readonly concepts: Readonly<Record<string, string>>;
} & { readonly [list: `jdv${string}`]: readonly string[] | undefined };

interface Overlay {
  readonly source: string;
  readonly systems: Readonly<Record<string, OverlaySystem>>;
}

interface SourceRegions {
  readonly source: string;
  readonly note: string;
  readonly regions: readonly { readonly code: string; readonly display: string }[];
}

/** Date of the ANS package that the base tables come from (see the `origin` of the source index). */
const PACKAGE_DATE = '2023-06-14';
/** Day on which the list of regions was compared with INSEE's codes and with TRE_R30. */
const REGIONS_VERIFIED = '2026-11-22';
/** Labels of these tables repeat the code in parentheses; the compact form leaves it out. */
const REPEATS_CODE: readonly string[] = [SCHEMES.COMMUNE_OM, SCHEMES.DEPARTEMENT_OM];
/** The one table too long for a file that people read: cut by the first character of the code. */
const CUT: readonly string[] = [SCHEMES.COMMUNE_OM];

function readJson(directory: string, file: string): unknown {
  return JSON.parse(readFileSync(join(directory, file), 'utf8'));
}

interface Built {
  readonly header: TableHeader & { readonly verified: string; readonly note?: string };
  readonly concepts: readonly Concept[];
}

function baseConcepts(entry: SourceEntry, concepts: readonly SourceConcept[]): Concept[] {
  return concepts.map(({ code, display, validTo, system }) => {
    const label = REPEATS_CODE.includes(entry.oid) ? withoutCode(display, code) : display;
    return { code, label, ...(validTo && { retiredOn: validTo }), ...(system && { system }) };
  });
}

/** Replaces the labels of codes the overlay lists and adds those it has more, in code order when any is added. */
function overlaid(concepts: readonly Concept[], overlay: Readonly<Record<string, string>>): Concept[] {
  const replaced = concepts.map((concept) => {
    const label = overlay[concept.code];
    return label === undefined ? concept : { ...concept, label };
  });
  const known = new Set(concepts.map((concept) => concept.code));
  const added = Object.entries(overlay).filter(([code]) => !known.has(code));
  if (added.length === 0) return replaced;
  return [...replaced, ...added.map(([code, label]) => ({ code, label }))].sort(byCode);
}

function byCode(a: Concept, b: Concept): number {
  if (a.code === b.code) return 0;
  return a.code.length - b.code.length || (a.code < b.code ? -1 : 1);
}

/** What a reader of the file must know of how it was made. */
function noteOf(entry: SourceEntry, overlays: Overlay): string | undefined {
  if (entry.oid === SCHEMES.COMMUNE_OM)
    return 'Communes in force at the date of the table only; labels without the code in parentheses.';
  if (REPEATS_CODE.includes(entry.oid)) return 'Labels without the code in parentheses.';
  const hasNewerTable = entry.codeSystems?.some((oid) => Object.keys(overlays.systems[oid]?.concepts ?? {}).length > 0);
  if (hasNewerTable === true && overlayOfValueSet(entry, overlays) === undefined)
    return 'Codes of the base table: whether the newer codes of its terminology belong to it is not stated by the source.';
  return undefined;
}

function headerOf(
  entry: SourceEntry,
  source: string,
  overlay: TableHeader['overlay'],
  note: string | undefined,
): Built['header'] {
  const { oid, name, kind, description, version, codeSystems, csdPath, mevAttribute } = entry;
  return {
    name,
    oid,
    kind,
    description,
    version,
    source,
    verified: overlay?.version ?? PACKAGE_DATE,
    ...(overlay && { overlay }),
    ...(note && { note }),
    ...(codeSystems && { codeSystems }),
    ...(csdPath && { csdPath }),
    ...(mevAttribute && { mevAttribute }),
  };
}

function buildTerminology(directory: string, entry: SourceEntry, overlays: Overlay): Built {
  const table = readJson(directory, entry.file) as { source: string; concepts: readonly SourceConcept[] };
  const concepts = baseConcepts(entry, table.concepts);
  const system = overlays.systems[entry.oid];
  if (system === undefined || Object.keys(system.concepts).length === 0) {
    return { header: headerOf(entry, table.source, undefined, noteOf(entry, overlays)), concepts };
  }
  const overlay = { version: system.version, source: `${overlays.source}${system.file}` };
  return {
    header: headerOf(entry, table.source, overlay, noteOf(entry, overlays)),
    concepts: overlaid(concepts, system.concepts),
  };
}

/** The overlay made from this value set's own file, if any: `JDV_J17_….fsh` for `JDV_J17-…`. */
function overlayOfValueSet(entry: SourceEntry, overlays: Overlay): OverlaySystem | undefined {
  const number = entry.name.split('-')[0];
  return Object.values(overlays.systems).find((system) => system.file.startsWith(`${number}_`));
}

/** A value set keeps codes; labels stay only where no terminology of ours has them. */
function buildValueSet(
  directory: string,
  entry: SourceEntry,
  overlays: Overlay,
  terminologies: ReadonlyMap<string, ReadonlySet<string>>,
): Built {
  const table = readJson(directory, entry.file) as { source: string; concepts: readonly SourceConcept[] };
  const main = entry.codeSystems?.[0] ?? '';
  const base = baseConcepts(entry, table.concepts).map(({ code, label, system }): Concept => {
    const labelled = terminologies.get(system ?? main)?.has(code) === true;
    return { code, ...(system && { system }), ...(!labelled && label !== undefined && { label }) };
  });
  const newer = overlayOfValueSet(entry, overlays);
  if (newer === undefined)
    return { header: headerOf(entry, table.source, undefined, noteOf(entry, overlays)), concepts: base };
  const list = newer[`jdv${entry.name.split('-')[0]?.replace('JDV_', '') ?? ''}`];
  const codes = list ?? Object.keys(newer.concepts);
  const known = new Set(base.map((concept) => concept.code));
  const kept = list === undefined ? base : base.filter((concept) => list.includes(concept.code));
  const added = codes.filter((code) => !known.has(code)).map((code): Concept => ({ code }));
  const overlay = { version: newer.version, source: `${overlays.source}${newer.file}` };
  return {
    header: headerOf(entry, table.source, overlay, noteOf(entry, overlays)),
    concepts: [...kept, ...added].sort(byCode),
  };
}

function buildAll(directory: string, index: SourceIndex): readonly Built[] {
  const overlays = readJson(directory, '_overlay-2026.json') as Overlay;
  const terminologies = new Map<string, Built>();
  for (const entry of index.files) {
    if (entry.kind === 'TRE') terminologies.set(entry.oid, buildTerminology(directory, entry, overlays));
  }
  const codes = new Map(
    [...terminologies].map(([oid, built]) => [oid, new Set(built.concepts.map(({ code }) => code))]),
  );
  return index.files.map((entry) => terminologies.get(entry.oid) ?? buildValueSet(directory, entry, overlays, codes));
}

/** A table's files: one, or a head and its parts. */
function filesOf({ header, concepts }: Built): { readonly files: Map<string, string>; readonly parts?: string[] } {
  if (!CUT.includes(header.oid))
    return { files: new Map([[`${header.name}.json`, tableText({ ...header }, concepts)]]) };
  const rows = toRows(header.kind, concepts);
  const files = new Map<string, string>();
  const parts: string[] = [];
  for (const first of new Set(rows.map((row) => row[0].charAt(0)))) {
    const name = `${header.name}.${first}.json`;
    parts.push(name);
    files.set(
      name,
      `${rowsText(
        rows.filter((row) => row[0].startsWith(first)),
        ' ',
      )}\n`,
    );
  }
  files.set(`${header.name}.json`, tableText({ ...header, parts }, []));
  return { files, parts };
}

function indexText(index: SourceIndex, entries: readonly object[]): string {
  const { attribution, licence, origin } = index;
  const lines = entries.map((entry) => `  ${JSON.stringify(entry)}`);
  return `{\n "attribution": ${JSON.stringify(attribution)},\n "licence": ${JSON.stringify(licence)},\n "origin": ${JSON.stringify(origin)},\n "files": [\n${lines.join(',\n')}\n ]\n}\n`;
}

function regionsText(directory: string): string {
  const { source, note, regions } = readJson(directory, '_regions-ror.json') as SourceRegions;
  const lines = regions.map(({ code, display }) => `  ${JSON.stringify({ code, label: display, url: '' })}`);
  return `{\n "description": "The regions that run a ROR. An empty url is an address that nobody has stated yet.",\n "source": ${JSON.stringify(source)},\n "verified": ${JSON.stringify(REGIONS_VERIFIED)},\n "note": ${JSON.stringify(note)},\n "regions": [\n${lines.join(',\n')}\n ]\n}\n`;
}

/** Every generated file, by its path under `resources/`, made from the reference tables in `directory`. */
export function buildResources(directory: string): ReadonlyMap<string, string> {
  const index = readJson(directory, 'index.json') as SourceIndex;
  const out = new Map<string, string>();
  const entries: object[] = [];
  for (const built of buildAll(directory, index)) {
    const { files, parts } = filesOf(built);
    for (const [name, text] of files) out.set(`nomenclatures/${name}`, text);
    entries.push({
      file: `${built.header.name}.json`,
      ...(parts && { parts }),
      ...built.header,
      count: built.concepts.length,
    });
  }
  out.set('nomenclatures/index.json', indexText(index, entries));
  out.set('regions/regions.json', regionsText(directory));
  return out;
}

function main(): void {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const built = buildResources(join(root, '..', 'shared', 'data', 'nomenclatures'));
  const folder = join(root, 'resources');
  mkdirSync(join(folder, 'nomenclatures'), { recursive: true });
  mkdirSync(join(folder, 'regions'), { recursive: true });
  for (const name of readdirSync(join(folder, 'nomenclatures'))) {
    if (name.endsWith('.json') && !built.has(`nomenclatures/${name}`)) rmSync(join(folder, 'nomenclatures', name));
  }
  for (const [path, text] of built) writeFileSync(join(folder, path), text);
  process.stdout.write(`${built.size} files written under resources/\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
