// Writes resources/licences.json: every package that runs in Cercle, with its version and licence, as node_modules has it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './tools.ts';

/** The shell that the window runs in is shipped as well; what it downloads itself with is not. */
const SHIPPED_ALONE = ['electron'];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Where Node.js finds a package from another one's folder; undefined for one that is not installed. */
function find(name: string, from: string): string | undefined {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}

function licenceOf({ name, license, licenses }: Manifest): string {
  const found =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '));
  if (found === undefined || found === '') throw new Error(`${name} states no licence`);
  return found;
}

/** Adds the folder of everything that a folder's package runs with, and so on; packages for other systems are not there. */
function collect(folder: string, found: Map<string, Manifest>): void {
  const { dependencies = {}, optionalDependencies = {} } = manifestIn(folder);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const path = find(name, folder);
    if (path === undefined && !Object.hasOwn(optionalDependencies, name)) throw new Error(`${name} is not installed`);
    // Types are for the compiler.
    if (path === undefined || found.has(path) || name.startsWith('@types/')) continue;
    found.set(path, manifestIn(path));
    collect(path, found);
  }
}

/** Text of the list, the same for the same packages. */
export function licencesText(): string {
  const found = new Map<string, Manifest>();
  collect(root, found);
  for (const name of SHIPPED_ALONE) {
    const path = find(name, root);
    if (path !== undefined) found.set(path, manifestIn(path));
  }
  const lines = [...found.values()].map((manifest) =>
    JSON.stringify({ name: manifest.name, version: manifest.version, licence: licenceOf(manifest) }),
  );
  return `{\n "packages": [\n  ${[...new Set(lines)].sort().join(',\n  ')}\n ]\n}\n`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(root, 'resources', 'licences.json'), licencesText());
}
