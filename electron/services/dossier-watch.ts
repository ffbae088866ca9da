import { existsSync } from 'node:fs';
import type { WireEvent } from '../../shared/contract/wire.ts';
import type { Lazy } from './lazy.ts';
import type { Ports } from './ports.ts';
import { dossiersFile } from './dossier/database.ts';
import type { DossierRoom } from './dossier/parts.ts';

export interface DossierWatch {
  /** Told of what happens elsewhere. */
  heard(event: WireEvent): void;
  /** The dossiers, when some were ever made here; nothing is made to look. */
  existing(): DossierRoom | undefined;
  close(): void;
}

export interface WatchParts {
  readonly ports: Pick<Ports, 'dataDirectory' | 'log'>;
  readonly room: Lazy<DossierRoom>;
  readonly emit: (event: WireEvent) => void;
}

/** A synchronisation tells of each of its exchanges: dossiers are looked at again when it has calmed down. */
const CALM_MS = 1000;

/** Dossiers are compared with certificates and servers, and sealed when the vault opens. */
export function watchDossiers({ ports, room, emit }: WatchParts): DossierWatch {
  let timer: NodeJS.Timeout | undefined;
  const existing = (): DossierRoom | undefined =>
    room.made() ?? (existsSync(dossiersFile(ports.dataDirectory)) ? room() : undefined);
  const seal = (): void => {
    try {
      existing()?.histories.sealAll();
    } catch (error) {
      // The vault opened all the same; what is not sealed is the next time.
      ports.log.warn(`dossiers: not sealed: ${String(error)}`);
    }
  };
  const tell = (): void => {
    timer = undefined;
    emit({ type: 'dossiers.changed' });
  };
  return {
    existing,
    heard({ type }) {
      if (type === 'vault.changed') seal();
      else if (type === 'certificates.changed' || type === 'regions.changed')
        timer ??= setTimeout(tell, CALM_MS).unref();
    },
    close() {
      clearTimeout(timer);
      room.made()?.close();
    },
  };
}
