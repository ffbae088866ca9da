import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRandom } from '../../shared/domain/synthetic/random.ts';

/** A record of a generated file, which writes each on a line of its own. Read by patterns: it shares nothing with the reader under test. */
export interface GeneratedUnit {
  readonly line: string;
  readonly key: string;
  readonly nationalId: string;
  readonly name: string;
  readonly activities: readonly string[];
}

const FACILITY = /^<csd:facility entityID="([^"]+)"><csd:otherID code="([^"]+)"/u;
const UNIT = '<csd:codedType code="4" codingScheme="1.2.250.1.213.3.3.8"/>';
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decoded(text: string): string {
  return text.replace(/&(\w+);/gu, (whole, name: string) => NAMED[name] ?? whole);
}

export function unitOf(line: string): GeneratedUnit | undefined {
  const ids = FACILITY.exec(line);
  if (ids === null || !line.includes(UNIT)) return undefined;
  const [, key = '', nationalId = ''] = ids;
  const name = decoded(/<csd:primaryName>([^<]*)</u.exec(line)?.[1] ?? '');
  const organizations = /<csd:organizations>.*?<\/csd:organizations>/u.exec(line)?.[0] ?? '';
  const activities = [...organizations.matchAll(/<csd:service entityID="([^"]+)"/gu)].map(([, code = '']) => code);
  return { line, key, nationalId, name, activities };
}

/** The units of a generated file, in its order. */
export async function* generatedUnits(xml: string): AsyncGenerator<GeneratedUnit, void, undefined> {
  const lines = createInterface({ input: createReadStream(xml, 'utf8'), crlfDelay: Infinity });
  for await (const line of lines) {
    const unit = unitOf(line);
    if (unit !== undefined) yield unit;
  }
}

/** `wanted` values drawn from all of them with equal chances, the same for the same seed. */
export async function sampled<T>(values: AsyncIterable<T>, wanted: number, seed: number): Promise<readonly T[]> {
  const random = createRandom(seed);
  const kept: T[] = [];
  let seen = 0;
  for await (const value of values) {
    const place = seen < wanted ? seen : random.between(0, seen);
    if (place < wanted) kept[place] = value;
    seen += 1;
  }
  return kept;
}
