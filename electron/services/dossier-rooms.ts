import { existsSync } from 'node:fs';
import type { WireEvent } from '../../shared/contract/wire.ts';
import { declaredTests } from './dossier/daily-tests.ts';
import { dossiersFile } from './dossier/database.ts';
import type { DossierNeeds, DossierRoom } from './dossier/parts.ts';
import { openDossiers } from './dossier/room.ts';
import type { DeclaredTests } from './exchange/declared-tests.ts';
import { lazy } from './lazy.ts';
import type { Lazy } from './lazy.ts';

/** The dossiers of this program. */
export interface DossierRooms {
  readonly room: Lazy<DossierRoom>;
  /** What is to be tested with the servers. */
  readonly declared: DeclaredTests;
  /** Told of what happens elsewhere: dossiers are compared with it, and sealed when the vault opens. */
  heard(event: WireEvent): void;
  close(): void;
}

type RoomsParts = Pick<DossierNeeds, 'ports' | 'emit'>;

/** A synchronisation tells of each of its exchanges: dossiers are looked at again once in a while. */
const CALM_MS = 1000;

/** Nothing is opened before it is needed; what asks about dossiers where none was ever made finds none, and makes nothing. */
export function composeDossiers(needs: () => DossierNeeds, { ports, emit }: RoomsParts): DossierRooms {
  const room = lazy(() => openDossiers(needs()));
  const existing = (): DossierRoom | undefined =>
    room.made() ?? (existsSync(dossiersFile(ports.dataDirectory)) ? room() : undefined);
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    if (existsSync(dossiersFile(ports.dataDirectory))) emit({ type: 'dossiers.changed' });
  };
  return {
    room,
    declared: declaredTests(existing),
    heard({ type }) {
      if (type === 'vault.changed') sealAll(existing, ports);
      if (type === 'certificates.changed' || type === 'regions.changed') timer ??= setTimeout(tell, CALM_MS).unref();
    },
    close() {
      clearTimeout(timer);
      room.made()?.close();
    },
  };
}

function sealAll(existing: () => DossierRoom | undefined, { log }: DossierNeeds['ports']): void {
  try {
    existing()?.histories.sealAll();
  } catch (error) {
    // The vault opened all the same; what is not sealed now is the next time.
    log.warn(`dossiers: not sealed: ${String(error)}`);
  }
}
