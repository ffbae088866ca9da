import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FindParameters } from '../../../shared/domain/exchange/transaction.ts';
import { incomplete } from '../connectors/request-check.ts';
import { importAnswers } from './import-answer.ts';
import { perform } from './perform.ts';
import type { Performed } from './perform.ts';
import { recordOf } from './record.ts';
import { nextDateRef, toldUpTo } from './sync-dates.ts';
import { ask, cancelledSync, SyncStopped } from './sync-run.ts';
import type { SyncRun } from './sync-run.ts';

/** What a full load left. */
export interface FullLoaded {
  readonly removed: number;
  /** null when the server does not say when it is: the next synchronisation is then a full one too. */
  readonly nextDateRef: string | null;
}

/** Brings everything of a region anew; what it no longer has is told as removed (domain reference CSD §3: there is no other sign). */
export function loadFull(run: SyncRun): Promise<FullLoaded> {
  return run.target.dialect === 'ror-2.4' ? loadExtraction(run) : loadPages(run);
}

function marginHours({ room }: SyncRun): number {
  return room.workspace().settings().overlapHours;
}

async function loadExtraction(run: SyncRun): Promise<FullLoaded> {
  const { target } = run;
  if (target.profil === null) throw incomplete(target, 'profil');
  const { record, reading, removed } = await ask(run, { transaction: 'extraction', profil: target.profil }, true);
  const told = reading === null ? undefined : toldUpTo(record.facts, reading);
  return { removed, nextDateRef: told === undefined ? null : nextDateRef(told, marginHours(run)) };
}

const DIRECTORIES = ['organization', 'facility', 'service', 'provider'] as const;
/** Records to a page: an answer of some megabytes. */
const PAGE = 500;
/** A server that never sends a short page is not followed for ever. */
const MOST_PAGES = 20_000;
/** Pages may shift while data change: a directory in which a record came twice is read again, so many times. */
const MOST_READINGS = 3;

interface Page {
  readonly id: string;
  readonly file: string;
}

/** All directories, page by page, imported as one load: nothing changes before the last page has come. */
async function loadPages(run: SyncRun): Promise<FullLoaded> {
  const { room, target, jobId, signal, onProgress } = run;
  const folder = await room.spool.waiting(target.code);
  const pages: Page[] = [];
  let told: Date | undefined;
  try {
    for (const directory of DIRECTORIES) {
      const read = await readDirectory(run, directory, folder);
      pages.push(...read.pages);
      // The earliest: what changes while pages are read is asked again.
      if (told === undefined || (read.told !== undefined && read.told < told)) told = read.told;
    }
    const report = await importAnswers(room, {
      ...{ jobId, signal, onProgress },
      region: target.code,
      files: pages.map(({ file }) => file),
      exchanges: pages.map(({ id }) => id),
      mode: 'replace',
      profil: target.profil,
      hasWholeEstablishments: false,
      force: false,
    });
    const next = told === undefined ? null : nextDateRef(told, marginHours(run));
    return { removed: report.changes?.removed ?? 0, nextDateRef: next };
  } finally {
    for (const { file } of pages) await rm(file, { force: true });
  }
}

interface DirectoryRead {
  readonly pages: readonly Page[];
  readonly told: Date | undefined;
}

async function readDirectory(
  run: SyncRun,
  directory: FindParameters['directory'],
  folder: string,
): Promise<DirectoryRead> {
  for (let reading = 1; ; reading += 1) {
    const { hasRepeated, ...read } = await readOnce(run, directory, folder);
    if (!hasRepeated || reading === MOST_READINGS) return read;
    for (const { file } of read.pages) await rm(file, { force: true });
  }
}

async function readOnce(run: SyncRun, directory: FindParameters['directory'], folder: string) {
  const pages: Page[] = [];
  const seen = new Set<string>();
  let told: Date | undefined;
  let hasRepeated = false;
  for (let start = 1; pages.length < MOST_PAGES; start += PAGE) {
    const { performed, ids } = await readPage(run, directory, start);
    told ??= performed.reading?.ok === true ? toldUpTo(performed.facts, performed.reading) : undefined;
    const fresh = ids.filter((id) => !seen.has(id));
    // A server that knows no pages sends the same one again and again.
    const isWhole = fresh.length === 0 || ids.length !== PAGE;
    if (fresh.length > 0) {
      const file = join(folder, `${performed.id}.xml`);
      await rename(performed.place.file, file);
      pages.push({ id: performed.id, file });
    }
    await performed.place.remove();
    hasRepeated ||= fresh.length > 0 && fresh.length < ids.length;
    for (const id of fresh) seen.add(id);
    run.onProgress({ phase: 'sync', rows: { done: seen.size } });
    if (isWhole) break;
  }
  return { pages, told, hasRepeated };
}

async function readPage(run: SyncRun, directory: FindParameters['directory'], start: number) {
  const { room, target, signal, id: sync, jobId } = run;
  const none = { entityId: null, name: null, codedType: null, otherId: null, status: null, updatedSince: null };
  const request = { transaction: 'find', directory, ...none, start, max: PAGE } as const;
  const performed: Performed = await perform(room, { target, request, signal });
  const good = performed.reading?.ok === true ? performed.reading : null;
  const record = await recordOf(room, performed, { sync, load: jobId, refusal: null });
  room.rows.add(record);
  if (record.outcome === 'ok' && good !== null) return { performed, ids: good.entityIds ?? [] };
  await performed.place.remove();
  if (record.outcome === 'cancelled') throw cancelledSync();
  throw new SyncStopped(record.cause ?? 'unknown', record.diagnosis);
}
