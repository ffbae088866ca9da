import { basename } from 'node:path';
import type { Implementation } from '../../shared/contract/index.ts';
import type { SyncState } from '../../shared/contract/exchange-views.ts';
import { AppError } from '../../shared/errors.ts';
import { textsOf } from '../../shared/i18n/index.ts';
import type { CallContext } from './context.ts';
import { explainExchange, look } from './exchange/diagnosis-job.ts';
import { runExchange } from './exchange/exchange.ts';
import { indicatorLines, indicatorsOf } from './exchange/indicators.ts';
import { exchangesOfRecord } from './exchange/of-record.ts';
import type { ExchangeRoom } from './exchange/parts.ts';
import { buildRequest } from './exchange/perform.ts';
import { synchronise } from './exchange/sync.ts';
import { assertConfirmed, lastTick, tick } from './exchange/tick.ts';
import { BYTE_ORDER_MARK } from './export/csv.ts';
import { writeNewFile } from './synthetic/new-file.ts';
import type { Tickets } from './tickets.ts';

export interface ExchangesParts {
  readonly tickets: Tickets;
  /** The history and what goes with it, opened when it is first needed. */
  readonly room: () => ExchangeRoom;
}

type Exchanges = Implementation<CallContext>['exchanges'];

const DEFAULT_SYNCS = 100;

/** The contract's exchanges: requests to servers, their history, synchronisations, diagnosis, and what is due. */
export function createExchanges(parts: ExchangesParts): Exchanges {
  return { ...askingMethods(parts), ...historyMethods(parts), ...syncMethods(parts), ...diagnosisMethods(parts) };
}

function askingMethods({ tickets, room }: ExchangesParts) {
  const send = (input: Parameters<Exchanges['send']>[0]) => {
    const target = confirmed(room(), input.region);
    const out = input.out === undefined ? null : tickets.pathOf(input.out, 'write');
    return room().runner.start('exchange', `${target.code} ${input.request.transaction}`, async (control) => {
      const { record } = await runExchange(room(), {
        target,
        request: input.request,
        jobId: control.id,
        sync: null,
        isImported: input.import !== false,
        force: input.force === true,
        out: out === null ? null : { path: out, force: input.force === true },
        signal: control.signal,
        onProgress: control.progress,
      });
      if (record.outcome === 'cancelled') throw new AppError('cancelled', 'The exchange was cancelled.');
      return record;
    });
  };
  return {
    async preview({ region, request }) {
      const { built } = await buildRequest(room(), room().region(region), request);
      const { method, url, headers, body: xml } = built;
      return { method, url, headers, xml };
    },
    send: async (input) => send(input),
    async replay({ id }) {
      const { region, request } = room().rows.get(id);
      return send({ region, request });
    },
  } satisfies Partial<Exchanges>;
}

/** A server that may be asked. @throws AppError `region.unknown`, `region.unconfirmed`. */
function confirmed(room: ExchangeRoom, code: string) {
  const target = room.region(code);
  assertConfirmed(target);
  return target;
}

function historyMethods({ tickets, room }: ExchangesParts) {
  return {
    list: async (input) => room().rows.list(input),
    show: async ({ id }) => room().rows.get(id),
    async saveAnswer({ id, out, force = false }) {
      room().rows.get(id);
      const path = tickets.pathOf(out, 'write');
      const { bytes } = await room().answers.save(id, path, force);
      return { file: basename(path), bytes };
    },
    indicators: async ({ since }) => indicatorsOf(room().db, since),
    async exportIndicators({ since, out, force = false }, { lang }) {
      const path = tickets.pathOf(out, 'write');
      const lines = indicatorLines(indicatorsOf(room().db, since), textsOf(lang).exchanges.indicators);
      const text = BYTE_ORDER_MARK + lines.join('');
      await writeNewFile(path, { force }, (handle) => handle.writeFile(text));
      return { file: basename(path), bytes: Buffer.byteLength(text) };
    },
    ofRecord: ({ record }) => exchangesOfRecord(room(), record),
  } satisfies Partial<Exchanges>;
}

function startSync(room: ExchangeRoom, code: string, isFull: boolean): { readonly jobId: string } {
  const target = confirmed(room, code);
  return room.runner.start('sync', code, ({ id: jobId, signal, progress: onProgress }) =>
    synchronise(room, { target, isFull, jobId, signal, onProgress }),
  );
}

function syncMethods({ room }: ExchangesParts) {
  return {
    async sync({ regions, full = false }) {
      // Each of them is looked at before the first begins.
      const codes = [...new Set(regions)];
      for (const code of codes) confirmed(room(), code);
      return { jobIds: codes.map((code) => startSync(room(), code, full).jobId) };
    },
    syncs: async ({ region, limit = DEFAULT_SYNCS }) => room().syncs.list(region, limit),
    async tick({ dryRun: isDry = false }) {
      const done = await tick(room(), {
        isDry,
        isAutomatic: false,
        signal: room().closing,
        synchronise: async (code) => syncToEnd(room(), code),
      });
      return { done };
    },
    lastTick: async () => lastTick(room()),
  } satisfies Partial<Exchanges>;
}

/** What an open window does by itself, from time to time. */
export async function tickUnasked(room: ExchangeRoom, signal: AbortSignal): Promise<void> {
  await tick(room, { isDry: false, isAutomatic: true, signal, synchronise: async (code) => syncToEnd(room, code) });
  // Whoever shows when it last ran looks again.
  room.emit({ type: 'regions.changed' });
}

async function syncToEnd(room: ExchangeRoom, code: string): Promise<SyncState> {
  const job = await room.runner.wait(startSync(room, code, false).jobId);
  if (job.state === 'finished') return job.result as SyncState;
  const { code: errorCode = 'cancelled', message = 'The synchronisation was stopped.' } = job.error ?? {};
  throw new AppError(errorCode, message);
}

function diagnosisMethods({ room }: ExchangesParts) {
  return {
    diagnose: async ({ target, certificate }) =>
      room().runner.start('diagnosis', target, ({ signal, progress: onProgress }) => {
        if (!/^https?:\/\//iu.test(target)) confirmed(room(), target);
        return look(room(), { target, certificate, signal, onProgress });
      }),
    explain: ({ id }, { lang }) => explainExchange(room(), id, lang),
  } satisfies Partial<Exchanges>;
}
