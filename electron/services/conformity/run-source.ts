import type { ConformityReport } from '../../../shared/contract/quality.ts';
import { normalise } from '../../../shared/domain/ror/normalise.ts';
import { readRawRecord } from '../ingest/raw-record.ts';
import type { Located } from '../store/index.ts';
import { createRawReader } from '../store/raw-blocks.ts';
import { kindName, RAW_COLUMNS } from '../store/raw-read.ts';
import { guarded, openReadable, type ReadableDb } from '../store/sqlite.ts';
import { createStep, startRun, type CheckOptions, type OnProgress } from './run.ts';

type RawRow = readonly [kind: number, block: number, start: number, length: number];

/** In the order of the blocks: each is unpacked once. */
const RECORDS = `SELECT ${RAW_COLUMNS} FROM entity ORDER BY raw_block, raw_start`;
const COUNT = 'SELECT count(*) FROM entity';

function* rowsOf(db: ReadableDb): Generator<RawRow> {
  const rows = db.prepare<[], RawRow>(RECORDS).raw().iterate();
  try {
    for (;;) {
      const next = guarded(db.name, () => rows.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // A query left open would keep the file from being closed.
    rows.return?.();
  }
}

async function checkRecords(
  db: ReadableDb,
  run: ReturnType<typeof startRun>,
  step: ReturnType<typeof createStep>,
): Promise<void> {
  const raw = createRawReader(db);
  const total = guarded(db.name, () => db.prepare<[], number>(COUNT).pluck().get()) ?? 0;
  let done = 0;
  for (const [kind, block, start, length] of rowsOf(db)) {
    const record = readRawRecord(raw.read({ block, start, length }), kindName(kind));
    const { entities, findings } = normalise(record);
    for (const entity of entities) run.entity(record, entity, findings);
    done += 1;
    await step(done, { rows: { done, total } });
  }
}

/**
 * Checks a source of the cache against every rule, from the records as they were received. What concerned the documents (sums,
 * sizes, announced numbers) was judged when they were read, and is skipped here.
 * @throws AppError `cache.corrupt`, `storage.failed`, `cancelled`.
 */
export async function checkSource(
  located: Located,
  options: CheckOptions,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<ConformityReport> {
  const run = startRun(located.source, options.profil ?? located.profil, options);
  const db = openReadable(located.dataFile);
  try {
    await checkRecords(db, run, createStep(onProgress, signal));
    return run.finish();
  } finally {
    db.close();
  }
}
