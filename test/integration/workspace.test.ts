import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { TestContext } from 'node:test';
import type { About, Folders, MutedRule, SavedView, Settings } from '../../shared/contract/workspace.ts';
import { createServices } from '../../electron/services/index.ts';
import { openWritable } from '../../electron/services/store/sqlite.ts';
import { openWorkspace } from '../../electron/services/store/workspace.ts';
import { WORKSPACE_0001 } from '../../electron/services/store/migrations/workspace-0001.ts';
import { createTestPorts } from '../helpers/ports.ts';
import type { TestPorts } from '../helpers/ports.ts';

interface Opened {
  readonly ports: TestPorts;
  ask<T>(method: string, params?: object): Promise<T>;
  /** Closes the services and opens them again on the same folders. */
  again(): Promise<void>;
}

async function open(t: TestContext, now: () => Date = () => new Date()): Promise<Opened> {
  const ports = createTestPorts({ now });
  let services = createServices(ports);
  t.after(async () => {
    await services.close();
    ports.dispose();
  });
  return {
    ports,
    async ask<T>(method: string, params: object = {}) {
      const reply = await services.dispatch({ jsonrpc: '2.0', id: '1', method, params }, { lang: 'fr' });
      if ('error' in reply) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
      return reply.result as T;
    },
    async again() {
      await services.close();
      services = createServices(ports);
    },
  };
}

const DEFAULTS = {
  language: 'system',
  theme: 'system',
  textScale: 1,
  keepGenerations: 1,
  keepLoads: 10,
  lockMinutes: 15,
  fullEveryDays: 7,
  deltaEveryHours: 24,
  testEveryHours: 24,
  overlapHours: 6,
  answerDays: 30,
  answerMegabytes: 2000,
  proxy: 'system',
};

test('given settings changed one after the other when read after a restart then each is kept and the rest is the default', async (t) => {
  const { ask, again } = await open(t);
  assert.deepEqual(await ask('workspace.settings'), DEFAULTS);
  assert.deepEqual(await ask('workspace.saveSettings', { theme: 'dark', textScale: 1.25 }), {
    ...DEFAULTS,
    theme: 'dark',
    textScale: 1.25,
  });
  await ask('workspace.saveSettings', { language: 'en' });
  await again();
  const wanted = { ...DEFAULTS, theme: 'dark', textScale: 1.25, language: 'en' };
  assert.deepEqual(await ask('workspace.settings'), wanted);
  await assert.rejects(ask('workspace.saveSettings', { theme: 'light', textScale: 9 }), { code: 'input.invalid' });
  assert.deepEqual(await ask('workspace.settings'), wanted);
});

test('given how much to keep when it is changed then it counts for every source, in every process', async (t) => {
  const { ask, ports } = await open(t);
  await ask('workspace.saveSettings', { keepGenerations: 3 });
  const other = openWorkspace(ports, () => false);
  try {
    assert.deepEqual(other.retention('11'), { generations: 3, loads: 10 });
    await ask('workspace.saveSettings', { keepLoads: 4 });
    assert.deepEqual(other.retention('93'), { generations: 3, loads: 4 });
  } finally {
    other.close();
  }
});

test('given values that this version does not know when settings are read then they count as not chosen', async (t) => {
  const { ask, ports, again } = await open(t);
  await ask('workspace.saveSettings', { theme: 'contrast' });
  await again();
  const db = openWritable(join(ports.dataDirectory, 'workspace.db'));
  const set = db.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)');
  set.run('language', '"klingon"');
  set.run('textScale', 'not json');
  set.run('ofLater', 'true');
  db.close();
  assert.deepEqual(await ask('workspace.settings'), { ...DEFAULTS, theme: 'contrast' });
});

test('given a workspace of the first version when opened then it gains what is new and keeps what it had', async (t) => {
  const ports = createTestPorts();
  t.after(() => ports.dispose());
  const file = join(ports.dataDirectory, 'workspace.db');
  const old = openWritable(file);
  old.exec(WORKSPACE_0001);
  old.pragma('user_version = 1');
  old.prepare("INSERT INTO retention VALUES ('11', 5, 6)").run();
  old.close();
  const workspace = openWorkspace(ports, () => false);
  try {
    assert.deepEqual(workspace.retention('11'), { generations: 5, loads: 6 });
    assert.deepEqual(workspace.settings(), DEFAULTS);
    assert.ok(existsSync(`${file}.v1.backup`));
  } finally {
    workspace.close();
  }
});

