import { FACETS, type Facet } from '../../../shared/domain/search.ts';
import { ROW_STEP } from './migrations/data-0001.ts';
import { facetNumber, OFFER_FACETS, PLACE_FACETS } from './shared-values.ts';
import { guarded, type WritableDb } from './sqlite.ts';
import { countCells, groupsOf, type Groups, type Sort } from './summaries.ts';

/** Units read at once, and rows written at once. */
const AT_ONCE = 8192;

const LAST = `SELECT coalesce(max(seq), 0), coalesce(max(id), 0) / ${ROW_STEP} FROM ordering.ids`;
const LAST_NUMBER = `SELECT max(coalesce(max(abs(number)), 0), coalesce((SELECT max(list) FROM s.list), 0)) FROM s.place`;
const units = (columns: readonly Column[]): string => `
SELECT json_group_array(d.id / ${ROW_STEP}), ${columns.map((column) => `json_group_array(${NUMBERS[column]})`).join(', ')}
FROM linked.above a CROSS JOIN ordering.ids d ON d.seq = a.seq WHERE a.seq > $after AND a.seq <= $after + ${AT_ONCE}`;
const SORTS = `
SELECT json_group_array(d.id / ${ROW_STEP}), json_group_array(e.kind), json_group_array(e.type_oi)
FROM linked.above a CROSS JOIN ordering.ids d ON d.seq = a.seq CROSS JOIN s.entity e ON e.seq = a.seq
WHERE a.seq > $after AND a.seq <= $after + ${AT_ONCE}`;
const OFFERED = `
SELECT json_group_array(d.id / ${ROW_STEP}), json_group_array(o.rank) FROM linked.offered o CROSS JOIN ordering.ids d ON d.seq = o.seq
WHERE o.seq > $after AND o.seq <= $after + ${AT_ONCE}`;
const OFFERED_COUNT = 'SELECT count(*) FROM linked.offered';
const RANKS = `SELECT rank, facet, code FROM linked.ranked WHERE rank > ? ORDER BY rank LIMIT ${AT_ONCE}`;
const DEPARTEMENTS = `SELECT rank, code FROM linked.ranked WHERE facet = ${facetNumber('departement')} ORDER BY rank`;
const HOLDERS = `SELECT number FROM linked.holder WHERE rank = $rank AND number > $after ORDER BY number LIMIT ${AT_ONCE}`;
const INSERT = `
INSERT OR IGNORE INTO main.entity_code (facet, code, id) SELECT $facet, $code, value * ${ROW_STEP} FROM json_each($seats)`;

/**
 * Fills entity_code in its order, and counts the facets meanwhile: who has a code is at hand here. `fillSummaries` counts the
 * same of finished tables.
 */
export function fillCodes(db: WritableDb): void {
  guarded('data.db', () => {
    db.exec('BEGIN');
    write(db);
    db.exec('COMMIT');
  });
}

type Ranked = readonly [rank: number, facet: number, code: string];
/** Told each seat (the id of an entity without its gap). */
type OnSeat = (seat: number) => void;

/** Tells the seats that have a code; some twice. */
type SeatsOf = (rank: number, column: Column, onSeat: OnSeat) => void;

function write(db: WritableDb): void {
  const [lastSeq = 0, lastSeat = 0] = db.prepare<[], readonly [number, number]>(LAST).raw().get() ?? [];
  const seatsOf = seatsReader(db, lastSeq, lastSeat);
  const cells = countCells(db, stagedGroups(db, lastSeq, lastSeat, seatsOf));
  const insert = db.prepare(INSERT);
  const set = createSeatSet(lastSeat);
  const ranks = db.prepare<[number], Ranked>(RANKS).raw();
  for (let page = ranks.all(0); page.length > 0; page = ranks.all(page.at(-1)?.[0] ?? 0)) {
    for (const [rank, facet, code] of page) {
      seatsOf(rank, columnOf(facet), set.add);
      set.take((seats) => {
        insert.run({ facet, code, seats: `[${seats.join(',')}]` });
        cells.add(seats);
      });
      cells.endRun(facet, code);
    }
  }
  cells.end();
}

function seatsReader(db: WritableDb, lastSeq: number, lastSeat: number): SeatsOf {
  const unitsBy = unitsReader(db, lastSeq, lastSeat);
  const offered = readOffered(db, lastSeq);
  const holders = db.prepare<[{ rank: number; after: number }], number>(HOLDERS).pluck();
  return (rank, column, onSeat) => {
    const chains = unitsBy(column);
    let after = -Number.MAX_SAFE_INTEGER;
    for (let some = holders.all({ rank, after }); some.length > 0; some = holders.all({ rank, after })) {
      for (const number of some) eachOf(chains, Math.abs(number), onSeat);
      after = some.at(-1) as number;
      if (some.length < AT_ONCE) break;
    }
    if (column === 'offer') offered(rank, onSeat);
  };
}

