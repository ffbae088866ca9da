import { setTimeout } from 'node:timers/promises';
import { openStore } from '../../electron/services/store/index.ts';
import { openReader } from '../../electron/services/store/read-client.ts';
import type { Reader } from '../../electron/services/store/read-client.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { measured, median, percentile, ratio } from './figures.ts';
import type { Figures } from './rows.ts';

const WARM_UPS = 4;
const ROUNDS = 40;
const PAGE = 50;
const DEPARTEMENTS = ['75', '92', '93', '94', '77', '78', '91', '95'];
const COMBINED = ['medecine', 'consultation', 'hopital', 'soins', 'jour', 'unite'];
/** Whole words, beginnings of words, and two words together: each round asks what no round before it asked. */
const TEXTS = [
  ...['cardio', 'urgences', 'consultation', 'paris', 'medecine', 'chirurgie', 'pediatrie', 'geriatrie', 'neuro', 'smr'],
  ...['addicto', 'dialyse', 'imagerie', 'psychiatrie', 'soins', 'handicap', 'autisme', 'hospitalisation', 'centre'],
  ...['maternite', 'ophtalmo', 'ehpad', 'accueil', 'equipe mobile', 'oncologie', 'reanimation', 'saint', 'jour', 'ch'],
  ...[
    'domicile',
    'douleur',
    'medecine 75',
    'unite',
    'enfants',
    'hopital',
    'c',
    'm',
    'p',
    's',
    'h',
    'u',
    'a',
    'd',
    'ca',
  ],
  ...['me', 'pa', 'sa', 'ho', 'ur', 'ac', 'do', 'e', 'ce', 'co', 'de', 'en', 'i', 'l', 'r', 't', 'g', 'n', 'o', 'pe'],
] as const;

/** Asks questions of a data folder of the command line, with the read thread that the window has. */
export async function withReader<T>(dataFolder: string, work: (reader: Reader) => Promise<T>): Promise<T> {
  const ports = { ...createTestPorts({ folder: dataFolder }), dataDirectory: dataFolder };
  const store = openStore(ports);
  const reader = openReader(ports, store);
  try {
    return await work(reader);
  } finally {
    await reader.close();
    store.close();
  }
}

const REST_MS = 250;
/** At rest: so many times in a row less than this share of a core. */
const CALM = 4;
const BUSY = 0.04;
const LONGEST_REST_MS = 60_000;

/**
 * Opens the list as the window does, then lets the read thread come to rest, as it does before a person has typed anything. Gives how
 * long the first rows took, and the rest.
 */
async function opened(reader: Reader): Promise<{ readonly firstMs: number; readonly restMs: number }> {
  const started = performance.now();
  const { resultId } = await reader.openResult({});
  await reader.resultRows({ resultId, from: 0, count: 100 }, 'fr');
  const firstMs = performance.now() - started;
  const resting = performance.now();
  for (let calm = 0; calm < CALM && performance.now() - resting < LONGEST_REST_MS;) {
    const before = process.cpuUsage();
    await setTimeout(REST_MS);
    const { user, system } = process.cpuUsage(before);
    calm = (user + system) / 1000 < REST_MS * BUSY ? calm + 1 : 0;
  }
  return { firstMs, restMs: performance.now() - resting };
}

function pick<T>(values: readonly T[], round: number): T {
  return values[round % values.length] as T;
}

/** Milliseconds of one kind of question; the first rounds, with values of their own, do not count. */
async function times(ask: (round: number) => Promise<unknown>, rounds = ROUNDS): Promise<readonly number[]> {
  const each: number[] = [];
  for (let round = 0; round < WARM_UPS + rounds; round += 1) {
    const started = performance.now();
    await ask(round);
    if (round >= WARM_UPS) each.push(performance.now() - started);
  }
  return each;
}

const p95 = (each: readonly number[]) => measured(percentile(each, 0.95));

export interface Answers {
  readonly figures: Figures;
  readonly notes: readonly string[];
}

