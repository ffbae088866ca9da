import type { JourneyPack } from '../../../shared/domain/onboarding/journey.ts';
import { checkRows } from './check-rows.ts';
import { openDossiersDb } from './database.ts';
import { dossierRows } from './dossier-rows.ts';
import { fileRows } from './file-rows.ts';
import { createHistories } from './histories.ts';
import { shippedPacks } from './journeys.ts';
import { packRows } from './pack-rows.ts';
import type { DossierNeeds, DossierRoom } from './parts.ts';

/**
 * Opens the dossiers, and seals what was recorded while the vault was locked.
 * @throws AppError `cache.corrupt`, `cache.newer-version`, `storage.full`, `storage.failed`.
 */
export function openDossiers(needs: DossierNeeds): DossierRoom {
  const { ports, seals, emit } = needs;
  const db = openDossiersDb(ports);
  const rows = dossierRows(db);
  const histories = createHistories({ db, rows, seals, now: ports.now });
  histories.sealAll();
  let packs: readonly JourneyPack[] | undefined;
  return {
    ...needs,
    ...{ db, rows, histories },
    files: fileRows(db),
    checks: checkRows(db),
    packs: packRows(db),
    shipped: () => (packs ??= shippedPacks(ports.resource)),
    today: () => dayOf(ports.now()),
    dayOf,
    changed: () => emit({ type: 'dossiers.changed' }),
    close: () => db.close(),
  };
}

/** A day of this computer's calendar: what a person writes on her papers. */
function dayOf(instant: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}