/** What the rows are counted by. Every entity that is searched has one place, be it none, and that has one département. */
function stagedGroups(db: WritableDb, lastSeq: number, lastSeat: number, seatsOf: SeatsOf): Groups {
  const groupOf = new Uint32Array(lastSeat + 1);
  const departements = db.prepare<[], readonly [number, string]>(DEPARTEMENTS).raw().all();
  departements.forEach(([rank], index) => seatsOf(rank, 'place', (seat) => (groupOf[seat] = index)));
  const sorts: Sort[] = [];
  const known = new Map<string, number>();
  const some = db.prepare<[{ after: number }], readonly string[]>(SORTS).raw();
  for (let after = 0; after < lastSeq; after += AT_ONCE) {
    const [seats = '[]', kinds = '[]', types = '[]'] = some.get({ after }) ?? [];
    const ofKind = numbersOf(kinds);
    const ofType = JSON.parse(types) as readonly string[];
    numbersOf(seats).forEach((seat, index) => {
      const sort: Sort = [ofKind[index] as number, ofType[index] as string];
      const name = sort.join(' ');
      const number = known.get(name) ?? sorts.push(sort) - 1;
      known.set(name, number);
      groupOf[seat] = (groupOf[seat] as number) + number * departements.length;
    });
  }
  const codes = departements.map(([, code]) => code);
  return { groups: groupsOf(sorts, codes), groupOf };
}

/** Columns of linked.above, as numbers from 0 on. */
const NUMBERS = { place: 'abs(a.located)', offer: 'coalesce(a.offer, 0)', others: 'coalesce(a.others, 0)' } as const;
type Column = keyof typeof NUMBERS;

/** What is kept in memory with a column: places come first and are done with then, the facets of the others take turns. */
function together(column: Column): readonly Column[] {
  return column === 'place' ? ['place'] : ['offer', 'others'];
}

function columnOf(number: number): Column {
  const facet = FACETS[number - 1] as Facet;
  if ((PLACE_FACETS as readonly Facet[]).includes(facet)) return 'place';
  return (OFFER_FACETS as readonly Facet[]).includes(facet) ? 'offer' : 'others';
}

/** Seats by a number that each has one of: the first of a number, and behind each the next one. 0 is none. */
interface Chains {
  readonly first: Uint32Array;
  readonly next: Uint32Array;
}

function eachOf({ first, next }: Chains, number: number, onSeat: OnSeat): void {
  for (let seat = first[number] ?? 0; seat !== 0; seat = next[seat] ?? 0) onSeat(seat);
}

/** Gives the units by the numbers of a column; those of the last one asked for, and of what goes with it, are kept. */
function unitsReader(db: WritableDb, lastSeq: number, lastSeat: number): (column: Column) => Chains {
  const lastNumber = db.prepare<[], number>(LAST_NUMBER).pluck().get() ?? 0;
  const held = new Map<Column, Chains>();
  return (column) => {
    const known = held.get(column);
    if (known !== undefined) return known;
    held.clear();
    for (const one of together(column))
      held.set(one, { first: new Uint32Array(lastNumber + 1), next: new Uint32Array(lastSeat + 1) });
    const some = db.prepare<[{ after: number }], readonly string[]>(units([...held.keys()])).raw();
    for (let after = 0; after < lastSeq; after += AT_ONCE) {
      const [seats = [], ...numbers] = (some.get({ after }) ?? []).map(numbersOf);
      for (const chains of held.values()) chain(chains, seats, numbers.shift() ?? []);
    }
    return held.get(column) as Chains;
  };
}

function numbersOf(json: string): readonly number[] {
  return JSON.parse(json) as readonly number[];
}

function chain({ first, next }: Chains, seats: readonly number[], numbers: readonly number[]): void {
  for (let index = 0; index < seats.length; index += 1) {
    const [seat, number] = [seats[index] as number, numbers[index] as number];
    next[seat] = first[number] as number;
    first[number] = seat;
  }
}

/** What units offer, by rank. */
function readOffered(db: WritableDb, lastSeq: number): (rank: number, onSeat: OnSeat) => void {
  const count = db.prepare<[], number>(OFFERED_COUNT).pluck().get() ?? 0;
  const seatOf = new Uint32Array(count + 1);
  const next = new Uint32Array(count + 1);
  const first = new Map<number, number>();
  const some = db.prepare<[{ after: number }], readonly string[]>(OFFERED).raw();
  let at = 0;
  for (let after = 0; after < lastSeq; after += AT_ONCE) {
    const [seats = [], ranks = []] = (some.get({ after }) ?? []).map(numbersOf);
    for (let index = 0; index < seats.length; index += 1) {
      at += 1;
      const rank = ranks[index] as number;
      seatOf[at] = seats[index] as number;
      next[at] = first.get(rank) ?? 0;
      first.set(rank, at);
    }
  }
  return (rank, onSeat) => {
    for (let place = first.get(rank) ?? 0; place !== 0; place = next[place] ?? 0) onSeat(seatOf[place] as number);
  };
}

/** Seats to be put in order, each once. */
interface SeatSet {
  readonly add: OnSeat;
  /** Hands out those added, some at a time, and forgets them. */
  take(onSeats: (seats: Uint32Array) => void): void;
}

function createSeatSet(last: number): SeatSet {
  const words = new Uint32Array((last >>> 5) + 1);
  const out = new Uint32Array(AT_ONCE);
  let [low, high] = [words.length, -1];
  return {
    add(seat) {
      const word = seat >>> 5;
      words[word] = (words[word] as number) | (1 << (seat & 31));
      if (word < low) low = word;
      if (word > high) high = word;
    },
    take(onSeats) {
      let count = 0;
      for (let word = low; word <= high; word += 1) {
        for (let bits = words[word] as number; bits !== 0; bits &= bits - 1) {
          out[count] = (word << 5) + 31 - Math.clz32(bits & -bits);
          count += 1;
          if (count < AT_ONCE) continue;
          onSeats(out);
          count = 0;
        }
        words[word] = 0;
      }
      if (count > 0) onSeats(out.subarray(0, count));
      [low, high] = [words.length, -1];
    },
  };
}