const VIEW = {
  name: 'Cardiologie du 93',
  text: 'cardio',
  filters: { departement: ['93'], kind: ['ue'], age: [216] },
  sort: { by: 'commune', descending: true },
  columns: ['name', 'commune'],
};

test('given searches saved when listed after a restart then they are as saved, by name, and a name is used once', async (t) => {
  let second = 0;
  const { ask, again } = await open(t, () => new Date(Date.UTC(2026, 2, 1, 10, 0, (second += 1))));
  const first = await ask<SavedView>('workspace.saveView', VIEW);
  assert.deepEqual({ ...VIEW, id: first.id, savedAt: first.savedAt }, first);
  await ask('workspace.saveView', { ...VIEW, name: 'équipe 10' });
  await ask('workspace.saveView', { ...VIEW, name: 'Équipe 9' });
  const replaced = await ask<SavedView>('workspace.saveView', { ...VIEW, text: 'pédiatrie' });
  assert.equal(replaced.id, first.id);
  assert.equal(replaced.text, 'pédiatrie');
  assert.ok(replaced.savedAt > first.savedAt);
  await again();
  const views = await ask<readonly SavedView[]>('workspace.views');
  assert.deepEqual(
    views.map(({ name }) => name),
    ['Cardiologie du 93', 'Équipe 9', 'équipe 10'],
  );
  assert.deepEqual(views[0], replaced);
  assert.deepEqual(await ask('workspace.removeView', { id: first.id }), { removed: true });
  assert.deepEqual(await ask('workspace.removeView', { id: first.id }), { removed: false });
  assert.equal((await ask<readonly SavedView[]>('workspace.views')).length, 2);
});

test('given a rule muted with a reason when listed after a restart then it is there until it is unmuted', async (t) => {
  const { ask, again } = await open(t, () => new Date('2026-03-01T10:00:00Z'));
  const muted = await ask<MutedRule>('workspace.muteRule', { code: 'commune-unknown', reason: 'Communes nouvelles' });
  assert.deepEqual(muted, { code: 'commune-unknown', reason: 'Communes nouvelles', at: '2026-03-01T10:00:00.000Z' });
  await ask('workspace.muteRule', { code: 'commune-unknown', reason: 'Revu en mars' });
  await assert.rejects(ask('workspace.muteRule', { code: 'x', reason: ' a ' }), { code: 'input.invalid' });
  await again();
  const rules = await ask<readonly MutedRule[]>('workspace.mutedRules');
  assert.deepEqual(
    rules.map(({ code, reason }) => [code, reason]),
    [['commune-unknown', 'Revu en mars']],
  );
  assert.deepEqual(await ask('workspace.unmuteRule', { code: 'commune-unknown' }), { removed: true });
  assert.deepEqual(await ask('workspace.unmuteRule', { code: 'commune-unknown' }), { removed: false });
  assert.deepEqual(await ask('workspace.mutedRules'), []);
});

test('given files in the cache when the folders are asked for then their bytes are counted', async (t) => {
  const { ask, ports } = await open(t);
  const before = await ask<Folders>('workspace.folders');
  assert.deepEqual([before.data, before.cache], [ports.dataDirectory, ports.cacheDirectory]);
  mkdirSync(join(ports.cacheDirectory, 'spool', 'deep'), { recursive: true });
  writeFileSync(join(ports.cacheDirectory, 'spool', 'deep', 'file'), Buffer.alloc(12_345));
  assert.equal((await ask<Folders>('workspace.folders')).cacheBytes, before.cacheBytes + 12_345);
});

test('given this installation when asked what it is made of then versions and licences are those that run', async (t) => {
  const { ask } = await open(t);
  const { version, runtime, licences } = await ask<About>('workspace.about');
  assert.match(version, /^\d+\.\d+\.\d+/);
  assert.equal(runtime['node'], process.versions.node);
  assert.match(runtime['sqlite'] ?? '', /^3\.\d+\.\d+$/);
  assert.equal(runtime['electron'], undefined);
  assert.ok(licences.some(({ name, licence }) => name === 'better-sqlite3' && licence === 'MIT'));
});

test('given a profile never used when only its settings are read then no cache is made', async (t) => {
  const { ask, ports } = await open(t);
  const settings = await ask<Settings>('workspace.settings');
  assert.equal(settings.theme, 'system');
  assert.deepEqual(
    readdirSync(ports.dataDirectory).filter((name) => name.endsWith('.db')),
    ['workspace.db'],
  );
});
