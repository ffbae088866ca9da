import { fillCodes } from './entity-codes.ts';
import { ENTITY_INDEXES, IDENTIFIER_INDEXES, LINK_INDEXES, OTHER_INDEXES, ROW_STEP } from './migrations/data-0001.ts';
import { attachMade } from './scratch.ts';
import { guarded, type WritableDb } from './sqlite.ts';

const ENTITIES_AT_ONCE = 16_384;

/** So many of them at a time; the order goes from 1 on without gaps. */
const ENTITIES = `
INSERT INTO main.entity (id, kind, type_oi, key, national_id, name, other_names, parent_id, eg_id, ej_id, commune, city,
  departement, region, place_from, champ, mode, age_min, age_max, updated, updated_ms, confidentiality, content_hash, link_hash,
  file_id, raw_block, raw_start, raw_length, contacts, telecommunications, horaires, phones)
SELECT o.id * ${ROW_STEP}, e.kind, e.type_oi, e.key, e.national_id, e.name, e.other_names, d.parent_id, d.eg_id, d.ej_id,
  p.commune, p.city, p.departement, p.region, coalesce(d.place_from, ''),
  e.champ, e.mode, e.age_min, e.age_max, e.updated, e.updated_ms, e.confidentiality, e.content_hash, coalesce(d.link_hash, x''),
  e.file_id, e.raw_block, e.raw_start, e.raw_length, e.contacts, e.telecommunications, e.horaires, e.phones
FROM ordering.ordered o CROSS JOIN s.entity e ON e.seq = o.seq LEFT JOIN d.derived d ON d.id = o.id * ${ROW_STEP}
  CROSS JOIN s.place p ON p.number = coalesce(d.place, 0)
WHERE o.id > $after AND o.id <= $after + ${ENTITIES_AT_ONCE} ORDER BY o.id
`;

/**
 * The table and its index are the same in both files, and here they are empty: SQLite takes over both record by record, in order,
 * without a sort. A test looks that it does.
 */
export const COPIES = {
  links: 'INSERT INTO main.link SELECT * FROM d.link',
  identifiers: 'INSERT INTO main.identifier SELECT * FROM ordering.identifier',
} as const;

const FINDINGS = `
INSERT INTO main.finding (entity_id, code, severity, path, value)
SELECT i.id, f.code, f.severity, f.path, f.value
FROM (SELECT 1 AS part, rowid AS place, * FROM s.finding
    UNION ALL SELECT CASE code WHEN 'non-localise' THEN 4 ELSE 2 END, rowid, * FROM linked.finding UNION ALL SELECT 3, rowid, * FROM ordering.finding) f
  LEFT JOIN ordering.ids i ON i.seq = f.seq
ORDER BY i.id, f.part, f.place;
`;

/** The steps that make the other tables from what was staged, linked and put in order. */
const STEPS: readonly ((db: WritableDb) => void)[] = [
  fillCodes,
  ...[`${IDENTIFIER_INDEXES}; ${COPIES.identifiers}`, FINDINGS, OTHER_INDEXES].map(
    (sql) => (db: WritableDb) => void db.exec(`BEGIN; ${sql}; COMMIT`),
  ),
];

/** Told how many rows were written so far, at the least at the end of each step. */
export type OnStep = (phase: 'write' | 'index', rows: number) => void;

/**
 * Fills all tables of a generation under construction but those of entities and links, in display order: what needs no more than
 * that order. Gives how many rows were written.
 */
export function fillAround(db: WritableDb, onStep: OnStep): number {
  return guarded('data.db', () => {
    onStep('write', 0);
    const written = db.prepare<[], number>('SELECT total_changes()').pluck();
    const before = written.get() ?? 0;
    const rows = (): number => (written.get() ?? 0) - before;
    for (const fill of STEPS) {
      fill(db);
      onStep('write', rows());
    }
    return rows();
  });
}

/**
 * Fills the links and the entities of a generation whose other tables are filled, in display order, then makes indexes (design
 * performance §2).
 * @param derived the file of `deriveRows`.
 * @param written the rows of the other tables.
 */
export function fillEntities(db: WritableDb, derived: string, written: number, onStep: OnStep): void {
  guarded('data.db', () => {
    attachMade(db, derived, 'd');
    db.exec(`BEGIN; ${LINK_INDEXES}`);
    let rows = written + db.prepare(COPIES.links).run().changes;
    const some = db.prepare(ENTITIES);
    for (let after = 0, more = ENTITIES_AT_ONCE; more === ENTITIES_AT_ONCE; after += ENTITIES_AT_ONCE) {
      onStep('write', rows);
      more = some.run({ after }).changes;
      rows += more;
    }
    db.exec('COMMIT; DETACH d');
    onStep('index', rows);
    db.exec(`BEGIN; ${ENTITY_INDEXES} COMMIT`);
  });
}
