import { createFinding } from '../../../shared/domain/ror/finding-catalogue.ts';
import { locate, type GeographyTables } from '../../../shared/domain/geography.ts';
import type { Projection } from '../../../shared/domain/ror/projection.ts';
import { hash16 } from './identity.ts';
import { linkText, linkValuesReader } from './link-values.ts';
import { codeWriter } from './merge-codes.ts';
import { projectionReader } from './merge-links.ts';
import type { Applied, MergeState } from './merge-state.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber, severityNumber } from './staged-rows.ts';
import { SEARCHED_KINDS } from './words.ts';

const PROFESSIONNEL = kindNumber('professionnel');

/** What of a row is derived. */
export interface Row {
  readonly id: number;
  readonly kind: number;
  readonly type_oi: string;
  readonly eg_id: number | null;
  readonly ej_id: number | null;
  readonly commune: string;
  readonly city: string;
  readonly departement: string;
  readonly region: string;
  readonly place_from: string;
}

export type Place = Pick<Row, 'commune' | 'city' | 'departement' | 'region' | 'place_from'>;

const NOWHERE: Place = { commune: '', city: '', departement: '', region: '', place_from: '' };

/** What a merge has at hand beside the rows. */
export interface DeriveSources {
  readonly applied: readonly Applied[];
  /** Rows whose links are new. */
  readonly relinked: ReadonlySet<number>;
  readonly geography: GeographyTables;
}

/**
 * Makes again what follows from links, for every touched row: its place, its codes, the hash of its links. Structures come
 * before what hangs on them. Only what differs is written.
 */
export function derive(state: MergeState, sources: DeriveSources): void {
  const { db, touched, before } = state;
  const find = db.prepare<[number], Row>(
    `SELECT id, kind, type_oi, eg_id, ej_id, commune, city, departement, region, place_from FROM main.entity WHERE id = ?`,
  );
  const rows = [...touched].map((id) => find.get(id)).filter((row) => row !== undefined);
  const place = placer(state, sources, (id) => find.get(id));
  const code = codeWriter(state, sources);
  const hash = linkHasher(db);
  for (const row of rows.sort((a, b) => a.kind - b.kind)) {
    if (SEARCHED_KINDS.includes(row.kind)) code(row, place(row));
    const known = before.get(row.id);
    if (known === undefined || known.links !== undefined) hash(row);
  }
}

function isLocated({ departement, commune }: Place): boolean {
  return departement !== '' || commune !== '';
}

/** Gives the place that a row now has. */
type Placer = (row: Row) => Place;

/** By the rules of a full load (link.ts): own place, else the EG's own, else the EJ's own, else a bare city. */
function placer(
  state: MergeState,
  { applied, geography }: DeriveSources,
  find: (id: number) => Row | undefined,
): Placer {
  const { db, tally } = state;
  const read = projectionReader(db);
  const fresh = new Set(applied.map(({ id }) => id));
  const update = db.prepare(
    `UPDATE main.entity SET commune = $commune, city = $city, departement = $departement, region = $region,
     place_from = $place_from WHERE id = $id`,
  );
  const reportLost = lostReporter(db);
  /** Columns of a row not yet placed hold what it says itself; those of any other only when the place is its own. */
  const own = (row: Row): Place | undefined =>
    fresh.has(row.id) || row.place_from === 'own' ? { ...row, place_from: 'own' } : undefined;
  const of = (id: number | null, from: 'eg' | 'ej', self: number): Place | undefined => {
    const row = id === null || id === self ? undefined : find(id);
    return row?.place_from === 'own' && isLocated(row) ? { ...row, place_from: from } : undefined;
  };
  return (row) => {
    // Its place was written with it.
    if (fresh.has(row.id) && isLocated(row)) return row;
    const mine = own(row);
    const above = of(row.eg_id, 'eg', row.id) ?? of(row.ej_id, 'ej', row.id);
    const said = mine ?? (above === undefined ? rawPlace(read(row.id), geography) : NOWHERE);
    const place = isLocated(said) ? said : (above ?? (said.city === '' ? NOWHERE : said));
    const { commune, city, departement, region, place_from } = place;
    if (departement !== row.departement) tally.take(row.id);
    if (!isSamePlace(place, row)) update.run({ id: row.id, commune, city, departement, region, place_from });
    reportLost(row, row.kind !== PROFESSIONNEL && !isLocated(place), fresh.has(row.id));
    return place;
  };
}

const PLACE_COLUMNS = ['commune', 'city', 'departement', 'region', 'place_from'] as const;

function isSamePlace(a: Place, b: Place): boolean {
  return PLACE_COLUMNS.every((column) => a[column] === b[column]);
}

/** Says of a row that it is nowhere, in place of what was said before. */
function lostReporter(db: WritableDb): (row: Row, isLost: boolean, isFresh: boolean) => void {
  const forget = db.prepare("DELETE FROM main.finding WHERE entity_id = ? AND code = 'non-localise'");
  const report = db.prepare(
    "INSERT INTO main.finding (entity_id, code, severity, path, value) VALUES (?, ?, ?, '', '')",
  );
  const lost = createFinding('non-localise', '', '');
  return ({ id }, isLost, isFresh) => {
    if (!isFresh) forget.run(id);
    if (isLost) report.run(id, lost.code, severityNumber(lost));
  };
}

function rawPlace({ place }: Projection, geography: GeographyTables): Place {
  const found = locate({ ...place, communeCode: place.commune }, geography);
  return {
    commune: found.commune?.code ?? '',
    city: found.commune?.label ?? '',
    departement: found.departement?.code ?? '',
    region: found.region?.code ?? '',
    place_from: 'own',
  };
}

function linkHasher(db: WritableDb): (row: Row) => void {
  const values = linkValuesReader(db);
  const update = db.prepare('UPDATE main.entity SET link_hash = ? WHERE id = ?');
  return ({ id }) => {
    const text = linkText(values(id));
    update.run(text === '' ? Buffer.alloc(0) : hash16(text), id);
  };
}
