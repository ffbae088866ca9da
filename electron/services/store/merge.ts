import type { FieldChange } from '../../../shared/contract/cache.ts';
import type { Counts } from '../../../shared/contract/common.ts';
import type { GeographyTables } from '../../../shared/domain/geography.ts';
import { createFinding } from '../../../shared/domain/ror/finding-catalogue.ts';
import { AppError } from '../../../shared/errors.ts';
import { fold } from '../../../shared/domain/search.ts';
import type { ChangeCounts } from './changes.ts';
import type { Kept, Pair } from './contents.ts';
import { addCounts, keepCounts, keptCountsOf } from './counts.ts';
import { countChanges } from './merge-counts.ts';
import { writeFiles, type LoadFacts } from './full-load.ts';
import type { GenerationFiles } from './generation.ts';
import { forgetLoads, lastLoad, recordLoad } from './history.ts';
import { chooseTargets } from './link.ts';
import { keepDocumentFindings, recordMerge, reportDuplicates } from './merge-changes.ts';
import { derive } from './merge-derive.ts';
import { relink } from './merge-links.ts';
import { removeAbsent } from './merge-absent.ts';
import type { PlannedRow } from './merge-plan.ts';
import { applyRows } from './merge-rows.ts';
import { createMergeState, type Applied, type KnownRow, type MergeState } from './merge-state.ts';
import type { Offsets } from './merge-write.ts';
import { createTally } from './merge-tally.ts';
import { attach, attachScratch } from './scratch.ts';
import { guarded, immediately, openWritable, type WritableDb } from './sqlite.ts';
import { isOrderStale } from './renumber.ts';
import { severityNumber } from './staged-rows.ts';

export interface Merge {
  /** The generation that is changed in place. */
  readonly current: GenerationFiles;
  /** Where the new raw blocks and the staged rows are. */
  readonly staged: GenerationFiles;
  readonly facts: LoadFacts;
  /** Loads whose changes are remembered. */
  readonly loads: number;
  readonly geography: GeographyTables;
  /** Each staged establishment is whole: what hangs on it here and was not staged is no more. */
  readonly hasWholeEstablishments?: boolean;
  readonly comparing?: Comparing;
}

/** Compares records in another thread while rows are written in this one. */
export interface Comparing {
  /** Begins with pairs of records: the older ones of the generation as it was, the newer ones by their staged places. */
  start(pairs: readonly Pair[]): void;
  /** Waits for what was begun; undefined then stands for a pair that is still to be compared. */
  take(): (pair: Pair) => readonly FieldChange[] | undefined;
}

export interface Merged {
  readonly changes: ChangeCounts;
  /** Findings of the entities merged and of their documents, by code. */
  readonly anomalies: Readonly<Record<string, number>>;
  /** Of the whole source, as it is now. */
  readonly counts: Counts;
  /** Whether rows now stand at the end because the place where they belong was full. */
  readonly isOrderStale: boolean;
}

/**
 * Puts staged entities into a generation, each over the one it is a newer version of, in one transaction of data.db. The words
 * follow in fts.db (words-update.ts), from the list of rows that the same transaction leaves.
 */
export function mergeInto(merge: Merge): Merged {
  const { current, staged } = merge;
  const db = openWritable(current.data);
  try {
    attachScratch(db, staged.scratch.staging, 's', 12_000);
    attach(db, staged.data, 'b');
    chooseTargets(db);
    prepareForMerge(db);
    return immediately(db, () => apply(db, merge));
  } catch (cause) {
    throw isConstraint(cause) ? damaged(cause) : cause;
  } finally {
    db.close();
  }
}

/** Rows that are there twice, or a value that is missing: tables and their indexes say different things. */
function isConstraint(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_CONSTRAINT');
}

function damaged(cause: Error): AppError {
  return new AppError('cache.corrupt', 'data.db is damaged; remove the source and import it again.', {
    cause,
    proof: [cause.message],
    values: { file: 'data.db' },
  });
}

/** Pages that a merge comes back to: those of the rows it changes, and the upper ones of every index. */
const CACHE_KB = 48_000;

function prepareForMerge(db: WritableDb): void {
  db.pragma(`main.cache_size = -${CACHE_KB}`);
  guarded('staging.db', () => db.exec('CREATE INDEX s.finding_by_seq ON finding (seq)'));
}

