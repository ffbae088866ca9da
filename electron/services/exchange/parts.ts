import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type { WireEvent } from '../../../shared/contract/wire.ts';
import type { Room } from '../inventory/room.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/index.ts';
import type { Reader } from '../store/read-client.ts';
import type { WritableDb } from '../store/sqlite.ts';
import type { Workspace } from '../store/workspace.ts';
import type { Answers } from './answers.ts';
import type { DeclaredTests } from './declared-tests.ts';
import type { Gate } from './pace.ts';
import type { QueueRows } from './queue-rows.ts';
import type { ExchangeRows } from './rows.ts';
import type { Spool } from './spool.ts';
import type { SyncRows } from './sync-rows.ts';
import type { TaskRows } from './task-rows.ts';

/** What exchanges ask of the other mechanisms. */
export interface ExchangeNeeds {
  readonly ports: Ports;
  readonly runner: JobRunner;
  readonly room: () => Room;
  readonly store: () => Pick<Store, 'locateAll' | 'hasJob'>;
  readonly reader: () => Pick<Reader, 'origins'>;
  readonly workspace: () => Workspace;
  /** The settings of a server. @throws AppError `region.unknown`. */
  readonly region: (code: string) => RegionRow;
  readonly regions: () => readonly RegionRow[];
  /** Tests of whitelists that are due with those of servers. */
  readonly declared: DeclaredTests;
  readonly emit: (event: WireEvent) => void;
}

/** What every act on exchanges works with. */
export interface ExchangeRoom extends ExchangeNeeds {
  /** Imports that run at once, whatever the number of regions: each takes a process and its memory. */
  readonly imports: Gate;
  readonly db: WritableDb;
  readonly rows: ExchangeRows;
  readonly answers: Answers;
  readonly spool: Spool;
  readonly syncs: SyncRows;
  readonly queue: QueueRows;
  readonly tasks: TaskRows;
  /** Tidying that nobody waits for but the closing of the services; what fails is logged. */
  readonly afterwards: (tidying: Promise<void>) => void;
  /** Aborted when the services close. */
  readonly closing: AbortSignal;
  /** Once what was to be tidied is. */
  close(): Promise<void>;
}
