import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type { LastTick, SyncState } from '../../../shared/contract/exchange-views.ts';
import { AppError } from '../../../shared/errors.ts';
import { noticesOf } from '../agenda/agenda.ts';
import { agendaLines, dismissedNotices } from '../inventory/agenda-lines.ts';
import { foldersOf } from '../store/folders.ts';
import { lockOwner } from '../store/locks.ts';
import type { Lock } from '../store/locks.ts';
import { harmlessRequest } from './diagnosis-job.ts';
import { runExchange } from './exchange.ts';
import { purgeAnswers } from './housekeeping.ts';
import type { ExchangeRoom } from './parts.ts';
import { needsFull } from './sync.ts';
import type { TaskName } from './task-rows.ts';

/** What was done, or is due. */
export interface Done {
  readonly what: TaskName;
  readonly region: string | null;
  readonly ok: boolean;
  /** Facts, in no language. */
  readonly detail: string;
}

export interface TickOptions {
  /** Says what is due and does nothing. */
  readonly isDry: boolean;
  /** Nobody asked now: only servers that are to be kept up to date so are called, and nothing is begun that the vault would refuse. */
  readonly isAutomatic: boolean;
  readonly signal: AbortSignal;
  /** Synchronises a region as a job, and gives its state. */
  readonly synchronise: (region: string) => Promise<SyncState>;
}

const HOUR = 3_600_000;
const RETRY_HOURS = 1;

/** Somebody has to do something first: it is not put off to another day. */
const NOT_BEGUN: ReadonlySet<string> = new Set(['vault.locked', 'vault.absent', 'region.unconfirmed', 'exchange.busy']);

/**
 * Does what is due, once: whole loads, deltas, tests of whitelists, notices of expiry, answers that are kept no longer. Asked again at
 * once it does nothing; regions go on side by side, and one that fails keeps no other from its turn.
 * @throws AppError `exchange.busy` when another one runs.
 */
export async function tick(room: ExchangeRoom, options: TickOptions): Promise<readonly Done[]> {
  const lock = options.isDry ? undefined : lockTick(room);
  try {
    const servers = callable(room, options);
    const declared = declaredDue(room, options);
    const due = [...syncsDue(room, servers), ...testsDue(room, servers, declared), ...commonDue(room)];
    if (options.isDry)
      return [...due, ...declared].map(({ what, region, detail }) => ({
        what,
        region: region || null,
        ok: true,
        detail,
      }));
    const parts = await Promise.all([...due.map((task) => run(room, options, task)), testDeclared(room, options)]);
    const done = parts.flat();
    keepRun(room, done);
    return done;
  } finally {
    lock?.release();
  }
}

function lockTick({ ports }: ExchangeRoom): Lock {
  try {
    return lockOwner(foldersOf(ports).locks, 'tick');
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'cache.busy') throw error;
    throw new AppError('exchange.busy', 'A tick runs already.', { values: { task: 'tick' } });
  }
}

interface Due {
  readonly what: TaskName;
  readonly region: string;
  readonly detail: string;
}

/** Servers that can be asked without anybody: everything is given. */
function callable(room: ExchangeRoom, { isAutomatic }: TickOptions): readonly RegionRow[] {
  return room.regions().filter(({ missing, automatic }) => missing.length === 0 && (automatic || !isAutomatic));
}

/** What was done when, for whoever asks later: what went well, what failed, what waits for somebody. */
function keepRun({ tasks, ports }: ExchangeRoom, done: readonly Done[]): void {
  const well = done.filter(({ ok }) => ok).length;
  const waiting = done.filter(({ detail }) => NOT_BEGUN.has(detail)).length;
  const failed = done.length - well - waiting;
  const detail = [well, failed, waiting].join('/');
  tasks.done({ what: 'tick', region: '', at: ports.now().toISOString(), ok: failed === 0, detail });
}

export function lastTick({ tasks }: ExchangeRoom): LastTick | null {
  const row = tasks.last('tick', '');
  if (row === undefined) return null;
  const [done = 0, failed = 0, waiting = 0] = row.detail.split('/').map(Number);
  return { at: row.at, done, failed, waiting };
}

function isDue({ tasks, ports }: ExchangeRoom, what: TaskName, region: string, everyHours: number): boolean {
  if (everyHours === 0) return false;
  const last = tasks.last(what, region);
  // What failed may be right in an hour; a notice is no failure.
  const hours = last?.ok === false && region !== '' ? Math.min(everyHours, RETRY_HOURS) : everyHours;
  // A little less than the period: what runs daily at the same minute is not put off to the next day.
  return last === undefined || ports.now().getTime() - Date.parse(last.at) >= hours * HOUR * 0.98;
}

function syncsDue(room: ExchangeRoom, servers: readonly RegionRow[]): readonly Due[] {
  const { deltaEveryHours } = room.workspace().settings();
  return servers.flatMap(({ code }) => {
    const last = room.syncs.lastFinished(code);
    const age = last === undefined ? Infinity : room.ports.now().getTime() - Date.parse(last.startedAt);
    const isLate = deltaEveryHours > 0 && age >= deltaEveryHours * HOUR * 0.98;
    if (!isLate || !isDue(room, 'delta', code, deltaEveryHours)) return [];
    return [{ what: needsFull(room, code) ? 'full' : 'delta', region: code, detail: '' } as const];
  });
}

