import type { WireEvent } from '../../shared/contract/wire.ts';
import type { DeclaredTests } from './exchange/declared-tests.ts';
import { lazy } from './lazy.ts';
import type { Lazy } from './lazy.ts';
import { watchDossiers } from './dossier-watch.ts';
import { declaredTests } from './dossier/daily-tests.ts';
import type { DossierNeeds, DossierRoom } from './dossier/parts.ts';
import { openDossiers } from './dossier/room.ts';

/** The dossiers of this program. */
export interface Dossiers {
  readonly room: Lazy<DossierRoom>;
  /** What is to be tested with the servers. */
  readonly declared: DeclaredTests;
  /** Told of what happens elsewhere: dossiers are compared with it. */
  heard(event: WireEvent): void;
  close(): void;
}

/** Nothing is opened before it is needed; what asks about dossiers where none was ever made finds none, and makes nothing. */
export function composeDossiers(
  needs: () => DossierNeeds,
  { ports, emit }: Pick<DossierNeeds, 'ports' | 'emit'>,
): Dossiers {
  const room = lazy(() => openDossiers(needs()));
  const watch = watchDossiers({ ports, room, emit });
  return { room, declared: declaredTests(watch.existing), heard: watch.heard, close: watch.close };
}
