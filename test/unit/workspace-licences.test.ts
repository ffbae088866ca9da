import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { readLicences } from '../../electron/services/about/licences.ts';
import { licencesText } from '../../scripts/licences.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const FILE = join(ROOT, 'resources', 'licences.json');

test('given the packages that are installed when their licences are listed again then the resource says the same', () => {
  assert.equal(readFileSync(FILE, 'utf8'), licencesText(), 'node scripts/run.mjs licences');
});

test('given the dependencies of package.json when looked up in the resource then each is there in its version', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const listed = new Map(readLicences(pathToFileURL(FILE)).map(({ name, version }) => [name, version]));
  for (const [name, version] of Object.entries(dependencies)) assert.equal(listed.get(name), version, name);
  assert.ok(listed.has('electron'));
  assert.ok(listed.size > Object.keys(dependencies).length);
});

test('given a list that is none when read then it is told as a broken installation', () => {
  assert.throws(() => readLicences(pathToFileURL(join(ROOT, 'package.json'))), { code: 'internal' });
  assert.throws(() => readLicences(pathToFileURL(join(ROOT, 'nothing.json'))), { code: 'internal' });
});
