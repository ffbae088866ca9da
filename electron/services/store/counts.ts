import type { Counts } from '../../../shared/contract/common.ts';
import { STAGED_TABLES, type Value } from './batch.ts';
import { guarded, type ReadableDb, type WritableDb } from './sqlite.ts';
import { kindNumber } from './staged-rows.ts';

/** So many entities of one kind and type, and what they hold. */
export interface CountedRow {
  readonly kind: number;
  readonly type_oi: string;
  readonly entities: number;
  readonly contacts: number;
  readonly telecommunications: number;
  readonly horaires: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
const NOTHING = { entities: 0, contacts: 0, telecommunications: 0, horaires: 0 };

/** The thirteen counts of the entities of a generation. */
export function countsOf(db: ReadableDb): Counts {
  return sumUp(
    guarded(db.name, () =>
      db
        .prepare<[], CountedRow>(
          `SELECT kind, type_oi, count(*) AS entities, sum(contacts) AS contacts, sum(telecommunications) AS telecommunications,
           sum(horaires) AS horaires FROM main.entity GROUP BY kind, type_oi`,
        )
        .all(),
    ),
  );
}

const WIDTH = STAGED_TABLES.entity.length;
const [KIND, TYPE, CONTACTS, TELECOMMUNICATIONS, HORAIRES] = (
  ['kind', 'type_oi', 'contacts', 'telecommunications', 'horaires'] as const
).map((column) => STAGED_TABLES.entity.indexOf(column)) as [number, number, number, number, number];

/** Counts entities as they are staged, which spares going through all of them again. */
export interface Tally {
  /** Takes in rows of `entity` (STAGED_TABLES). */
  add(entities: readonly Value[]): void;
  counts(): Counts;
}

export function createTally(): Tally {
  const rows = new Map<string, Writable<CountedRow>>();
  return {
    add(entities) {
      for (let at = 0; at < entities.length; at += WIDTH) {
        const [kind, type] = [Number(entities[at + KIND]), String(entities[at + TYPE])];
        const name = `${kind} ${type}`;
        const row = rows.get(name) ?? { kind, type_oi: type, ...NOTHING };
        rows.set(name, row);
        row.entities += 1;
        row.contacts += Number(entities[at + CONTACTS]);
        row.telecommunications += Number(entities[at + TELECOMMUNICATIONS]);
        row.horaires += Number(entities[at + HORAIRES]);
      }
    },
    counts: () => sumUp([...rows.values()]),
  };
}

/** The thirteen counts of what the rows count; rows that count for less than nothing are taken off. */
export function sumUp(rows: readonly CountedRow[]): Counts {
  const sum = (of: (row: CountedRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const ofKind = (kind: number): number => sum((row) => (row.kind === kind ? row.entities : 0));
  const ofType = (type: string): number => sum((row) => (row.type_oi === type ? row.entities : 0));
  return {
    entiteJuridique: ofKind(kindNumber('ej')),
    entiteGeographique: ofKind(kindNumber('eg')),
    organisationInterne: ofKind(kindNumber('oi')),
    uniteElementaire: ofType('4'),
    pole: ofType('1'),
    structureInterne: ofType('2'),
    uniteFonctionnelle: ofType('3'),
    activiteOperationnelle: ofKind(kindNumber('activite')),
    equipementSpecifique: ofKind(kindNumber('equipement')),
    professionnel: ofKind(kindNumber('professionnel')),
    contact: sum((row) => row.contacts),
    telecommunication: sum((row) => row.telecommunications),
    horaire: sum((row) => row.horaires),
  };
}

const KEPT = 'counts';

/** The counts that the last merge left in a generation; made anew where none did. */
export function keptCountsOf(db: ReadableDb): Counts {
  const kept = db.prepare<[string], string>('SELECT value FROM main.meta WHERE key = ?').pluck().get(KEPT);
  return kept === undefined ? countsOf(db) : (JSON.parse(kept) as Counts);
}

/** Leaves the counts for the next merge, which then counts only what it changes. */
export function keepCounts(db: WritableDb, counts: Counts): void {
  db.prepare('INSERT OR REPLACE INTO main.meta (key, value) VALUES (?, ?)').run(KEPT, JSON.stringify(counts));
}

export function addCounts(a: Counts, b: Counts): Counts {
  const names = Object.keys(a) as (keyof Counts)[];
  return { ...a, ...Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) };
}

const STAGED_FINDINGS = ['s', 'linked', 'ordering']
  .map((schema) => `SELECT code FROM ${schema}.finding`)
  .join(' UNION ALL ');

/** How many findings of each code, of a load that was staged, linked and searched for doubles. */
export function anomaliesOf(db: ReadableDb): Readonly<Record<string, number>> {
  const rows = guarded(db.name, () =>
    db
      .prepare<[], { code: string; n: number }>(
        `SELECT code, count(*) AS n FROM (${STAGED_FINDINGS}) GROUP BY code ORDER BY code`,
      )
      .all(),
  );
  return Object.fromEntries(rows.map(({ code, n }) => [code, n]));
}

/** What a replacement is weighed by: units where the source has some, else everything it holds. */
export function weigh(held: Counts, found: Counts): { readonly held: number; readonly found: number } {
  const all = (counts: Counts): number =>
    counts.entiteJuridique +
    counts.entiteGeographique +
    counts.organisationInterne +
    counts.activiteOperationnelle +
    counts.equipementSpecifique +
    counts.professionnel;
  if (held.uniteElementaire > 0) return { held: held.uniteElementaire, found: found.uniteElementaire };
  return { held: all(held), found: all(found) };
}
