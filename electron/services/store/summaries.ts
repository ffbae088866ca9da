import { ROW_STEP } from './migrations/data-0001.ts';
import { whileReading, type WritableDb } from './sqlite.ts';
import { SEARCHED_KINDS } from './words.ts';

/** What a cell of the cube says beside facet and code. */
type Group = readonly [departement: string, kind: number, type: string];
const NO_GROUP: Group = ['', 0, ''];

const GROUPS = `
SELECT id / ${ROW_STEP}, departement, kind, type_oi FROM main.entity WHERE kind IN (${SEARCHED_KINDS.join(', ')}) ORDER BY id`;
const RUNS = 'SELECT facet, code FROM main.entity_code GROUP BY facet, code';
const SEATS = `
SELECT id / ${ROW_STEP} FROM main.entity_code WHERE facet = $facet AND code = $code AND id > $after * ${ROW_STEP} ORDER BY id LIMIT $most`;
/** Rows read at once: those of a region are all there are. */
const AT_ONCE = 32_768;

const CELLS = `
CREATE TEMP TABLE cell (departement TEXT, kind INTEGER, type_oi TEXT, facet INTEGER, code TEXT, count INTEGER)`;
const ADD_CELL = 'INSERT INTO temp.cell (departement, kind, type_oi, facet, code, count) VALUES (?, ?, ?, ?, ?, ?)';
const CUBE = `
INSERT INTO main.cube (departement, facet, kind, type_oi, code, count)
SELECT departement, facet, kind, type_oi, code, count FROM temp.cell ORDER BY departement, facet, kind, type_oi, code;
DROP TABLE temp.cell;
INSERT INTO main.summary (facet, kind, type_oi, code, count)
SELECT facet, kind, type_oi, code, sum(count) FROM main.cube GROUP BY facet, kind, type_oi, code;
`;

/**
 * Counts the facets, for the whole source and by département, so that an unfiltered facet costs nothing. Rows must have ids that
 * are multiples of ROW_STEP. The codes lie in the order of what is counted and entities are of few sorts: counting along costs a
 * third of having SQLite sort what it groups.
 */
export function fillSummaries(db: WritableDb): void {
  whileReading(db, () => {
    db.exec(CELLS);
    const { groups, groupOf } = readGroups(db);
    const add = db.prepare(ADD_CELL);
    const find = db.prepare<[SeatsAfter], number>(SEATS).pluck();
    const counts = new Uint32Array(groups.length);
    for (const [facet, code] of db.prepare<[], readonly [number, string]>(RUNS).raw().iterate()) {
      const met = count((after) => find.all({ facet, code, after, most: AT_ONCE }), groupOf, counts);
      for (const group of met) {
        add.run(...(groups[group] ?? NO_GROUP), facet, code, counts[group]);
        counts[group] = 0;
      }
    }
    db.exec(CUBE);
  });
}

interface SeatsAfter {
  readonly facet: number;
  readonly code: string;
  readonly after: number;
  readonly most: number;
}

/** Counts the rows of each group, and gives the groups met. */
function count(
  seatsAfter: (after: number) => readonly number[],
  groupOf: Uint32Array,
  counts: Uint32Array,
): readonly number[] {
  const met: number[] = [];
  for (let after = 0; ;) {
    const seats = seatsAfter(after);
    for (const seat of seats) {
      const group = groupOf[seat] ?? 0;
      const known = counts[group] ?? 0;
      if (known === 0) met.push(group);
      counts[group] = known + 1;
    }
    if (seats.length < AT_ONCE) return met;
    after = seats.at(-1) ?? 0;
  }
}

interface Groups {
  readonly groups: readonly Group[];
  /** By seat: the id of an entity without its gap. */
  readonly groupOf: Uint32Array;
}

function readGroups(db: WritableDb): Groups {
  const last = db.prepare<[], number>(`SELECT coalesce(max(id), 0) / ${ROW_STEP} FROM main.entity`).pluck().get() ?? 0;
  const groupOf = new Uint32Array(last + 1);
  const groups: Group[] = [];
  const numbers = new Map<string, number>();
  for (const [seat, departement, kind, type] of db.prepare<[], readonly [number, ...Group]>(GROUPS).raw().iterate()) {
    const name = `${kind} ${departement} ${type}`;
    const number = numbers.get(name) ?? groups.push([departement, kind, type]) - 1;
    numbers.set(name, number);
    groupOf[seat] = number;
  }
  return { groups, groupOf };
}
