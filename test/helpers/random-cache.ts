import type { EntityKind } from '../../shared/domain/ror/projection.ts';
import { DEFAULT_KINDS, FACETS, fold, queryWords, SEARCH_KINDS } from '../../shared/domain/search.ts';
import type { Facet, Filters, SearchKind } from '../../shared/domain/search.ts';
import type { MadeEntity } from './made-generation.ts';

export type Random = () => number;

/** A small generator with a seed: the same numbers in every run (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

function some<T>(random: Random, values: readonly T[], most: number): readonly T[] {
  return Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(random, values));
}

const NAMES = [
  'Cardiologie',
  "Hôpital de L'Haÿ-les-Roses",
  'CHU de Saint-Étienne',
  'Sœurs du Sacré-Cœur',
  'USLD 2',
  'Maison Ælys',
  'cardio pédiatrie',
  'Été',
  '',
];
const CODES: Readonly<Record<Exclude<Facet, 'typeOi'>, readonly string[]>> = {
  region: ['11', '93', '94'],
  departement: ['75', '94', '2A', '83'],
  commune: ['75056', '94038', '83069', '2A004'],
  champ: ['01', '02', '04'],
  activite: ['013', '014', '050', '101', '999'],
  mode: ['28', '46', '50'],
  categorie: ['355', '109', '77'],
  public: ['01', '02', '05'],
  equipement: ['01', '02'],
  profession: ['10', '21', '60'],
  acte: ['0001', '0100', '0002'],
};
const KINDS: readonly EntityKind[] = ['ej', 'eg', 'oi', 'oi', 'oi', 'professionnel', 'activite'];
const DAY = 86_400_000;
export const FIRST_DAY = Date.parse('2026-01-01');

/** Entities with every oddity that a filter can meet: no place, no name, one bound of age, several codes, no date. */
export function randomEntities(random: Random, source: string, count: number): readonly MadeEntity[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = pick(random, KINDS);
    const typeOi = kind === 'oi' ? pick(random, ['1', '2', '3', '4', '4', '4', '']) : '';
    return {
      kind,
      typeOi,
      identity: `${source}/${String(index).padStart(5, '0')}`,
      name: `${pick(random, NAMES)} ${random() < 0.5 ? pick(random, NAMES) : ''}`.trim(),
      codes: kind === 'activite' ? { activite: [pick(random, CODES.activite)] } : randomCodes(random, typeOi),
      ageMin: random() < 0.3 ? null : Math.floor(random() * 400),
      ageMax: random() < 0.3 ? null : 200 + Math.floor(random() * 1000),
      updatedMs: random() < 0.1 ? null : FIRST_DAY + Math.floor(random() * 60) * DAY,
      phones: `01423456${String(index % 100).padStart(2, '0')}`,
    };
  });
}

function randomCodes(random: Random, typeOi: string): MadeEntity['codes'] {
  const isLocated = random() < 0.9;
  const place = (facet: 'region' | 'departement' | 'commune'): readonly string[] => [
    isLocated ? pick(random, CODES[facet]) : '',
  ];
  const others = FACETS.filter((facet) => facet !== 'typeOi').map((facet) => [facet, some(random, CODES[facet], 3)]);
  return {
    ...(Object.fromEntries(others) as MadeEntity['codes']),
    ...(typeOi === '' ? {} : { typeOi: [typeOi] }),
    region: place('region'),
    departement: place('departement'),
    commune: place('commune'),
  };
}

/** Filters of one to three kinds, sometimes with a value that nothing has. */
export function randomFilters(random: Random): Filters {
  const filters: Record<string, unknown> = {};
  const names = [...Object.keys(CODES), 'type', 'kind', 'age', 'updatedSince'];
  for (const name of some(random, names, 3)) {
    if (name === 'age') filters[name] = [Math.floor(random() * 1300), 200];
    else if (name === 'updatedSince')
      filters[name] = new Date(FIRST_DAY + random() * 60 * DAY).toISOString().slice(0, 10);
    else if (name === 'kind') filters[name] = [pick(random, SEARCH_KINDS), pick(random, SEARCH_KINDS)];
    else if (name === 'type') filters[name] = [pick(random, ['1', '2', '4'])];
    else
      filters[name] = [
        pick(random, [...CODES[name as keyof typeof CODES], 'none']),
        pick(random, CODES[name as keyof typeof CODES]),
      ];
  }
  return filters as Filters;
}

const TEXTS = ['', '', 'cardio', "l'hay", 'saint etienne', 'coeur', 'CARDIO ped', 'ael', '01 42 34 56 07', 'zzz'];

export function randomText(random: Random): string | undefined {
  const text = pick(random, TEXTS);
  return text === '' ? undefined : text;
}

/** What the search must find, by looking at every entity. */
export function expected(
  entities: readonly MadeEntity[],
  text: string | undefined,
  filters: Filters,
): readonly MadeEntity[] {
  return entities.filter(
    (entity) => isOfKind(entity, filters.kind) && hasWords(entity, text) && passes(entity, filters),
  );
}

function isOfKind({ kind, typeOi }: MadeEntity, kinds: readonly SearchKind[] | undefined): boolean {
  return (kinds === undefined || kinds.length === 0 ? DEFAULT_KINDS : kinds).some((wanted) =>
    wanted === 'ue' ? kind === 'oi' && typeOi === '4' : kind === wanted,
  );
}

function hasWords({ name, identity, phones }: MadeEntity, text: string | undefined): boolean {
  if (text === undefined) return true;
  const words = `${fold(name)} ${fold(identity)} ${phones}`.split(' ');
  const wanted = /^[\d ]+$/.test(text) ? [text.replaceAll(' ', '')] : queryWords(text);
  return wanted.every((word) => words.some((held) => held.startsWith(word)));
}

function passes(entity: MadeEntity, filters: Filters): boolean {
  const { age, updatedSince } = filters;
  const facets = FACETS.every((facet) => {
    const values = filters[facet === 'typeOi' ? 'type' : facet];
    return values === undefined || values.some((value) => (entity.codes[facet] ?? []).includes(value));
  });
  const { ageMin, ageMax, updatedMs } = entity;
  const hasAge = ageMin !== null || ageMax !== null;
  return (
    facets &&
    (age === undefined || age.some((asked) => hasAge && (ageMin ?? -1) <= asked && (ageMax ?? Infinity) >= asked)) &&
    (updatedSince === undefined || (updatedMs !== null && updatedMs >= Date.parse(updatedSince)))
  );
}
