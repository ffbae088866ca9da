import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import test from 'node:test';
import { runIngest } from '../../electron/services/ingest/pipeline.ts';
import { tableSource } from '../../electron/services/ingest/tables.ts';
import { openReadable, openWritable, type ReadableDb } from '../../electron/services/store/sqlite.ts';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { importFiles, locateSource, writeParts } from '../helpers/region.ts';

const SOURCE = 'plans';

type Prepare = (this: ReadableDb, sql: string) => { all(...values: readonly unknown[]): readonly unknown[] };
type Exec = (this: ReadableDb, sql: string) => ReadableDb;

/** Runs `work` and gives the plan of every statement that a connection to `file` meanwhile prepares or runs, by statement. */
async function plansOf(file: string, work: () => Promise<unknown>): Promise<ReadonlyMap<string, readonly string[]>> {
  const one = openReadable(file);
  const connection = Object.getPrototypeOf(one) as { prepare: Prepare; exec: Exec };
  one.close();
  const { prepare, exec } = connection;
  const plans = new Map<string, readonly string[]>();
  const explain = (db: ReadableDb, sql: string): void => {
    if (db.name !== file || plans.has(sql) || !/^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/u.test(sql)) return;
    const statement = prepare.call(db, `EXPLAIN QUERY PLAN ${sql}`);
    const rows = statement.all(...someValues(sql)) as readonly { detail: string }[];
    plans.set(
      sql,
      rows.map(({ detail }) => detail),
    );
  };
  connection.prepare = function (sql) {
    explain(this, sql);
    return prepare.call(this, sql);
  };
  connection.exec = function (sql) {
    explain(this, sql);
    return exec.call(this, sql);
  };
  try {
    await work();
  } finally {
    Object.assign(connection, { prepare, exec });
  }
  return plans;
}

/** As many values as the statement asks for; a plan does not go by them. */
function someValues(sql: string): readonly unknown[] {
  const named = [...sql.matchAll(/\$(\w+)/gu)].map(([, name]) => [name ?? '', 1] as const);
  if (named.length > 0) return [Object.fromEntries(named)];
  return [...sql.matchAll(/\?/gu)].map(() => (sql.includes('json_each') ? '[]' : 1));
}

/** What else may be gone through: values that were given, the list of loads (as many as are remembered), what was said of documents. */
const ALLOWED = [
  /^SCAN (?:CONSTANT|json_each|load|below|\(subquery-\d+\)|[sb]\.\w+)/u,
  /^SCAN \w+ USING (?:COVERING )?INDEX finding_of_document$/u,
];

/** Names by which a statement calls what was staged, which is as small as the delta, and lists made on the way. */
function stagedNames(sql: string): ReadonlySet<string> {
  const found = sql.matchAll(/\b(?:[sb]\.(\w+)|below)(?: (?!WHERE|SET|ON|JOIN|ORDER|AS)(\w+))?/gu);
  return new Set([...found].map(([, table = '', alias]) => alias ?? table));
}

/** Statements that go through a table of the source, with what their plan says. */
function scansOf(plans: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...plans].flatMap(([sql, details]) => {
    const staged = stagedNames(sql);
    const isAllowed = (detail: string): boolean =>
      ALLOWED.some((pattern) => pattern.test(detail)) || staged.has(/^SCAN (\w+)/u.exec(detail)?.[1] ?? '');
    return details
      .filter((detail) => detail.startsWith('SCAN') && !isAllowed(detail))
      .map((detail) => `${detail}: ${sql}`);
  });
}

/** Makes the planner believe that every table is ten thousand times as long: a plan for a small table is no proof. */
function pretendMillions(file: string): void {
  const db = openWritable(file);
  try {
    const rows = db.prepare<[], { rowid: number; stat: string }>('SELECT rowid, stat FROM sqlite_stat1').all();
    const update = db.prepare('UPDATE sqlite_stat1 SET stat = ? WHERE rowid = ?');
    for (const { rowid, stat } of rows)
      update.run(
        stat.replace(/^\d+/u, (count) => `${count}0000`),
        rowid,
      );
    db.exec('DELETE FROM sqlite_stat4');
  } finally {
    db.close();
  }
}

async function mergeHere(
  ports: TestPorts,
  files: readonly string[],
  hasWholeEstablishments: boolean,
): Promise<unknown> {
  const log = { info: () => undefined, warn: () => undefined };
  const threads = {
    parseThread: ports.workerUrl('parse').href,
    wordsThread: ports.workerUrl('words').href,
    compareThread: ports.workerUrl('compare').href,
  };
  const request = {
    ...({ jobId: randomUUID(), files, source: SOURCE, mode: 'merge', hasWholeEstablishments, retentions: {} } as const),
    ...tableSource(ports),
    ...threads,
    cacheDirectory: ports.cacheDirectory,
  };
  return runIngest(request, () => undefined, log);
}

test('given a source when a revision is merged then no statement goes through a table of the source', async (t) => {
  const ports = createTestPorts();
  try {
    const options = { units: 400, seed: 5, region: '11' };
    const parts = [0, 1, 2, 3].map((revision) =>
      writeParts(join(ports.folder, `r${revision}`), { ...options, revision }),
    );
    const files = (revision: number): readonly string[] => parts[revision]?.files ?? [];
    await importFiles(ports, { files: files(0), source: SOURCE, mode: 'replace' });
    await importFiles(ports, { files: files(1), source: SOURCE, mode: 'merge' });
    const file = locateSource(ports, SOURCE)?.dataFile ?? '';
    pretendMillions(file);
    const plans = new Map([
      ...(await plansOf(file, () => mergeHere(ports, files(2), false))),
      ...(await plansOf(file, () => mergeHere(ports, files(3), true))),
    ]);
    assert.deepEqual(scansOf(plans), []);
    t.diagnostic(`count: ${plans.size} statements`);
    assert.ok(plans.size > 60);
    const planned = [...plans.values()].flat();
    for (const index of ['by_key', 'by_national_id', 'by_parent', 'by_eg']) {
      assert.ok(planned.some((detail) => detail.includes(`entity_${index}`)));
    }
  } finally {
    ports.dispose();
  }
});