function apply(db: WritableDb, merge: Merge): Merged {
  const { facts, loads, geography, hasWholeEstablishments } = merge;
  const before = keptCountsOf(db);
  const offsets = takeOver(db, facts);
  const state = createMergeState(db, createTally(db));
  const { comparing } = merge;
  const applied = applyRows(state, offsets, fold, (rows) => comparing?.start(differing(rows)));
  const losing = hasWholeEstablishments ? removeAbsent(state, applied) : undefined;
  const relinked = relink(state, applied, losing?.referrers);
  losing?.removeUnused();
  derive(state, { applied, relinked, geography });
  reportDuplicates(state, applied);
  reportSameKeys(db, applied);
  keepDocumentFindings(db);
  const seq = lastLoad(db) + 1;
  const changes = recordMerge(state, seq, comparedBefore(comparing, offsets));
  recordLoad(db, { ...facts, seq, changes });
  forgetLoads(db, loads);
  state.tally.apply();
  leaveTouched(db, seq, state);
  const counts = addCounts(before, countChanges(state));
  keepCounts(db, counts);
  return { changes, anomalies: anomaliesIn(db, applied), counts, isOrderStale: isOrderStale(db) };
}

/** The records that are not those which the rows had. */
function differing(rows: readonly PlannedRow[]): readonly Pair[] {
  return rows.flatMap(({ row, known }) => {
    if (known === undefined || known.content_hash === row.content_hash) return [];
    return [{ old: keptOf(known), now: keptOf(row) }];
  });
}

function keptOf({ kind, raw_block, raw_start, raw_length }: KnownRow | PlannedRow['row']): Kept {
  return { kind, raw: { block: raw_block, start: raw_start, length: raw_length } };
}

/** By the places that newer records have in the generation. Waits when it is first asked. */
function comparedBefore(
  comparing: Comparing | undefined,
  { blocks }: Offsets,
): (pair: Pair) => readonly FieldChange[] | undefined {
  let found: ReturnType<Comparing['take']> | undefined;
  return ({ old, now }) => {
    found ??= comparing?.take() ?? ((): undefined => undefined);
    return found({ old, now: { ...now, raw: { ...now.raw, block: now.raw.block - blocks } } });
  };
}

/** Brings in the raw blocks and the files; their numbers move behind those already there. */
function takeOver(db: WritableDb, { files, job }: LoadFacts): Offsets {
  const last = (table: 'raw_block' | 'file'): number =>
    db.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM main.${table}`).pluck().get() ?? 0;
  const offsets = { blocks: last('raw_block'), files: last('file') };
  db.exec(`INSERT INTO main.raw_block (id, data) SELECT id + ${offsets.blocks}, data FROM b.raw_block`);
  writeFiles(db, files, job, offsets.files);
  return offsets;
}

function reportSameKeys(db: WritableDb, applied: readonly Applied[]): void {
  const ids = new Map(applied.map(({ seq, id }) => [seq, id]));
  const insert = db.prepare('INSERT INTO main.finding (entity_id, code, severity, path, value) VALUES (?, ?, ?, ?, ?)');
  const repeated = db.prepare<[], { seq: number; key: string }>(
    // Answers about establishments of one legal person all hold it: only within one document is that a fault.
    `SELECT DISTINCT t.seq, t.key FROM s.entity e JOIN s.target t ON t.kind = e.kind AND t.key = e.key
     JOIN s.entity c ON c.seq = t.seq WHERE t.seq <> e.seq AND c.file_id = e.file_id`,
  );
  for (const { seq, key } of repeated.all()) {
    const finding = createFinding('doublon-entityid', '@entityID', key);
    insert.run(ids.get(seq), finding.code, severityNumber(finding), finding.path, finding.value);
  }
}

function anomaliesIn(db: WritableDb, applied: readonly Applied[]): Readonly<Record<string, number>> {
  const ids = JSON.stringify(applied.map(({ id }) => id));
  const rows = db
    .prepare<[string], readonly [string, number]>(
      `SELECT code, count(*) FROM (
         SELECT code FROM main.finding WHERE entity_id IN (SELECT value FROM json_each(?))
         UNION ALL SELECT code FROM s.finding WHERE seq IS NULL)
       GROUP BY code ORDER BY code`,
    )
    .raw();
  return Object.fromEntries(rows.all(ids));
}

/** Says which rows fts.db has to catch up with, and that data.db is at this merge. */
function leaveTouched(db: WritableDb, seq: number, { touched, order }: MergeState): void {
  guarded(db.name, () => {
    const insert = db.prepare('INSERT INTO main.touched (seq, id) VALUES (?, ?)');
    for (const id of touched) insert.run(seq, id);
    const set = db.prepare('UPDATE main.meta SET value = ? WHERE key = ?');
    set.run(String(seq), 'applied_seq');
    if (order.isStale()) set.run('1', 'order_stale');
  });
}
