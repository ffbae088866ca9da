import { openStore } from '../../electron/services/store/index.ts';
import { openReader } from '../../electron/services/store/read-client.ts';
import type { Reader } from '../../electron/services/store/read-client.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { percentile } from './measure.ts';

export interface QueryTimes {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
}

const WORDS = ['cardio', 'urgences', 'consultation', 'paris', 'medecine hospitalisation', 'ch', 'pediatrie 75', 'smr'];
const DEPARTEMENTS = ['75', '92', '93', '94', '77', '78', '91', '95'];
const ROUNDS = 40;

function pick<T>(values: readonly T[], round: number): T {
  return values[round % values.length] as T;
}

/** Milliseconds of one kind of question, asked many times with other values each time. */
async function timed(name: string, ask: (round: number) => Promise<unknown>): Promise<QueryTimes> {
  const times: number[] = [];
  for (let round = -4; round < ROUNDS; round += 1) {
    const started = performance.now();
    await ask(Math.abs(round));
    if (round >= 0) times.push(performance.now() - started);
  }
  return { name, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

async function askAll(reader: Reader): Promise<readonly QueryTimes[]> {
  const first = await reader.search({ limit: 50 }, 'fr');
  const ids = first.items.map(({ id }) => id);
  return [
    await timed('search top 50', (round) => reader.search({ text: pick(WORDS, round), limit: 50 }, 'fr')),
    await timed('next page', () => reader.search({ limit: 50, after: first.next ?? '' }, 'fr')),
    await timed('facets, no filter', () => reader.search({ limit: 0, facets: ['activite', 'mode'] }, 'fr')),
    await timed('facets in a département', (round) =>
      reader.search({ limit: 0, facets: ['activite'], filters: { departement: [pick(DEPARTEMENTS, round)] } }, 'fr'),
    ),
    await timed('facets over a text result', (round) =>
      reader.search({ text: pick(WORDS, round), limit: 0, facets: ['activite', 'mode'] }, 'fr'),
    ),
    await timed('combined filters', (round) =>
      reader.search(
        { text: 'medecine', limit: 50, filters: { departement: [pick(DEPARTEMENTS, round)], champ: ['01'] } },
        'fr',
      ),
    ),
    await timed('record', (round) => reader.show({ id: pick(ids, round) }, 'fr')),
  ];
}

/** Times the questions that people ask, over a data folder of the command line. */
export async function timeQueries(dataFolder: string): Promise<readonly QueryTimes[]> {
  const ports = { ...createTestPorts({ folder: dataFolder }), dataDirectory: dataFolder };
  const store = openStore(ports);
  const reader = openReader(ports, store);
  try {
    return await askAll(reader);
  } finally {
    await reader.close();
    store.close();
  }
}
