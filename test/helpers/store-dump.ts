import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { byPlace, hashContents } from '../../electron/services/store/contents.ts';
import type { Located } from '../../electron/services/store/index.ts';
import { createRawReader } from '../../electron/services/store/raw-blocks.ts';
import { openReadable, openWritable, type ReadableDb } from '../../electron/services/store/sqlite.ts';

const IDENTITY = (row: string): string =>
  `(${row}.kind || ' ' || CASE ${row}.national_id WHEN '' THEN '#' || ${row}.key ELSE ${row}.national_id END || ' ' || ${row}.key)`;

/** Everything that a generation says, by identities and not by its own numbers, so that two ways to one state compare equal. */
export interface StoreDump {
  readonly entities: ReadonlyMap<string, unknown>;
  readonly summary: readonly unknown[];
  readonly cube: readonly unknown[];
  readonly words: ReadonlyMap<string, string>;
  /** Identities in the order of their ids. */
  readonly order: readonly string[];
}

const ENTITY = `
SELECT ${IDENTITY('e')} AS who, e.type_oi, e.name, e.other_names, ${IDENTITY('p')} AS parent, ${IDENTITY('g')} AS eg,
  ${IDENTITY('j')} AS ej, e.commune, e.city, e.departement, e.region, e.place_from, e.champ, e.mode, e.age_min, e.age_max,
  e.updated, e.updated_ms, e.confidentiality, hex(e.link_hash) AS links, e.raw_length, e.contacts, e.telecommunications, e.horaires, e.phones,
  (SELECT group_concat(facet || ':' || code, ' ' ORDER BY facet, code) FROM entity_code WHERE id = e.id) AS codes,
  (SELECT group_concat(value, ' ' ORDER BY value) FROM identifier WHERE id = e.id) AS identifiers,
  (SELECT group_concat(l.relation || '>' || ${IDENTITY('t')}, ' | ' ORDER BY l.relation, ${IDENTITY('t')})
     FROM link l JOIN entity t ON t.id = l.to_id WHERE l.from_id = e.id) AS linked,
  (SELECT group_concat(code || ' ' || path || ' ' || value, ' | ' ORDER BY code, path, value) FROM finding WHERE entity_id = e.id)
     AS findings
FROM entity e LEFT JOIN entity p ON p.id = e.parent_id LEFT JOIN entity g ON g.id = e.eg_id LEFT JOIN entity j ON j.id = e.ej_id
ORDER BY e.id`;

export function dumpStore(located: Pick<Located, 'dataFile' | 'ftsFile'>): StoreDump {
  const data = openReadable(located.dataFile);
  const fts = openWritable(located.ftsFile);
  try {
    const rows = data.prepare<[], { who: string }>(ENTITY).all();
    const contents = dumpContents(data);
    return {
      entities: new Map(rows.map((row) => [row.who, { ...row, content: contents.get(row.who) }])),
      summary: data.prepare('SELECT * FROM summary ORDER BY facet, kind, type_oi, code').all(),
      cube: data.prepare('SELECT * FROM cube ORDER BY departement, facet, kind, type_oi, code').all(),
      words: dumpWords(data, fts),
      order: rows.map(({ who }) => who),
    };
  } finally {
    data.close();
    fts.close();
  }
}

interface Kept {
  readonly who: string;
  readonly kind: number;
  readonly hash: Buffer;
  readonly block: number;
  readonly start: number;
  readonly length: number;
}

/** The hash of what each record says, read from where its row says it lies. That of its bytes must be the one in the row. */
function dumpContents(data: ReadableDb): ReadonlyMap<string, string> {
  const raw = createRawReader(data);
  const records = data
    .prepare<[], Kept>(
      `SELECT ${IDENTITY('e')} AS who, kind, content_hash AS hash, raw_block AS block, raw_start AS start, raw_length AS length FROM entity e`,
    )
    .all()
    .map(({ who, kind, hash, ...place }) => ({ who, kind, hash, raw: place }));
  const found = new Map<string, string>();
  hashContents(raw, records.sort(byPlace), ({ who, hash, raw: place }, content) => {
    const sum = createHash('sha256').update(raw.readBytes(place)).digest().subarray(0, 16);
    assert.ok(hash.equals(sum), `${who}: the hash is not that of its record`);
    found.set(who, Buffer.from(content).toString('hex'));
  });
  return found;
}

/** The counts made again from the rows: what summary and cube must always equal. */
export function recount(dataFile: string): Pick<StoreDump, 'summary' | 'cube'> {
  const db = openReadable(dataFile);
  const from = 'count(*) AS count FROM entity_code c JOIN entity e ON e.id = c.id';
  try {
    return {
      summary: db
        .prepare(`SELECT c.facet, e.kind, e.type_oi, c.code, ${from} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`)
        .all(),
      cube: db
        .prepare(
          `SELECT e.departement, c.facet, e.kind, e.type_oi, c.code, ${from} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
        )
        .all(),
    };
  } finally {
    db.close();
  }
}

/** Words of each entity with their column, from the index itself. */
function dumpWords(data: ReadableDb, fts: ReadableDb): ReadonlyMap<string, string> {
  fts.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, instance)');
  const who = new Map(
    data
      .prepare<[], readonly [number, string]>(`SELECT id, ${IDENTITY('e')} FROM entity e`)
      .raw()
      .all(),
  );
  const rows = fts.prepare<[], readonly [number, string]>(
    "SELECT doc, group_concat(col || ':' || term, ' ' ORDER BY col, term) FROM temp.vocabulary GROUP BY doc",
  );
  return new Map(
    rows
      .raw()
      .all()
      .map(([doc, words]) => [who.get(doc) ?? `gone ${doc}`, words]),
  );
}
