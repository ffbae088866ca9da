import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '../../shared/contract/cache.ts';
import { compareSides, generationOf } from './compare.ts';
import type { Input } from './input.ts';
import { measure } from './measure.ts';
import type { Measure } from './measure.ts';
import type { Program } from './race.ts';
import { fastXmlParse, pythonImport, pythonParse, xmllintParse } from './second-opinions.ts';
import type { Peers } from './second-opinions.ts';
import { checkCounts, checkDirectories, directoryCounts } from './verify.ts';

const CLI = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');
const PARSE_ONLY = join(import.meta.dirname, 'parse-only.ts');

/** Names of the programs, as they are told. */
export const NAMES = {
  parse: 'Cercle, parse + extract',
  import: 'Cercle, import',
  python: 'Python lxml → sqlite3',
  lxml: 'lxml.iterparse, bare',
  xmllint: 'xmllint --noout --sax',
  fastXml: 'fast-xml-parser, whole document',
} as const;

/** Runs the import command as a process. */
export async function runImport(
  file: string,
  data: string,
  more: readonly string[] = [],
): Promise<Measure & { readonly report: ImportReport }> {
  const args = [CLI, 'import', file, '--data', data, '--source', 'BENCH', '--json', '--quiet', ...more];
  const timing = await measure(process.execPath, args);
  return { ...timing, report: JSON.parse(timing.output) as ImportReport };
}

/** Bytes of the tables of the cache in a data folder. */
export function databaseBytes(data: string): number {
  const folder = join(data, 'cache', 'sources');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0);
}

export interface Course {
  readonly input: Input;
  readonly peers: Peers;
  readonly folder: string;
  /** Where the last import stays. */
  readonly data: string;
  readonly rows: ReadonlySet<number>;
  /** Told what was compared of the two programs of row 3, in a sentence. */
  onCompared(sentence: string): void;
}

/** The programs that the chosen rows need and that are installed; each that counts is checked. */
export function programsFor(course: Course): readonly Program[] {
  const { rows, peers } = course;
  const any = (...numbers: readonly number[]): boolean => numbers.some((number) => rows.has(number));
  const { python } = peers;
  return [
    ...(any(1, 2, 4) ? [parseOnly(course)] : []),
    ...(any(2) && peers.hasXmllint ? [bare(NAMES.xmllint, () => xmllintParse(course.input.xml))] : []),
    ...(any(1) && python !== undefined ? [bare(NAMES.lxml, () => pythonParse(python, course.input.xml))] : []),
    ...(any(1) ? [bare(NAMES.fastXml, () => fastXmlParse(course.input.xml))] : []),
    ...(any(3, 4, 5) ? [cleanImport(course)] : []),
    ...(any(3) && python !== undefined ? [pythonProgram(course, python)] : []),
  ];
}

function bare(name: string, run: Program['run']): Program {
  return { name, mayFail: true, run };
}

function parseOnly({ input }: Course): Program {
  const expected = Object.values(directoryCounts(input.counts)).reduce((sum, count) => sum + count, 0);
  return {
    ...{ name: NAMES.parse, mayFail: false },
    run: () => measure(process.execPath, [PARSE_ONLY, input.xml]),
    check(output) {
      const { records } = JSON.parse(output) as { records: number };
      if (records !== expected) throw new Error(`${NAMES.parse}: ${records} records read, ${expected} written`);
    },
  };
}

/** Every round fills a cache of its own. */
function cleanImport({ input, data }: Course): Program {
  return {
    ...{ name: NAMES.import, mayFail: false },
    run() {
      rmSync(data, { recursive: true, force: true });
      return runImport(input.xml, data);
    },
    check: (output) => checkCounts((JSON.parse(output) as ImportReport).counts, input.counts),
  };
}

/** Compares what it made with what the import made, once: nothing goes on when they differ. */
function pythonProgram({ input, folder, data, onCompared }: Course, python: string): Program {
  const made = join(folder, 'python');
  let isCompared = false;
  return {
    ...{ name: NAMES.python, mayFail: true },
    run: () => pythonImport({ python, folder: made, file: input.xml }),
    check(output) {
      const { counts } = JSON.parse(output) as { counts: Record<string, number> };
      checkDirectories(counts, input.counts);
      if (!isCompared) onCompared(compareSides({ cercle: generationOf(data), python: made }));
      isCompared = true;
      rmSync(made, { recursive: true, force: true });
    },
  };
}
