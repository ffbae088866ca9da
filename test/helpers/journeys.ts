import { readFileSync } from 'node:fs';
import { readPack } from '../../shared/domain/onboarding/pack.ts';
import type { Journey, JourneyPack } from '../../shared/domain/onboarding/journey.ts';

const FILE = new URL('../../resources/journeys/cercle.json', import.meta.url);

/** The pack of journeys that is shipped, as parsed JSON: each call gives a copy that may be changed. */
export function shippedPack(): unknown {
  return JSON.parse(readFileSync(FILE, 'utf8')) as unknown;
}

/** One of its journeys. */
export function shippedJourney(key: string): Journey {
  const pack: JourneyPack = readPack(shippedPack());
  const journey = pack.journeys.find((one) => one.key === key);
  if (journey === undefined) throw new Error(`no journey ${key}`);
  return journey;
}
