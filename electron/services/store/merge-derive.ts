import { createFinding } from '../../../shared/domain/ror/finding-catalogue.ts';
import { locate, type GeographyTables } from '../../../shared/domain/geography.ts';
import type { Projection } from '../../../shared/domain/ror/projection.ts';
import { FACETS, type Facet } from '../../../shared/domain/search.ts';
import { hash16 } from './identity.ts';
import { linkText, linkValuesReader } from './link-values.ts';
import { projectionReader } from './merge-links.ts';
import type { Applied, MergeState } from './merge-rows.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber, severityNumber } from './staged-rows.ts';
import { SEARCHED_KINDS } from './words.ts';

const OI = kindNumber('oi');
const PROFESSIONNEL = kindNumber('professionnel');
const facet = (name: Facet): number => FACETS.indexOf(name) + 1;

interface Row {
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

type Place = Pick<Row, 'commune' | 'city' | 'departement' | 'region' | 'place_from'>;

const NOWHERE: Place = { commune: '', city: '', departement: '', region: '', place_from: '' };

/** What a merge has at hand beside the rows. */
export interface DeriveSources {
  readonly applied: readonly Applied[];
  readonly relinked: ReadonlySet<number>;
  readonly geography: GeographyTables;
}

/**
 * Makes again what follows from links, for every touched row: its place, its codes, the hash of its links. Structures come
 * before what hangs on them.
 */
export function derive(state: MergeState, sources: DeriveSources): void {
  const { db, touched } = state;
  const read = projectionReader(db);
  const find = db.prepare<[number], Row>(
    `SELECT id, kind, type_oi, eg_id, ej_id, commune, city, departement, region, place_from FROM main.entity WHERE id = ?`,
  );
  const rows = [...touched].map((id) => find.get(id)).filter((row) => row !== undefined);
  const place = placer(db, sources, (id) => find.get(id), read);
  const code = coder(db, sources, read);
  const hash = linkHasher(db);
  for (const row of rows.sort((a, b) => a.kind - b.kind)) {
    if (SEARCHED_KINDS.includes(row.kind)) {
      place(row);
      code(row);
    }
    hash(row);
  }
}

function isLocated({ departement, commune }: Place): boolean {
  return departement !== '' || commune !== '';
}

type Placer = (row: Row) => void;

/** By the rules of a full load (link.ts): own place, else the EG's own, else the EJ's own, else a bare city. */
function placer(
  db: WritableDb,
  { applied, geography }: DeriveSources,
  find: (id: number) => Row | undefined,
  read: (id: number) => Projection,
): Placer {
  const fresh = new Set(applied.map(({ id }) => id));
  const update = db.prepare(
    `UPDATE main.entity SET commune = $commune, city = $city, departement = $departement, region = $region,
     place_from = $place_from WHERE id = $id`,
  );
  const forget = db.prepare("DELETE FROM main.finding WHERE entity_id = ? AND code = 'non-localise'");
  const report = db.prepare(
    "INSERT INTO main.finding (entity_id, code, severity, path, value) VALUES (?, ?, ?, '', '')",
  );
  const lost = createFinding('non-localise', '', '');
  /** Columns of a row not yet placed hold what it says itself; those of any other only when the place is its own. */
  const own = (row: Row): Place | undefined => {
    if (fresh.delete(row.id) || row.place_from === 'own') return { ...row, place_from: 'own' };
    return undefined;
  };
  const of = (id: number | null, from: 'eg' | 'ej', self: number): Place | undefined => {
    const row = id === null || id === self ? undefined : find(id);
    return row?.place_from === 'own' && isLocated(row) ? { ...row, place_from: from } : undefined;
  };
  return (row) => {
    const mine = own(row);
    const above = of(row.eg_id, 'eg', row.id) ?? of(row.ej_id, 'ej', row.id);
    const said = mine ?? (above === undefined ? rawPlace(read(row.id), geography) : NOWHERE);
    const place = isLocated(said) ? said : (above ?? (said.city === '' ? NOWHERE : said));
    const { commune, city, departement, region, place_from } = place;
    update.run({ id: row.id, commune, city, departement, region, place_from });
    forget.run(row.id);
    if (row.kind !== PROFESSIONNEL && !isLocated(place)) report.run(row.id, lost.code, severityNumber(lost));
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

/** Codes that do not come from the row itself: those of its place, of its type, of its activities and equipment. */
function coder(
  db: WritableDb,
  { applied, relinked }: DeriveSources,
  read: (id: number) => Projection,
): (row: Row) => void {
  const fresh = new Map(applied.map(({ id, seq }) => [id, seq]));
  const staged = db.prepare<[number], readonly [number, string]>('SELECT facet, code FROM s.code WHERE seq = ?').raw();
  const places = db.prepare(
    `INSERT OR IGNORE INTO main.entity_code (facet, code, id)
     SELECT ${facet('region')}, region, id FROM main.entity WHERE id = $id
     UNION SELECT ${facet('departement')}, departement, id FROM main.entity WHERE id = $id
     UNION SELECT ${facet('commune')}, commune, id FROM main.entity WHERE id = $id
     UNION SELECT ${facet('typeOi')}, type_oi, id FROM main.entity WHERE id = $id AND kind = ${OI} AND type_oi <> ''`,
  );
  const forget = db.prepare('DELETE FROM main.entity_code WHERE id = ? AND facet = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO main.entity_code (facet, code, id) VALUES (?, ?, ?)');
  const targets = db
    .prepare<[number], number>(
      "SELECT to_id FROM main.link WHERE from_id = ? AND relation IN ('activite', 'equipement')",
    )
    .pluck();
  const codesOf = (id: number): readonly (readonly [number, string])[] => {
    const seq = fresh.get(id);
    if (seq !== undefined) return staged.all(seq);
    const { codes } = read(id);
    return FACETS.flatMap((name) => (codes[name] ?? []).map((code) => [facet(name), code] as const));
  };
  return ({ id, kind }) => {
    for (const name of ['region', 'departement', 'commune'] as const) forget.run(id, facet(name));
    places.run({ id });
    const linked = kind === OI ? targets.all(id) : [];
    if (!relinked.has(id) && !linked.some((target) => fresh.has(target))) return;
    for (const name of ['activite', 'equipement'] as const) if (kind === OI) forget.run(id, facet(name));
    for (const target of linked) for (const [number, code] of codesOf(target)) insert.run(number, code, id);
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
