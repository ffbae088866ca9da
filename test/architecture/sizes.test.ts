import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './cruise.ts';

const SOURCES = ['shared', 'electron', 'renderer', 'scripts', 'test'];
/** As the linter counts, without blank lines and comments; this limit holds for the whole file, so that none hides behind them. */
const MOST_LINES = 400;
const KEBAB = /^[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:ts|mjs|css)$/u;
const COMPONENT = /^(?:[A-Z][A-Za-z0-9]*|[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.test)?\.tsx$/u;

function sources(): readonly string[] {
  return globSync(`{${SOURCES.join(',')}}/**/*.{ts,tsx,mjs}`, {
    cwd: ROOT,
    exclude: (path) => path.includes('node_modules'),
  });
}

test('given the sources, when they are counted, then every file is short', () => {
  const files = sources();
  assert.ok(files.length > 150, `${files.length} files`);
  const long = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > MOST_LINES);
  assert.deepEqual(long, []);
});

test('given the sources, when their names are read, then files are kebab-case and components PascalCase', () => {
  const odd = sources().filter((file) => {
    const name = file.split(/[\\/]/u).at(-1) ?? '';
    return !KEBAB.test(name) && !COMPONENT.test(name);
  });
  assert.deepEqual(odd, []);
});

test('given the sources, when they are read, then none names a folder of one machine or a registry', () => {
  const places = [/\/(?:work|home|Users)\/[a-z]+\//u, /registry\.npm[a-z]*\.[a-z]+/u];
  const naming = sources()
    .filter((file) => !/^test[\\/]/u.test(file))
    .filter((file) => places.some((place) => place.test(readFileSync(join(ROOT, file), 'utf8'))));
  assert.deepEqual(naming, []);
});
