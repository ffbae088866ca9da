import { FACETS, type Facet } from '../../../shared/domain/search.ts';
import type { DeriveSources, Place, Row } from './merge-derive.ts';
import { projectionReader } from './merge-links.ts';
import type { MergeState } from './merge-state.ts';
import type { WritableDb } from './sqlite.ts';
import { kindNumber } from './staged-rows.ts';

const OI = kindNumber('oi');
const facet = (name: Facet): number => FACETS.indexOf(name) + 1;

/** Facets of the place, and those that an OI has from its activités and équipements only. */
const PLACED = new Set((['region', 'departement', 'commune'] as const).map(facet));
const LINKED = new Set((['activite', 'equipement'] as const).map(facet));

const STAGED = `
SELECT c.facet, c.code FROM s.entity e CROSS JOIN s.list l ON l.list IN (e.offer, e.others) CROSS JOIN s.code c ON c.number = l.number
WHERE e.seq = ?`;

type Code = readonly [facet: number, code: string];

/**
 * Writes the codes of a row as they now are: its own, those of its place and of its type, those of its activities and equipment.
 * What is there already stays; what an unchanged row has of its own is not read again.
 */
export function codeWriter(state: MergeState, sources: DeriveSources): (row: Row, place: Place) => void {
  const { db } = state;
  const { applied, relinked } = sources;
  const fresh = new Map(applied.map(({ id, seq }) => [id, seq]));
  const staged = db.prepare<[number], Code>(STAGED).raw();
  const find = db.prepare<[number], Code>('SELECT facet, code FROM main.entity_code WHERE id = ?').raw();
  const linked = linkedCodes(db, sources);
  const write = differenceWriter(state);
  return ({ id, kind, type_oi: type }, place) => {
    const seq = fresh.get(id);
    const held = find.all(id);
    const hasNewOffer = kind === OI && (relinked.has(id) || linked.concerns(id));
    const now = [
      ...(seq === undefined ? held.filter(isOwn(kind)) : staged.all(seq)),
      ...(kind !== OI ? [] : hasNewOffer ? linked.of(id) : held.filter(([number]) => LINKED.has(number))),
      ...placeCodes(place),
      ...(kind === OI && type !== '' ? [[facet('typeOi'), type] as const] : []),
    ];
    write(id, held, now);
  };
}

function isOwn(kind: number): (code: Code) => boolean {
  return ([number]) => !PLACED.has(number) && !(kind === OI && LINKED.has(number));
}

function placeCodes({ region, departement, commune }: Place): readonly Code[] {
  return [
    [facet('region'), region],
    [facet('departement'), departement],
    [facet('commune'), commune],
  ];
}

interface LinkedCodes {
  /** Whether an activité or an équipement of this OI was staged, so that its code may be another one. */
  concerns(id: number): boolean;
  /** The codes of the activités and équipements of an OI. */
  of(id: number): readonly Code[];
}

function linkedCodes(db: WritableDb, { applied }: DeriveSources): LinkedCodes {
  const offers = applied.filter(({ kind }) => kind === 'activite' || kind === 'equipement');
  const fresh = new Map(offers.map(({ id, seq }) => [id, seq]));
  const read = projectionReader(db);
  const staged = db.prepare<[number], Code>(STAGED).raw();
  const targets = db
    .prepare<[number], number>(
      "SELECT to_id FROM main.link WHERE from_id = ? AND relation IN ('activite', 'equipement')",
    )
    .pluck();
  const codesOf = (id: number): readonly Code[] => {
    const seq = fresh.get(id);
    if (seq !== undefined) return staged.all(seq);
    const { codes } = read(id);
    return FACETS.flatMap((name) => (codes[name] ?? []).map((code) => [facet(name), code] as const));
  };
  return {
    concerns: (id) => fresh.size > 0 && targets.all(id).some((target) => fresh.has(target)),
    of: (id) => targets.all(id).flatMap(codesOf),
  };
}

/** Deletes what is no more, adds what is new; counts and links are told before. */
function differenceWriter(state: MergeState): (id: number, held: readonly Code[], now: readonly Code[]) => void {
  const { db, tally } = state;
  const forget = db.prepare('DELETE FROM main.entity_code WHERE facet = ? AND code = ? AND id = ?');
  const add = db.prepare('INSERT INTO main.entity_code (facet, code, id) VALUES (?, ?, ?)');
  return (id, held, now) => {
    const old = new Map(held.map((code) => [nameOf(code), code]));
    const wanted = new Map(now.map((code) => [nameOf(code), code]));
    const gone = [...old].filter(([name]) => !wanted.has(name));
    const come = [...wanted].filter(([name]) => !old.has(name));
    if (gone.length === 0 && come.length === 0) return;
    tally.take(id);
    if ([...gone, ...come].some(([, [number]]) => LINKED.has(number))) state.rememberLinks(id);
    for (const [, [number, code]] of gone) forget.run(number, code, id);
    for (const [, [number, code]] of come) add.run(number, code, id);
  };
}

function nameOf([number, code]: Code): string {
  return `${number} ${code}`;
}
