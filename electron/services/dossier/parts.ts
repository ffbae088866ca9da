import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type { WireEvent } from '../../../shared/contract/wire.ts';
import type { JourneyPack } from '../../../shared/domain/onboarding/journey.ts';
import type { Room as Inventory } from '../inventory/room.ts';
import type { ExchangeRoom } from '../exchange/parts.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { Seals } from '../keystore/seals.ts';
import type { Ports } from '../ports.ts';
import type { WritableDb } from '../store/sqlite.ts';
import type { CheckRows } from './check-rows.ts';
import type { DossierRows } from './dossier-rows.ts';
import type { FileRows } from './file-rows.ts';
import type { Histories } from './histories.ts';
import type { PackRows } from './pack-rows.ts';

/** What dossiers ask of the other mechanisms. */
export interface DossierNeeds {
  readonly ports: Pick<Ports, 'dataDirectory' | 'cacheDirectory' | 'resource' | 'now' | 'log'>;
  readonly seals: () => Seals;
  readonly inventory: () => Inventory;
  readonly exchanges: () => ExchangeRoom;
  /** The settings of a server. @throws AppError `region.unknown`. */
  readonly region: (code: string) => RegionRow;
  readonly runner: JobRunner;
  readonly emit: (event: WireEvent) => void;
}

/** What every act on dossiers works with. */
export interface DossierRoom extends DossierNeeds {
  readonly db: WritableDb;
  readonly rows: DossierRows;
  readonly histories: Histories;
  readonly files: FileRows;
  readonly checks: CheckRows;
  readonly packs: PackRows;
  /** The packs that Cercle ships. */
  readonly shipped: () => readonly JourneyPack[];
  /** The day it is for the person, `2026-11-22`. */
  today(): string;
  /** The day an instant is on, here. */
  dayOf(instant: Date): string;
  changed(): void;
  close(): void;
}