interface DeclaredDue extends Due {
  readonly isInUse: boolean;
}

/** Whether a server may be called for what somebody declared to it. */
function mayCall(room: ExchangeRoom, { isAutomatic }: TickOptions): (region: string) => boolean {
  if (!isAutomatic) return () => true;
  return (region) => room.room().keystore.vault.isOpen() && room.region(region).automatic;
}

function declaredDue(room: ExchangeRoom, options: TickOptions): readonly DeclaredDue[] {
  const { testEveryHours } = room.workspace().settings();
  const due = room.declared.due(testEveryHours, mayCall(room, options));
  return due.map(({ region, dossier, isInUse }) => ({ what: 'whitelist', region, detail: dossier, isInUse }));
}

async function testDeclared(room: ExchangeRoom, options: TickOptions): Promise<readonly Done[]> {
  const { testEveryHours } = room.workspace().settings();
  const done = await room.declared.run(testEveryHours, mayCall(room, options), options.signal);
  return done.map(({ region, dossier, isInUse, ok, detail }) => {
    // With the certificate in use it is the test of the server as well.
    const task = { what: 'whitelist', region, ok, detail } as const;
    if (isInUse && !NOT_BEGUN.has(detail)) room.tasks.done({ ...task, at: room.ports.now().toISOString() });
    return { ...task, detail: `${dossier} · ${detail}` };
  });
}

function testsDue(room: ExchangeRoom, servers: readonly RegionRow[], declared: readonly DeclaredDue[]): readonly Due[] {
  const { testEveryHours } = room.workspace().settings();
  const isTested = (code: string): boolean => declared.some(({ region, isInUse }) => isInUse && region === code);
  return servers
    .filter(({ code }) => !isTested(code))
    .filter(({ code }) => isDue(room, 'whitelist', code, testEveryHours))
    .map(({ code }) => ({ what: 'whitelist', region: code, detail: '' }));
}

function commonDue(room: ExchangeRoom): readonly Due[] {
  return (['notices', 'purge'] as const)
    .filter((what) => isDue(room, what, '', 24))
    .map((what) => ({ what, region: '', detail: '' }));
}

async function run(room: ExchangeRoom, options: TickOptions, { what, region }: Due): Promise<Done> {
  const outcome = await act(room, options, what, region).catch((error: unknown) => {
    if (options.signal.aborted) throw error;
    return { ok: false, detail: error instanceof AppError ? error.code : 'internal' };
  });
  const done = { what, region: region === '' ? null : region, ...outcome };
  if (NOT_BEGUN.has(outcome.detail)) return done;
  // A full load counts as a delta: the next one is a period later.
  const name = what === 'full' ? 'delta' : what;
  room.tasks.done({ what: name, region, at: room.ports.now().toISOString(), ...outcome });
  if (what === 'full') room.tasks.done({ what, region, at: room.ports.now().toISOString(), ...outcome });
  return done;
}

interface Outcome {
  readonly ok: boolean;
  readonly detail: string;
}

async function act(room: ExchangeRoom, options: TickOptions, what: TaskName, region: string): Promise<Outcome> {
  if (what === 'notices') return notices(room);
  if (what === 'purge') return { ok: true, detail: String(await purgeAnswers(room)) };
  assertConfirmed(room.region(region));
  // A job that fails at once would be news each time.
  if (options.isAutomatic && !room.room().keystore.vault.isOpen()) return { ok: false, detail: 'vault.locked' };
  if (what === 'whitelist') return testWhitelist(room, region, options.signal);
  const { state, cause, queue } = await options.synchronise(region);
  return { ok: state === 'finished', detail: cause ?? `${queue.done}/${queue.total}` };
}

/** Nobody is there to confirm: a production server is only called when its session was. @throws AppError `region.unconfirmed`. */
export function assertConfirmed({ code, label, environment, isConfirmed }: RegionRow): void {
  if (environment !== 'production' || isConfirmed) return;
  throw new AppError('region.unconfirmed', `${code} is a production server; confirm that it is meant.`, {
    values: { code, label },
  });
}

/** A handshake and a request that asks for next to nothing: whoever answers it has us on its list. */
async function testWhitelist(room: ExchangeRoom, code: string, signal: AbortSignal): Promise<Outcome> {
  const target = room.region(code);
  const request = harmlessRequest(target, room.ports.now());
  const none = { jobId: '', sync: null, isImported: false, force: false, out: null, onProgress: () => undefined };
  const { record } = await runExchange(room, { target, request, signal, ...none });
  return { ok: record.outcome === 'ok', detail: record.cause ?? '' };
}

async function notices(room: ExchangeRoom): Promise<Outcome> {
  const inventory = room.room();
  const found = noticesOf(await agendaLines(inventory), room.ports.now().toISOString(), dismissedNotices(inventory));
  return { ok: found.length === 0, detail: found.map(({ label, stage }) => `${label} (${stage})`).join(', ') };
}
