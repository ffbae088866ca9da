import { z } from 'zod';
import type { Diagnosis } from '../domain/exchange/cause.ts';
import { fileTicket } from './common.ts';
import { method } from './define.ts';
import { exchangeFilters, exchangeRequest } from './exchange-views.ts';
import type { ExchangeIndicator, ExchangeRecord, ExchangeRow, LastTick, SyncState } from './exchange-views.ts';

const id = z.string().min(1).max(64);
const region = z.string().min(1).max(40);

export const exchanges = {
  preview: method(
    'The exact request that would be sent: address, headers and XML; nothing is sent.',
    z.strictObject({ region, request: exchangeRequest }),
  ).returns<{
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly xml: string;
  }>(),
  send: method(
    'Sends one request with the certificate of the region; a job whose result is the exchange, imported unless told otherwise.',
    z.strictObject({
      region,
      request: exchangeRequest,
      import: z.boolean().optional(),
      out: fileTicket.optional(),
      force: z.boolean().optional(),
    }),
  ).returns<{ readonly jobId: string }>(),
  sync: method(
    'Brings the cache of regions up to date: a full extraction when needed, else notifications and reads; one job a region.',
    z.strictObject({ regions: z.array(region).min(1).max(30), full: z.boolean().optional() }),
  ).returns<{ readonly jobIds: readonly string[] }>(),
  syncs: method(
    'Synchronisations, the latest first.',
    z.strictObject({ region: region.optional(), limit: z.number().int().min(1).max(500).optional() }),
  ).returns<readonly SyncState[]>(),
  list: method(
    'The history of exchanges, the latest first.',
    z.strictObject({
      filters: exchangeFilters.optional(),
      limit: z.number().int().min(1).max(1000).optional(),
      before: z.string().max(100).optional(),
    }),
  ).returns<{ readonly items: readonly ExchangeRow[]; readonly total: number; readonly next: string | null }>(),
  show: method('Everything kept of one exchange.', z.strictObject({ id })).returns<ExchangeRecord>(),
  saveAnswer: method(
    'Writes the kept answer of an exchange to a file.',
    z.strictObject({ id, out: fileTicket, force: z.boolean().optional() }),
  ).returns<{ readonly file: string; readonly bytes: number }>(),
  replay: method('Sends the request of an exchange again; a job.', z.strictObject({ id })).returns<{
    readonly jobId: string;
  }>(),
  indicators: method(
    'Numbers, success, durations, volumes and errors by region and transaction.',
    z.strictObject({ since: z.string().max(40).optional() }),
  ).returns<readonly ExchangeIndicator[]>(),
  exportIndicators: method(
    'Writes the indicators as CSV.',
    z.strictObject({ since: z.string().max(40).optional(), out: fileTicket, force: z.boolean().optional() }),
  ).returns<{ readonly file: string; readonly bytes: number }>(),
  diagnose: method(
    'Looks at a region, or at an address, step by step, and says what is wrong and with whom; a job whose result is the diagnosis.',
    z.strictObject({ target: z.string().min(1).max(500), certificate: z.string().max(100).optional() }),
  ).returns<{ readonly jobId: string }>(),
  explain: method('The diagnosis of an exchange with its report for support.', z.strictObject({ id })).returns<{
    readonly diagnosis: Diagnosis;
    readonly report: string;
    readonly commands: { readonly openssl: string; readonly curl: string };
  }>(),
  ofRecord: method(
    'The exchanges that brought a record of the cache, the latest first.',
    z.strictObject({ record: z.string().min(1).max(200) }),
  ).returns<readonly ExchangeRow[]>(),
  tick: method(
    'Does what is due, once: weekly full load, daily delta, daily test of whitelists, notices.',
    z.strictObject({ dryRun: z.boolean().optional() }),
  ).returns<{
    readonly done: readonly {
      readonly what: string;
      readonly region: string | null;
      readonly ok: boolean;
      readonly detail: string;
    }[];
  }>(),
  lastTick: method(
    'When what is due was last done, by an open window or by `tick`, and how much of it went well, failed or waits; null: never.',
    z.strictObject({}),
  ).returns<LastTick | null>(),
};
