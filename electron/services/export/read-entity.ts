import type { LabelledCode } from '../../../shared/contract/common.ts';
import type { RorEntity } from '../../../shared/domain/ror/model.ts';
import type { Facet, SearchKind } from '../../../shared/domain/search.ts';
import { facetNumber, searchKindOf } from '../store/filters-sql.ts';
import type { Place } from '../store/page-merge.ts';
import { RAW_COLUMNS, readEntity } from '../store/raw-read.ts';
import type { RawColumns } from '../store/raw-read.ts';
import type { ReadContext } from '../store/reader-context.ts';
import type { Labels } from '../store/reader-labels.ts';
import type { SourceHandle } from '../store/reader-source.ts';
import { factsOf, structureFacts } from './place-facts.ts';
import type { PlaceFacts } from './place-facts.ts';
import { withoutRestricted } from './restrict.ts';

/** A structure above an entity, as a column names it. */
export interface Above {
  readonly id: number;
  readonly name: string;
  readonly nationalId: string;
}

/** What the columns of an export are made from. */
export interface ExportEntity {
  readonly handle: SourceHandle;
  readonly id: number;
  readonly kind: SearchKind;
  readonly name: string;
  readonly nationalId: string;
  readonly updated: string;
  readonly placeFrom: string;
  /** Everything the document says, less what is restricted unless it was asked for. */
  readonly entity: RorEntity;
  readonly eg: Above | undefined;
  readonly ej: Above | undefined;
  readonly labels: Labels;
  /** Codes of a facet, those of activités and équipements included. */
  codes(facet: Facet): readonly LabelledCode[];
  readonly commune: LabelledCode | null;
  readonly departement: LabelledCode | null;
  readonly region: LabelledCode | null;
  /** Its own address and coordinates, else those of the structure that gives it its place. */
  readonly place: PlaceFacts;
}

interface Row extends RawColumns {
  readonly id: number;
  readonly type_oi: string;
  readonly national_id: string;
  readonly name: string;
  readonly eg_id: number | null;
  readonly ej_id: number | null;
  readonly commune: string;
  readonly city: string;
  readonly departement: string;
  readonly region: string;
  readonly place_from: string;
  readonly updated: string;
}

const ROW = `SELECT id, type_oi, national_id, name, eg_id, ej_id, commune, city, departement, region, place_from, updated, ${RAW_COLUMNS}
  FROM entity WHERE id = ?`;
const ABOVE = 'SELECT id, name, national_id AS nationalId FROM entity WHERE id = ?';
const CODES = 'SELECT code FROM entity_code WHERE id = ? AND facet = ? ORDER BY code';

/**
 * Reads entities in the order given. Their raw records are unpacked in the order in which they were packed, so that each block is
 * unpacked once for all of its records. One that a load has removed meanwhile is left out.
 */
export function readExportEntities(
  context: ReadContext,
  places: readonly Place[],
  includeRestricted: boolean,
): readonly ExportEntity[] {
  const rows = places
    .map(({ handle, id }, rank) => ({ handle, rank, row: handle.get<Row>(ROW, id) }))
    .filter((one): one is { handle: SourceHandle; rank: number; row: Row } => one.row !== undefined);
  const packed = [...rows].sort(
    (a, b) =>
      (a.handle.source < b.handle.source ? -1 : a.handle.source > b.handle.source ? 1 : 0) ||
      a.row.raw_block - b.row.raw_block ||
      a.row.raw_start - b.row.raw_start,
  );
  const read = packed.map(({ handle, rank, row }) => ({
    rank,
    entity: exportEntity(context, handle, row, includeRestricted),
  }));
  return read.sort((a, b) => a.rank - b.rank).map(({ entity }) => entity);
}

function exportEntity(
  { labels, lang }: ReadContext,
  handle: SourceHandle,
  row: Row,
  includeRestricted: boolean,
): ExportEntity {
  const whole = readEntity(handle, row);
  const label = (facet: Facet, code: string): LabelledCode | null =>
    code === '' ? null : labels.facet(facet, code, lang);
  const commune = label('commune', row.commune);
  const isNamed = commune !== null && commune.status !== 'unknown';
  return {
    handle,
    id: row.id,
    kind: searchKindOf(row.kind, row.type_oi) as SearchKind,
    name: row.name,
    nationalId: row.national_id,
    updated: row.updated,
    placeFrom: row.place_from,
    entity: includeRestricted ? whole : withoutRestricted(whole),
    eg: above(handle, row.eg_id, row.id),
    ej: above(handle, row.ej_id, row.id),
    labels,
    codes: (facet) =>
      handle.column<string>(CODES, row.id, facetNumber(facet)).map((code) => labels.facet(facet, code, lang)),
    commune: isNamed || row.city === '' ? commune : { code: row.commune, label: row.city },
    departement: label('departement', row.departement),
    region: label('region', row.region),
    place: placeOf(handle, row, whole, labels),
  };
}

function above(handle: SourceHandle, id: number | null, self: number): Above | undefined {
  return id === null || id === self ? undefined : handle.get<Above>(ABOVE, id);
}

function placeOf(handle: SourceHandle, row: Row, entity: RorEntity, labels: Labels): PlaceFacts {
  const own = factsOf(entity, labels);
  const giver = row.place_from === 'ej' ? row.ej_id : row.eg_id;
  if ((own.street !== '' && own.position !== null) || giver === null || giver === row.id) return own;
  const given = structureFacts(handle, giver, labels);
  const hasAddress = own.street !== '' || own.postCode !== '';
  const { street, postCode } = hasAddress ? own : given;
  return { street, postCode, position: own.position ?? given.position };
}
