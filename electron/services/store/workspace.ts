import { randomUUID } from 'node:crypto';
import type { Job } from '../../../shared/contract/jobs.ts';
import { backupBeforeMigration, isBehind, migrate } from './migrate.ts';
import { createFolders, foldersOf } from './folders.ts';
import { isOwnerAlive, lockOwner } from './locks.ts';
import { WORKSPACE_0001 } from './migrations/workspace-0001.ts';
import { WORKSPACE_0002 } from './migrations/workspace-0002.ts';
import { WORKSPACE_0003 } from './migrations/workspace-0003.ts';
import type { Ports } from '../ports.ts';
import { retentionOf, type Retention, type Retentions } from './retention-choice.ts';
import { guarded, immediately, openWritable, schemaVersion, type WritableDb } from './sqlite.ts';
import { muteRows, type MuteRows } from './workspace-mutes.ts';
import { regionRows, type RegionRows } from './workspace-regions.ts';
import { settingRows, type SettingRows } from './workspace-settings.ts';
import { viewRows, type ViewRows } from './workspace-views.ts';

/** The precious database of a profile. */
export interface Workspace extends SettingRows, ViewRows, MuteRows, RegionRows {
  /** Keeps a job as it is now. */
  save(job: Job): void;
  get(id: string): Job | undefined;
  /** The latest first. */
  list(limit: number): readonly Job[];
  retention(source: string): Retention;
  retentions(): Retentions;
  /** An empty source sets what counts for the others. */
  setRetention(source: string, retention: Retention): void;
  /** Forgets what was set for a source, and leaves no trace of its name. */
  forgetSource(source: string): void;
  close(): void;
}

const MIGRATIONS = [WORKSPACE_0001, WORKSPACE_0002, WORKSPACE_0003];

/**
 * Opens the workspace, migrating it when needed, its copy as it was beside it. Jobs of processes that are no more are settled:
 * finished when what they published is there (`wasPublished`), else interrupted.
 * @throws AppError `cache.newer-version`, `cache.corrupt`, `storage.full`, `storage.failed`.
 */
export function openWorkspace(
  ports: Pick<Ports, 'dataDirectory' | 'cacheDirectory' | 'now'>,
  wasPublished: (job: string) => boolean,
): Workspace {
  const folders = foldersOf(ports);
  createFolders(folders);
  const db = openWritable(folders.workspace);
  const owner = randomUUID();
  try {
    db.pragma('secure_delete = ON');
    if (isBehind(db, MIGRATIONS) && schemaVersion(db) > 0) backupBeforeMigration(db);
    migrate(db, MIGRATIONS);
    settleJobs(db, folders.locks, wasPublished, ports.now().toISOString());
    const lock = lockOwner(folders.locks, owner);
    const close = (): void => {
      lock.release();
      db.close();
    };
    const chosen = { ...settingRows(db), ...viewRows(db), ...muteRows(db), ...regionRows(db) };
    return { ...jobRows(db, owner), ...retentions(db), ...chosen, close };
  } catch (error) {
    db.close();
    throw error;
  }
}

interface JobRow {
  readonly id: string;
  readonly owner: string;
  readonly kind: Job['kind'];
  readonly label: string;
  readonly state: Job['state'];
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly progress: string;
  readonly result: string;
  readonly error: string;
}

function jobRows(db: WritableDb, owner: string): Pick<Workspace, 'save' | 'get' | 'list'> {
  const save = db.prepare(
    `INSERT INTO job (id, owner, kind, label, state, started_at, ended_at, progress, result, error)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, ended_at = excluded.ended_at, progress = excluded.progress,
       result = excluded.result, error = excluded.error`,
  );
  const find = db.prepare<[string], JobRow>('SELECT * FROM job WHERE id = ?');
  const latest = db.prepare<[number], JobRow>('SELECT * FROM job ORDER BY seq DESC LIMIT ?');
  return {
    save({ id, kind, label, state, startedAt, endedAt, progress, result, error }) {
      const texts = [progress, result ?? null, error].map((value) => JSON.stringify(value));
      immediately(db, () => void save.run(id, owner, kind, label, state, startedAt, endedAt, ...texts));
    },
    get(id) {
      const row = guarded(db.name, () => find.get(id));
      return row && toJob(row);
    },
    list: (limit) => guarded(db.name, () => latest.all(limit).map(toJob)),
  };
}

function toJob({ id, kind, label, state, started_at, ended_at, progress, result, error }: JobRow): Job {
  return {
    id,
    kind,
    label,
    state,
    startedAt: started_at,
    endedAt: ended_at,
    progress: JSON.parse(progress) as Job['progress'],
    result: JSON.parse(result) as unknown,
    error: JSON.parse(error) as Job['error'],
  };
}

function settleJobs(db: WritableDb, locks: string, wasPublished: (job: string) => boolean, now: string): void {
  const running = db.prepare<[], JobRow>("SELECT * FROM job WHERE state = 'running'");
  const settle = db.prepare("UPDATE job SET state = ?, ended_at = ? WHERE id = ? AND state = 'running'");
  immediately(db, () => {
    for (const { id, owner } of running.all()) {
      if (!isOwnerAlive(locks, owner)) settle.run(wasPublished(id) ? 'finished' : 'interrupted', now, id);
    }
  });
}

function retentions(db: WritableDb): Pick<Workspace, 'retention' | 'retentions' | 'setRetention' | 'forgetSource'> {
  const every = db.prepare<[], Retention & { source: string }>('SELECT source, generations, loads FROM retention');
  const all = (): Retentions =>
    Object.fromEntries(
      guarded(db.name, () => every.all()).map(({ source, generations, loads }) => [source, { generations, loads }]),
    );
  const set = db.prepare('INSERT OR REPLACE INTO retention (source, generations, loads) VALUES (?, ?, ?)');
  return {
    retention: (source) => retentionOf(all(), source),
    retentions: all,
    setRetention: (source, { generations, loads }) => immediately(db, () => void set.run(source, generations, loads)),
    forgetSource(source) {
      immediately(db, () => void db.prepare('DELETE FROM retention WHERE source = ?').run(source));
      guarded(db.name, () => db.pragma('wal_checkpoint(TRUNCATE)'));
    },
  };
}
