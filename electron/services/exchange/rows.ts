import type { ExchangeFilters, ExchangeRecord, ExchangeRow } from '../../../shared/contract/exchange-views.ts';
import { AppError } from '../../../shared/errors.ts';
import { guarded, immediately } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { conditionsOf } from './row-filters.ts';

/** What is written of an exchange once it has ended. */
export type NewExchange = Omit<ExchangeRecord, 'hasAnswer'>;

export interface HistoryPage {
  readonly items: readonly ExchangeRow[];
  readonly total: number;
  readonly next: string | null;
}

export interface ListInput {
  readonly filters?: ExchangeFilters | undefined;
  readonly limit?: number | undefined;
  readonly before?: string | undefined;
}

/** The history: written once a row, never changed. */
export interface ExchangeRows {
  /** To be called in a transaction when the queue changes with it. */
  add(exchange: NewExchange): void;
  /** @throws AppError `exchange.unknown`. */
  get(id: string): ExchangeRecord;
  find(id: string): ExchangeRecord | undefined;
  list(input: ListInput): HistoryPage;
  /** Those that one load brought, the latest first. */
  ofLoads(loads: readonly string[]): readonly ExchangeRow[];
  /** The latest of a region. */
  latest(region: string): ExchangeRow | undefined;
}

interface StoredRow {
  readonly seq: number;
  readonly id: string;
  readonly region: string;
  readonly operation: ExchangeRow['transaction'];
  readonly at: string;
  readonly outcome: ExchangeRow['outcome'];
  readonly cause: ExchangeRow['cause'];
  readonly http: number | null;
  readonly bytes: number;
  readonly counts: string;
  readonly duration_ms: number;
  readonly sync: string | null;
  readonly load: string | null;
  readonly has_answer: number;
}

interface StoredRecord extends StoredRow {
  readonly certificate: string | null;
  readonly request: string;
  readonly url: string;
  readonly request_xml: string;
  readonly request_headers: string;
  readonly excerpt: string | null;
  readonly facts: string;
  readonly diagnosis: string;
  readonly changed: string;
}

const LISTED = `e.seq, e.id, e.region, e.operation, e.at, e.outcome, e.cause, e.http, e.bytes, e.counts, e.duration_ms, e.sync,
  e.load, EXISTS (SELECT 1 FROM answer a WHERE a.exchange = e.id) AS has_answer`;

const COLUMNS = [
  'id',
  'region',
  'operation',
  'at',
  'outcome',
  'cause',
  'http',
  'bytes',
  'counts',
  'duration_ms',
  'sync',
  'load',
  'certificate',
  'request',
  'url',
  'request_xml',
  'request_headers',
  'excerpt',
  'facts',
  'diagnosis',
  'changed',
];

const DEFAULT_LIMIT = 100;
const LOADS_LIMIT = 500;

export function exchangeRows(db: WritableDb): ExchangeRows {
  const insert = db.prepare(
    `INSERT INTO exchange (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((name) => `@${name}`).join(', ')})`,
  );
  const one = db.prepare<[string], StoredRecord>(
    `SELECT ${LISTED}, e.certificate, e.request, e.url, e.request_xml, e.request_headers, e.excerpt, e.facts, e.diagnosis,
     e.changed FROM exchange e WHERE e.id = ?`,
  );
  const ofLoads = db.prepare<[string, number], StoredRow>(
    `SELECT ${LISTED} FROM exchange e WHERE e.load IN (SELECT value FROM json_each(?)) ORDER BY e.seq DESC LIMIT ?`,
  );
  const latest = db.prepare<[string], StoredRow>(
    `SELECT ${LISTED} FROM exchange e WHERE e.region = ? ORDER BY e.seq DESC LIMIT 1`,
  );
  const find = (id: string): ExchangeRecord | undefined => {
    const row = guarded(db.name, () => one.get(id));
    return row && toRecord(row);
  };
  return {
    add: (exchange) => immediately(db, () => void insert.run(toStored(exchange))),
    find,
    get(id) {
      const found = find(id);
      if (found !== undefined) return found;
      throw new AppError('exchange.unknown', `No exchange has the id ${id}; see "cercle exchange list".`, {
        values: { id },
      });
    },
    list: (input) => listPage(db, input),
    ofLoads: (loads) => guarded(db.name, () => ofLoads.all(JSON.stringify(loads), LOADS_LIMIT).map(toRow)),
    latest(region) {
      const row = guarded(db.name, () => latest.get(region));
      return row && toRow(row);
    },
  };
}

/** A keyset on the order of writing: a page costs the same wherever it is, and stays right while exchanges come. */
function listPage(db: WritableDb, { filters = {}, limit = DEFAULT_LIMIT, before }: ListInput): HistoryPage {
  const { sql, parameters } = conditionsOf(filters);
  const cursor = before === undefined ? Number.MAX_SAFE_INTEGER : cursorOf(before);
  return guarded(db.name, () => {
    const rows = db
      .prepare<unknown[], StoredRow>(
        `SELECT ${LISTED} FROM exchange e WHERE ${sql} AND e.seq < ? ORDER BY e.seq DESC LIMIT ?`,
      )
      .all(...parameters, cursor, limit + 1);
    const total = db
      .prepare<unknown[], number>(`SELECT count(*) FROM exchange e WHERE ${sql}`)
      .pluck()
      .get(...parameters);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last !== undefined ? String(last.seq) : null;
    return { items: shown.map(toRow), total: total ?? 0, next };
  });
}

function cursorOf(before: string): number {
  const seq = /^\d{1,15}$/.test(before) ? Number(before) : Number.NaN;
  if (Number.isSafeInteger(seq)) return seq;
  throw new AppError('input.invalid', `${before} is no place in the history.`, { values: { reason: before } });
}

function toRow(row: StoredRow): ExchangeRow {
  const { id, region, operation: transaction, at, outcome, cause, http, bytes, sync, load } = row;
  return {
    ...{ id, region, transaction, at, outcome, cause, http, bytes },
    counts: JSON.parse(row.counts) as ExchangeRow['counts'],
    durationMs: row.duration_ms,
    ...{ sync, load },
    hasAnswer: row.has_answer === 1,
  };
}

function toRecord(row: StoredRecord): ExchangeRecord {
  return {
    ...toRow(row),
    request: JSON.parse(row.request) as ExchangeRecord['request'],
    url: row.url,
    requestXml: row.request_xml,
    requestHeaders: JSON.parse(row.request_headers) as ExchangeRecord['requestHeaders'],
    answerExcerpt: row.excerpt,
    facts: JSON.parse(row.facts) as ExchangeRecord['facts'],
    diagnosis: JSON.parse(row.diagnosis) as ExchangeRecord['diagnosis'],
    changed: JSON.parse(row.changed) as ExchangeRecord['changed'],
    certificate: row.certificate,
  };
}

function toStored(exchange: NewExchange): Record<string, string | number | null> {
  const { id, region, transaction, at, outcome, cause, http, bytes, durationMs, sync, load, certificate, url } =
    exchange;
  return {
    ...{ id, region, operation: transaction, at, outcome, cause, http, bytes, sync, load, certificate, url },
    counts: JSON.stringify(exchange.counts),
    duration_ms: durationMs,
    request: JSON.stringify(exchange.request),
    request_xml: exchange.requestXml,
    request_headers: JSON.stringify(exchange.requestHeaders),
    excerpt: exchange.answerExcerpt,
    facts: JSON.stringify(exchange.facts),
    diagnosis: JSON.stringify(exchange.diagnosis),
    changed: JSON.stringify(exchange.changed),
  };
}
