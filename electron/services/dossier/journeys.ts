import { readFileSync, readdirSync } from 'node:fs';
import type { JourneyRow } from '../../../shared/contract/dossier-views.ts';
import type { Journey, JourneyPack } from '../../../shared/domain/onboarding/journey.ts';
import { latestPacks, readPack } from '../../../shared/domain/onboarding/pack.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { DossierRoom } from './parts.ts';

/** A journey as it is offered: of the latest pack that has it. */
export interface Offered {
  readonly journey: Journey;
  readonly pack: Pick<JourneyPack, 'name' | 'date'>;
}

const FOLDER = 'journeys/';

/** Every journey, in the order of its pack; those that Cercle ships and those that a person brought. */
export function offeredJourneys({ shipped, packs }: Pick<DossierRoom, 'shipped' | 'packs'>): readonly Offered[] {
  // A later pack of the same name is the whole of it: a journey that it has no more is offered no more.
  const known = latestPacks([...packs.all(), ...shipped()]).toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const offered = new Map<string, Offered>();
  for (const pack of known) for (const journey of pack.journeys) offered.set(journey.key, { journey, pack });
  return [...offered.values()];
}

/** The packs that Cercle ships, as dated data. @throws AppError `dossier.pack` for a damaged installation. */
export function shippedPacks(resource: Ports['resource']): readonly JourneyPack[] {
  const files = readdirSync(resource(FOLDER)).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => readPack(JSON.parse(readFileSync(resource(`${FOLDER}${name}`), 'utf8'))));
}

/** @throws AppError `dossier.journey-unknown`. */
export function offeredJourney(room: DossierRoom, key: string): Offered {
  const found = offeredJourneys(room).find(({ journey }) => journey.key === key);
  if (found !== undefined) return found;
  throw new AppError('dossier.journey-unknown', `No journey has the key ${key}; see "cercle dossier journeys".`, {
    values: { journey: key },
  });
}

export function journeyRows(room: DossierRoom): readonly JourneyRow[] {
  return offeredJourneys(room).map(({ journey, pack }) => {
    const { key, track, format, title, summary, warnings, question, steps, source, verifiedOn } = journey;
    return {
      ...{ key, track, format, title, summary, warnings, question, source, verifiedOn },
      steps: steps.length,
      pack: pack.name,
      packDate: pack.date,
    };
  });
}

/**
 * Takes a pack in; dossiers keep the journey they have until they are told otherwise.
 * @throws AppError `dossier.pack` for what is no pack, or one that is older than the one held.
 */
export function takePack(room: DossierRoom, text: string, file: string): JourneyPack {
  const pack = parsed(text, file);
  const held = [...room.shipped(), ...room.packs.all()].filter(({ name }) => name === pack.name);
  const newest = held
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (newest !== undefined && pack.date < newest) throw refused(file, `${pack.date} < ${newest}`);
  room.packs.put(pack, room.ports.now().toISOString());
  return pack;
}

function parsed(text: string, file: string): JourneyPack {
  try {
    return readPack(JSON.parse(text.replace(/^\ufeff/u, '')));
  } catch (error) {
    if (error instanceof SyntaxError) throw refused(file, 'JSON');
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.message, { ...error.detail, values: { ...error.detail.values, file } });
  }
}

function refused(file: string, reason: string): AppError {
  return new AppError('dossier.pack', `${file} is no pack of journeys: ${reason}.`, { values: { file, reason } });
}
