import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeGiven } from './baseline-given.ts';
import { measure } from './measure.ts';
import type { Measure } from './measure.ts';

/** Debian's Python holds lxml; another one found first on the PATH may not. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
const HERE = import.meta.dirname;
const FAST_XML = join(HERE, '..', '..', 'node_modules', 'fast-xml-parser', 'package.json');

/** What is installed to compare with. */
export interface Peers {
  /** A Python that has lxml. */
  readonly python: string | undefined;
  readonly hasXmllint: boolean;
  readonly versions: readonly string[];
  /** Names of those that are not installed. */
  readonly absent: readonly string[];
}

const PYTHON_VERSIONS = [
  'import sys, sqlite3',
  'from lxml import etree',
  'dotted = lambda numbers: ".".join(map(str, numbers))',
  'libxml = dotted(etree.LIBXML_VERSION)',
  'print(f"Python {dotted(sys.version_info[:3])}, lxml {dotted(etree.LXML_VERSION)} (libxml2 {libxml}), SQLite {sqlite3.sqlite_version}")',
].join('\n');

export function findPeers(): Peers {
  const versions: string[] = [];
  const absent: string[] = [];
  const python = PYTHONS.find((name) => spawnSync(name, ['-c', 'import lxml.etree, sqlite3']).status === 0);
  if (python === undefined) absent.push('Python with lxml');
  else versions.push(spawnSync(python, ['-c', PYTHON_VERSIONS], { encoding: 'utf8' }).stdout.trim());
  const xmllint = spawnSync('xmllint', ['--version'], { encoding: 'utf8' });
  const hasXmllint = xmllint.status === 0;
  if (hasXmllint) versions.push(`xmllint of libxml2 ${/version (\d+)/u.exec(xmllint.stderr)?.[1] ?? 'unknown'}`);
  else absent.push('xmllint');
  const { version } = JSON.parse(readFileSync(FAST_XML, 'utf8')) as { version: string };
  versions.push(`fast-xml-parser ${version}`);
  return { python, hasXmllint, versions, absent };
}

/** What the Python program left: tables in `folder`, and its record counts by directory as JSON. */
export interface PythonRun {
  readonly python: string;
  /** Where data.db and fts.db go; what is there is deleted. */
  readonly folder: string;
  readonly file: string;
  /** Access profile of the extraction; unknown when absent. */
  readonly profil?: number;
  /** Nothing is judged, checked or waited for. */
  readonly isBare?: boolean;
}

/** Runs the Python program: lxml.iterparse → sqlite3, the schema of Cercle with its indexes, full text, facet counts and findings. */
export async function pythonImport({ python, folder, file, profil, isBare }: PythonRun): Promise<Measure> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const given = join(folder, 'given.json');
  writeGiven(given);
  // Compiled modules are kept from one round to the next, and not beside the sources.
  const env = { PYTHONPYCACHEPREFIX: join(folder, '..', 'python-modules') };
  const options = [
    ...(profil === undefined ? [] : ['--profil', String(profil)]),
    ...(isBare === true ? ['--bare'] : []),
  ];
  return measure(python, [join(HERE, 'baseline.py'), ...options, given, folder, file], env);
}

/** How long lxml takes to read a file and nothing else: the bare rate of what an integrator would use. */
export function pythonParse(python: string, file: string): Promise<Measure> {
  const program = [
    'import sys',
    'from lxml import etree',
    'for _, e in etree.iterparse(sys.argv[1], events=("end",), huge_tree=True):',
    '    e.clear()',
    '    while e.getprevious() is not None: del e.getparent()[0]',
  ].join('\n');
  return measure(python, ['-c', program, file]);
}

/** xmllint's native SAX reading, the ceiling; its events go nowhere. */
export function xmllintParse(file: string): Promise<Measure> {
  return measure('xmllint', ['--noout', '--sax', '--huge', file]);
}

/** fast-xml-parser on the whole document. */
export function fastXmlParse(file: string): Promise<Measure> {
  return measure(process.execPath, [join(HERE, 'peer-fast-xml.ts'), file]);
}
