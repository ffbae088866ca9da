import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.ts';
import type { Measure } from './measure.ts';

/** Debian's Python holds lxml; another one found first on the PATH may not. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

/** A Python that has lxml, or undefined. */
export function pythonWithLxml(): string | undefined {
  return PYTHONS.find((python) => spawnSync(python, ['-c', 'import lxml.etree']).status === 0);
}

export interface Baseline {
  readonly seconds: number;
  readonly loadSeconds: number;
  readonly rssMb: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** Runs the Python program (lxml.iterparse → sqlite3, indexes, full text, facets) on the same files. */
export async function pythonImport(
  python: string,
  folder: string,
  labels: Readonly<Record<string, string>>,
  files: readonly string[],
): Promise<Baseline> {
  const labelsFile = join(folder, 'labels.json');
  writeFileSync(labelsFile, JSON.stringify(labels));
  const program = join(import.meta.dirname, 'baseline.py');
  const database = join(folder, `baseline-${Date.now()}.db`);
  const { output } = await measure(python, [program, labelsFile, database, ...files]);
  return JSON.parse(output) as Baseline;
}

/** How long lxml takes to read the files and nothing else: the bare rate of what an integrator would use. */
export async function pythonParse(python: string, files: readonly string[]): Promise<Measure> {
  const program = [
    'import sys',
    'from lxml import etree',
    'for f in sys.argv[1:]:',
    '    for _, e in etree.iterparse(f, events=("end",), huge_tree=True):',
    '        e.clear()',
    '        while e.getprevious() is not None: del e.getparent()[0]',
  ].join('\n');
  return measure(python, ['-c', program, ...files]);
}

/** xmllint's native SAX reading, the ceiling; undefined where it is not installed. */
export async function xmllintParse(files: readonly string[]): Promise<Measure | undefined> {
  if (spawnSync('xmllint', ['--version']).status !== 0) return undefined;
  return measure('xmllint', ['--noout', '--sax', '--huge', ...files]);
}