/** Row 8: what is asked most. */
async function common(reader: Reader): Promise<Answers> {
  const { firstMs, restMs } = await opened(reader);
  const first = await reader.search({ limit: 1000 }, 'fr');
  const ids = first.items.map(({ id }) => id);
  const departement = (round: number): string[] => [pick(DEPARTEMENTS, round)];
  const text = (round: number): string => pick(COMBINED, Math.floor(round / DEPARTEMENTS.length));
  const facets = await times((round) => {
    const filters = round % 2 === 0 ? {} : { departement: departement(round >> 1) };
    return reader.search({ limit: 0, facets: round % 4 < 2 ? ['activite'] : ['mode', 'champ'], filters }, 'fr');
  });
  const combined = await times((round) => {
    const filters = { departement: departement(round), champ: ['01'] };
    return reader.search({ text: text(round), limit: PAGE, filters }, 'fr');
  });
  let after: string | null = null;
  const pages = await times(async () => {
    const page = await reader.search({ limit: PAGE, ...(after !== null && { after }) }, 'fr');
    after = page.next;
  });
  const figures: Figures = {
    '8a': p95(await times((round) => reader.search({ text: pick(TEXTS, round), limit: PAGE }, 'fr'))),
    '8b': p95(pages),
    '8c': p95(facets),
    '8d': p95(combined),
    '8e': p95(await times((round) => reader.show({ id: pick(ids, round * 23) }, 'fr'))),
  };
  const shown = await times(async (round) => {
    const { resultId } = await reader.openResult({ text: pick(TEXTS, round + WARM_UPS), filters: { kind: ['ue'] } });
    await reader.resultRows({ resultId, from: 0, count: 100 }, 'fr');
    await reader.closeResult(resultId);
  });
  const note = `Row 8: ${firstMs.toFixed(0)} ms from opening the cache to its first rows; the read thread then prepares for ${(restMs / 1000).toFixed(1)} s while nobody asks`;
  const window = `Row 8: as the window asks, a list opened and its first 100 rows of units: p95 ${percentile(shown, 0.95).toFixed(1)} ms`;
  return { figures, notes: [note, window] };
}

/** The texts that find most, with how many units and establishments each finds. */
async function largestTexts(data: string): Promise<readonly (readonly [string, number])[]> {
  return withReader(data, async (reader) => {
    const found: (readonly [string, number])[] = [];
    for (const text of TEXTS) found.push([text, (await reader.search({ text, limit: 0 }, 'fr')).total]);
    return found.sort(([, a], [, b]) => b - a).slice(0, 20);
  });
}

/** Row 9: a reader of its own, so that no list is kept from the choice of the texts. */
async function overText(data: string): Promise<Answers> {
  const texts = await largestTexts(data);
  const each = await withReader(data, async (reader) => {
    await opened(reader);
    await reader.search({ limit: 0, facets: ['activite', 'mode'] }, 'fr');
    const timed: number[] = [];
    for (const [text] of texts) {
      const started = performance.now();
      await reader.search({ text, limit: 0, facets: ['activite', 'mode'] }, 'fr');
      timed.push(performance.now() - started);
    }
    return timed;
  });
  const most = texts[0]?.[1] ?? 0;
  const least = texts.at(-1)?.[1] ?? 0;
  const note = `Row 9: ${texts.length} texts, each asked once, that find ${least} to ${most} units and establishments`;
  return { figures: { 9: p95(each) }, notes: [note] };
}

/** Cursors of the last fifth of the whole list, reached page by page. */
async function deepCursors(reader: Reader): Promise<readonly string[]> {
  const cursors: string[] = [];
  const { total } = await reader.search({ limit: 0 }, 'fr');
  const limit = Math.min(10_000, Math.max(1, Math.floor(total / 100)));
  let after: string | undefined;
  for (let seen = 0; seen + limit < total; seen += limit) {
    const page = await reader.search({ limit, ...(after !== undefined && { after }) }, 'fr');
    if (page.next === null) break;
    after = page.next;
    if (seen > total * 0.8) cursors.push(after);
  }
  return cursors;
}

/** Row 10. */
async function deepPages(reader: Reader): Promise<Answers> {
  const cursors = await deepCursors(reader);
  if (cursors.length === 0) return { figures: { 10: { missing: 'too few rows' } }, notes: [] };
  const first = await times(() => reader.search({ limit: PAGE }, 'fr'));
  const deep = await times((round) => reader.search({ limit: PAGE, after: pick(cursors, round) }, 'fr'));
  const [one, other] = [median(first), median(deep)];
  const note = `Row 10: ${one.toFixed(2)} ms for the first page, ${other.toFixed(2)} ms for one of the last fifth of the list`;
  return { figures: { 10: ratio(measured(other), measured(one)) }, notes: [note] };
}

/** Rows 8 to 10, those that are chosen, over a data folder of the command line. */
export async function askQuestions(data: string, rows: ReadonlySet<number>): Promise<Answers> {
  const answers: Answers[] = [];
  if (rows.has(8)) answers.push(await withReader(data, common));
  if (rows.has(9)) answers.push(await overText(data));
  if (rows.has(10)) answers.push(await withReader(data, deepPages));
  return {
    figures: Object.assign({}, ...answers.map(({ figures }) => figures)) as Figures,
    notes: answers.flatMap(({ notes }) => notes),
  };
}
