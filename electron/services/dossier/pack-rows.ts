import type { JourneyPack } from '../../../shared/domain/onboarding/journey.ts';
import { readPack } from '../../../shared/domain/onboarding/pack.ts';
import { guarded, immediately } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';

/** Packs of journeys that a person brought. */
export interface PackRows {
  all(): readonly JourneyPack[];
  /** Takes the place of the one of the same name. */
  put(pack: JourneyPack, at: string): void;
}

export function packRows(db: WritableDb): PackRows {
  const every = db.prepare<[], string>('SELECT content FROM pack ORDER BY name').pluck();
  const put = db.prepare('INSERT OR REPLACE INTO pack (name, date, content, added_at) VALUES (?, ?, ?, ?)');
  return {
    all: () => guarded(db.name, () => every.all()).map((text) => readPack(JSON.parse(text))),
    put: (pack, at) => immediately(db, () => void put.run(pack.name, pack.date, JSON.stringify(pack), at)),
  };
}
