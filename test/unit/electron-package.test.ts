import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);

interface Configuration {
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly asar: boolean;
  readonly asarUnpack: readonly string[];
  readonly files: readonly { readonly filter: readonly string[] }[];
  readonly icon: string;
  readonly extraMetadata: { readonly main: string };
  readonly linux: { readonly target: readonly string[] };
  readonly win: { readonly target: readonly string[] };
}

/** electron-builder's own reading and checking of a configuration. */
interface Builder {
  getConfig(project: string, file: string, options: null): Promise<Configuration>;
  validateConfiguration(configuration: unknown, log: unknown): Promise<void>;
}

const builder = require('app-builder-lib/out/util/config/config.js') as Builder;
const { DebugLogger } = require('builder-util') as { DebugLogger: new (isEnabled: boolean) => unknown };
const { FileMatcher } = require('app-builder-lib/out/fileMatcher.js') as {
  FileMatcher: new (
    from: string,
    to: string,
    expand: (pattern: string) => string,
    patterns: readonly string[],
  ) => { createFilter(): (file: string, stat: unknown) => boolean };
};
const configuration = await builder.getConfig(ROOT, 'electron-builder.json5', null);

test('given the packaging configuration when electron-builder checks it then its schema accepts it', async () => {
  await builder.validateConfiguration(configuration, new DebugLogger(false));
  const wrong = { ...configuration, electronFuses: { runAsNod: false } };
  await assert.rejects(builder.validateConfiguration(wrong, new DebugLogger(false)));
});

test('T10: given the packaged application when its fuses are set then it is no Node and loads only its own archive', () => {
  assert.deepEqual(configuration.electronFuses, {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    enableCookieEncryption: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
  assert.equal(configuration.asar, true);
});

test('given the packaging configuration when it is read then archive, icon, entry and targets are as they must be', () => {
  assert.deepEqual(configuration.asarUnpack, ['node_modules/better-sqlite3/prebuilds/**']);
  assert.equal(configuration.extraMetadata.main, 'out/main/index.js');
  assert.ok(existsSync(join(ROOT, configuration.icon)));
  assert.deepEqual(configuration.linux.target, ['AppImage', 'deb']);
  assert.deepEqual(configuration.win.target, ['nsis']);
});

test('given the files of the project when electron-builder chooses then only the build and one native package go in', () => {
  const expand = (pattern: string): string => pattern.replace('${platform}', 'linux').replace('${arch}', 'x64');
  const matcher = new FileMatcher(ROOT, '/packed', expand, configuration.files[0]?.filter ?? []);
  const isPacked = matcher.createFilter();
  const native = 'node_modules/better-sqlite3';
  const packed = ['package.json', 'LICENSE', 'resources/icons/icon.png', `${native}/package.json`].concat([
    `${native}/lib/index.js`,
    `${native}/lib/methods/pragma.js`,
    `${native}/prebuilds/linux-x64.node`,
  ]);
  const left = [
    'renderer/main.tsx',
    'electron/main/index.ts',
    'node_modules/react/package.json',
    'package-lock.json',
  ].concat([`${native}/binding.gyp`, `${native}/prebuilds/win32-x64.node`, 'test/unit/electron-package.test.ts']);
  for (const file of packed) assert.ok(isPacked(join(ROOT, file), statSync(join(ROOT, file))), file);
  for (const file of left) assert.ok(!isPacked(join(ROOT, file), statSync(join(ROOT, file))), file);
});

test('given the platforms of the packages when better-sqlite3 is looked at then each has its binary', () => {
  for (const platform of ['linux-x64', 'linux-arm64', 'win32-x64', 'darwin-x64', 'darwin-arm64']) {
    assert.ok(existsSync(join(ROOT, 'node_modules', 'better-sqlite3', 'prebuilds', `${platform}.node`)), platform);
  }
});
