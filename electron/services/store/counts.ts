import type { Counts } from '../../../shared/contract/common.ts';
import { guarded, type ReadableDb } from './sqlite.ts';
import { kindNumber } from './staged-rows.ts';

interface Row {
  readonly kind: number;
  readonly type_oi: string;
  readonly entities: number;
  readonly contacts: number;
  readonly telecommunications: number;
  readonly horaires: number;
}

/** The thirteen counts of the entities of a database: those of a generation (`main`) or of a load in progress (`s`). */
export function countsOf(db: ReadableDb, schema: 'main' | 's'): Counts {
  const rows = guarded(db.name, () =>
    db
      .prepare<[], Row>(
        `SELECT kind, type_oi, count(*) AS entities, sum(contacts) AS contacts, sum(telecommunications) AS telecommunications,
         sum(horaires) AS horaires FROM ${schema}.entity GROUP BY kind, type_oi`,
      )
      .all(),
  );
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
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

/** How many findings of each code. */
export function anomaliesOf(db: ReadableDb, schema: 'main' | 's'): Readonly<Record<string, number>> {
  const rows = guarded(db.name, () =>
    db
      .prepare<[], { code: string; n: number }>(
        `SELECT code, count(*) AS n FROM ${schema}.finding GROUP BY code ORDER BY code`,
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
