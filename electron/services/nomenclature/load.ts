import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GeographyTables } from '../../../shared/domain/geography.ts';
import { createNomenclature, type Nomenclature } from '../../../shared/domain/ror/nomenclature.ts';
import {
  effectiveVersion,
  fromRows,
  type Concept,
  type ConceptRow,
  type NomenclatureTable,
  type TableHeader,
} from '../../../shared/domain/ror/nomenclature-table.ts';
import { SCHEMES } from '../../../shared/domain/ror/schemes.ts';
import { arrondissements, loadGeography } from './geography.ts';
import { readJson } from './read-json.ts';

/** Where imported tables lie in the data directory, with an `index.json` that is written last. */
export const IMPORTED_FOLDER = 'nomenclatures';

/** A line of an index: what a table says of itself, and its files. */
export interface IndexEntry extends TableHeader {
  readonly file: string;
  /** The files that hold the concepts, when the table's own holds none. */
  readonly parts?: readonly string[];
  readonly count: number;
}

/** An imported table that is not used because the one shipped is newer. */
export interface SetAside {
  readonly oid: string;
  readonly name: string;
  readonly importedVersion: string;
  readonly shippedVersion: string;
}

export interface LoadedNomenclature {
  readonly nomenclature: Nomenclature;
  readonly geography: GeographyTables;
  readonly setAside: readonly SetAside[];
}

export interface LoadOptions {
  /** A file of the project's `resources/` folder. */
  readonly resource: (name: string) => URL;
  /** Where `nomenclatures/` holds imported tables; absent, only those shipped are used. */
  readonly dataDirectory?: string;
  /** Day on which an end date counts as passed, `yyyy-mm-dd`. */
  readonly asOf: string;
}

/**
 * Loads the tables shipped and those imported. An imported table takes the place of the one shipped with its OID, unless the
 * one shipped is newer (its version, or that of its overlay): it is then told in `setAside`. Concepts are read from disk
 * when their table is first asked for.
 * @throws AppError `nomenclature.invalid` when an index cannot be read.
 */
export function loadNomenclature({ resource, dataDirectory, asOf }: LoadOptions): LoadedNomenclature {
  const shipped = readIndex(resource('nomenclatures/index.json'));
  const imported = dataDirectory === undefined ? [] : readImported(dataDirectory);
  const own = new Map(shipped.map((table) => [table.oid, table]));
  const setAside: SetAside[] = [];
  const used: NomenclatureTable[] = [];
  for (const table of imported) {
    const rival = own.get(table.oid);
    if (rival === undefined || effectiveVersion(table) >= effectiveVersion(rival)) used.push(table);
    else setAside.push(aside(table, rival));
  }
  const tables = [...used, ...shipped].map((table) => withArrondissements(table, resource));
  const nomenclature = createNomenclature(tables, { asOf });
  return { nomenclature, geography: loadGeography(resource, nomenclature), setAside };
}

/** The index of imported tables; empty when nothing was imported. Tables whose files have gone are left out. */
export function readImportedIndex(dataDirectory: string): readonly IndexEntry[] {
  const folder = join(dataDirectory, IMPORTED_FOLDER);
  const file = join(folder, 'index.json');
  if (!existsSync(file)) return [];
  const { files } = readJson(file) as { readonly files: readonly IndexEntry[] };
  return files.filter((entry) => existsSync(join(folder, entry.file)));
}

function readImported(dataDirectory: string): readonly NomenclatureTable[] {
  const folder = pathToFileURL(join(dataDirectory, IMPORTED_FOLDER) + '/');
  return readImportedIndex(dataDirectory).map((entry) => tableOf(entry, folder));
}

function readIndex(index: URL): readonly NomenclatureTable[] {
  const { files } = readJson(index) as { readonly files: readonly IndexEntry[] };
  return files.map((entry) => tableOf(entry, index));
}

function tableOf(entry: IndexEntry, base: URL): NomenclatureTable {
  return { ...entry, concepts: () => readConcepts(entry, base) };
}

function readConcepts({ kind, file, parts }: IndexEntry, base: URL): readonly Concept[] {
  const rowsOf = (name: string): readonly ConceptRow[] => {
    const content = readJson(new URL(name, base)) as
      readonly ConceptRow[] | { readonly concepts: readonly ConceptRow[] };
    return 'concepts' in content ? content.concepts : content;
  };
  return fromRows(kind, (parts ?? [file]).flatMap(rowsOf));
}

/** TRE_R13 does not list municipal arrondissements, documents use them: they complete it, and never replace a label of it. */
function withArrondissements(table: NomenclatureTable, resource: LoadOptions['resource']): NomenclatureTable {
  if (table.oid !== SCHEMES.COMMUNE_OM) return table;
  return { ...table, concepts: () => [...table.concepts(), ...arrondissements(resource)] };
}

function aside(imported: NomenclatureTable, shipped: NomenclatureTable): SetAside {
  return {
    oid: imported.oid,
    name: imported.name,
    importedVersion: effectiveVersion(imported),
    shippedVersion: effectiveVersion(shipped),
  };
}
