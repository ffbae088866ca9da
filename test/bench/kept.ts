import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SizeReport } from './report.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** What the figures come from: a change of anything else, such as of a page of documentation, does not make them another program's. */
const MEASURED = ['electron', 'shared', 'resources', 'test/bench', 'test/helpers', 'package-lock.json'];

/** Which program, peers and machine the figures are of: figures of different ones are never put side by side. */
export interface Subject {
  /** The commit of the working tree, with a `+` when files are changed. */
  readonly commit: string;
  /** Stays the same as long as nothing that is measured changes. */
  readonly code: string;
  readonly machine: readonly string[];
  readonly versions: readonly string[];
}

/** The sizes measured so far, each in one run of its own. */
export interface Kept extends Subject {
  readonly sizes: readonly SizeReport[];
}

function git(...args: readonly string[]): string {
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  return status === 0 ? stdout.trim() : '';
}

/** `commit` is empty in a copy without its history; nothing is kept from one run to the next there. */
export function subjectOf(machine: readonly string[], versions: readonly string[]): Subject {
  const head = git('rev-parse', '--short=12', 'HEAD');
  if (head === '') return { commit: '', code: '', machine, versions };
  const trees = git('rev-parse', ...MEASURED.map((path) => `HEAD:${path}`));
  const changes = git('diff', 'HEAD', '--', ...MEASURED);
  const others = git('ls-files', '--others', '--exclude-standard', '--', ...MEASURED);
  const code = createHash('sha256').update([trees, changes, others].join('\0')).digest('hex').slice(0, 16);
  return { commit: changes === '' && others === '' ? head : `${head}+`, code, machine, versions };
}

/** The sizes that were measured of the same subject; none when there is anything else, or nothing that can be read. */
export function keptSizes(file: string, subject: Subject): readonly SizeReport[] {
  const text = contentOf(file);
  if (text === undefined || subject.code === '') return [];
  try {
    const kept = JSON.parse(text) as Partial<Kept>;
    return isSame(kept, subject) ? (kept.sizes ?? []) : [];
  } catch {
    return [];
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isSame(kept: Partial<Kept>, { code, machine, versions }: Subject): boolean {
  const text = (subject: Partial<Subject>): string => JSON.stringify([subject.code, subject.machine, subject.versions]);
  return text(kept) === text({ code, machine, versions });
}

export function keep(file: string, kept: Kept): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}

/** The sizes with one more, in the place of an earlier one of its label; those of the most units last. */
export function withSize(sizes: readonly SizeReport[], size: SizeReport): readonly SizeReport[] {
  return [...sizes.filter(({ label }) => label !== size.label), size].sort((a, b) => a.units - b.units);
}
