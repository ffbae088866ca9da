import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createServices } from '../../electron/services/index.ts';
import type { Services } from '../../electron/services/index.ts';
import { readZipFiles } from '../../electron/services/ingest/archive.ts';
import { openWritable } from '../../electron/services/store/sqlite.ts';
import { zipOf } from '../../electron/services/synthetic/zip-writer.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import { createDesk } from '../helpers/cli.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

const PROCESS = join(import.meta.dirname, '..', 'helpers', 'restore-process.ts');

interface Opened {
  readonly services: Services;
  readonly client: Client;
  readonly write: (name: string) => string;
  readonly read: (name: string) => string;
  close(): Promise<void>;
}

/** The services over `FOLDER/data`, and files beside. */
function openOn(folder: string): Opened {
  const services = createServices(createTestPorts({ folder }));
  const client = createClient({
    send: (request) => services.dispatch(request, { lang: 'fr' }),
    onEvent: (listener) => services.onEvent(listener),
  });
  return {
    ...{ services, client },
    write: (name) => services.tickets.forWriting(join(folder, name)),
    read: (name) => services.tickets.forReading(join(folder, name)),
    close: () => services.close(),
  };
}

/** What a person would recognise her workspace by. */
async function portraitOf(folder: string): Promise<readonly string[]> {
  const { client, close } = openOn(folder);
  try {
    const { theme } = await client.workspace.settings({});
    const dossiers = await client.dossiers.list({});
    const verified = await Promise.all(dossiers.map(({ id }) => client.dossiers.history({ id })));
    assert.ok(verified.every(({ verification }) => verification.isIntact));
    const { state } = await client.vault.status({});
    return [theme, ...dossiers.map(({ title }) => title), `vault ${state}`];
  } finally {
    await close();
  }
}

async function fill(folder: string, theme: 'dark' | 'light', title: string, hasVault: boolean): Promise<void> {
  const { client, close } = openOn(folder);
  await client.workspace.saveSettings({ theme });
  await client.dossiers.create({ journey: 'cercle-regional-csd', title });
  if (hasVault) await client.vault.init({ passphrase: PASSPHRASE });
  await client.exchanges.list({});
  await close();
}

const OLD = ['dark', 'Ancien', 'vault locked'];
const NEW = ['light', 'Nouveau', 'vault absent'];

function failsWith(code: string, reason?: RegExp): (error: unknown) => boolean {
  return (error) => {
    const { code: actual, detail } = error as AppError;
    assert.equal(actual, code, String(error));
    if (reason !== undefined) assert.match(String(detail.values?.['reason']), reason);
    return true;
  };
}

describe('the backup of the workspace', () => {
  const root = mkdtempSync(join(tmpdir(), 'cercle-backup-'));
  const folder = (name: string): string => join(root, name);
  const backup = (): string => join(folder('old'), 'sauvegarde.zip');
  /** A copy of a workspace, with the backup beside. */
  const copyOf = (name: string, to: string): string => {
    cpSync(folder(name), folder(to), { recursive: true });
    cpSync(backup(), join(folder(to), 'sauvegarde.zip'));
    return folder(to);
  };
  before(async () => {
    await fill(folder('old'), 'dark', 'Ancien', true);
    const tables = join(folder('old'), 'data', 'nomenclatures');
    mkdirSync(tables);
    writeFileSync(join(tables, 'index.json'), '{"files":[]}');
    const { client, write, close } = openOn(folder('old'));
    // In use: what was just written is still in the log.
    await client.workspace.settings({});
    const made = await client.workspace.backup({ out: write('sauvegarde.zip') });
    assert.equal(made.keys, 'passphrase');
    assert.deepEqual(
      made.files.map(({ name }) => name),
      ['workspace.db', 'vault.db', 'dossiers.db', 'exchanges.db', 'nomenclatures/index.json'],
    );
    await assert.rejects(client.workspace.backup({ out: write('sauvegarde.zip') }), failsWith('file.exists'));
    await close();
    assert.equal(
      readdirSync(join(folder('old'), 'data')).some((name) => name.startsWith('.sauvegarde')),
      false,
    );
    await fill(folder('new'), 'light', 'Nouveau', false);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  test('given an empty folder, when a backup is restored, then the workspace is as it was, and its vault opens', async () => {
    mkdirSync(folder('empty'));
    cpSync(backup(), join(folder('empty'), 'sauvegarde.zip'));
    const first = openOn(folder('empty'));
    const restored = await first.client.workspace.restore({ file: first.read('sauvegarde.zip') });
    assert.deepEqual([restored.aside, restored.isDone, restored.files.length], [null, true, 5]);
    await first.close();
    assert.deepEqual(await portraitOf(folder('empty')), OLD);
    const { client, close } = openOn(folder('empty'));
    assert.equal((await client.vault.unlock({ passphrase: PASSPHRASE })).state, 'open');
    const [dossier] = await client.dossiers.list({});
    const { verification } = await client.dossiers.history({ id: dossier?.id ?? '' });
    assert.deepEqual([verification.isIntact, verification.sealed?.isValid], [true, true]);
    await close();
    const left = readdirSync(join(folder('empty'), 'data'));
    assert.equal(
      left.some((name) => /restaura(?!tion\.lock)|\.part$/u.test(name)),
      false,
      left.join(' '),
    );
  });

  test('given a workspace, when a backup is restored, then it needs a word, and what was there is set aside whole', async () => {
    copyOf('new', 'replaced');
    const { client, read, close } = openOn(folder('replaced'));
    await assert.rejects(client.workspace.restore({ file: read('sauvegarde.zip') }), failsWith('backup.not-empty'));
    const { aside } = await client.workspace.restore({ file: read('sauvegarde.zip'), force: true });
    await close();
    assert.deepEqual(await portraitOf(folder('replaced')), OLD);
    mkdirSync(folder('aside'));
    cpSync(join(folder('replaced'), 'data', aside ?? ''), join(folder('aside'), 'data'), { recursive: true });
    assert.deepEqual(await portraitOf(folder('aside')), NEW);
  });

  test('given an open window, when a backup is restored, then it is refused, or waits for the next start', async () => {
    copyOf('new', 'open');
    const window = openOn(folder('open'));
    await window.client.workspace.settings({});
    const other = openOn(folder('open'));
    const file = other.read('sauvegarde.zip');
    await assert.rejects(other.client.workspace.restore({ file, force: true }), failsWith('backup.in-use'));
    const prepared = await window.client.workspace.restore({
      ...{ file: window.read('sauvegarde.zip'), force: true, atNextStart: true },
    });
    assert.equal(prepared.isDone, false);
    await other.close();
    const third = openOn(folder('open'));
    assert.equal((await third.client.workspace.settings({})).theme, 'light', 'the window is still open');
    await third.close();
    await window.client.workspace.saveSettings({ textScale: 1.2 });
    await window.close();
    assert.deepEqual(await portraitOf(folder('open')), OLD);
    assert.equal(existsSync(join(folder('open'), 'data', 'restauration.json')), false);
  });

  test('given a process killed at any change of the disk, when Cercle starts again, then one workspace or the other is whole', async (t) => {
    const run = (name: string, at: number) => {
      const file = join(copyOf('new', name), 'sauvegarde.zip');
      return spawnSync(process.execPath, [PROCESS, folder(name), file, String(at)], { encoding: 'utf8' });
    };
    const changes = Number(run('whole', 0).stdout);
    // What moves files comes last.
    const all = Array.from({ length: changes }, (_, at) => at + 1);
    const chosen =
      process.env['CERCLE_TORTURE'] === '1' ? all : all.filter((at) => at === 1 || (at > changes - 20 && at % 2 === 0));
    const seen = { old: 0, new: 0 };
    for (const at of chosen) {
      const killed = folder(`killed-${at}`);
      assert.equal(run(`killed-${at}`, at).signal, 'SIGKILL');
      const portrait = await portraitOf(killed);
      assert.ok(
        [OLD, NEW].some((known) => known.join() === portrait.join()),
        `${at}: ${portrait.join(' ')}`,
      );
      seen[portrait[0] === 'dark' ? 'old' : 'new'] += 1;
      if (portrait[0] === 'light') {
        const { client, read, close } = openOn(killed);
        await client.workspace.restore({ file: read('sauvegarde.zip'), force: true });
        await close();
        assert.deepEqual(await portraitOf(killed), OLD, 'what was killed is in nobody’s way');
      }
      rmSync(killed, { recursive: true });
    }
    assert.ok(seen.old > 1 && seen.new > 0, JSON.stringify(seen));
    t.diagnostic(
      `count: ${chosen.length} kills of ${changes} places, the present workspace ${seen.new} times, the backup ${seen.old} times`,
    );
  });

  test('given a file that is no backup, damaged, of a later version or with something beside, when restored, then nothing changes', async (t) => {
    const entries: { name: string; bytes: Uint8Array }[] = [];
    for await (const entry of readZipFiles(backup(), () => true)) entries.push(entry);
    const manifest = (change: (text: string) => string) =>
      entries.map(({ name, bytes }) =>
        name === 'sauvegarde.json'
          ? { name, bytes: Buffer.from(change(Buffer.from(bytes).toString())) }
          : { name, bytes },
      );
    const flipped = entries.map(({ name, bytes }) => {
      const copy = Buffer.from(bytes);
      if (name === 'dossiers.db') copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
      return { name, bytes: copy };
    });
    const cases: readonly (readonly [string, readonly { name: string; bytes: Uint8Array }[], RegExp])[] = [
      ['changed', flipped, /dossiers\.db/u],
      ['missing', entries.filter(({ name }) => name !== 'vault.db'), /vault\.db/u],
      ['beside', [...entries, { name: 'autre.db', bytes: Buffer.from('x') }], /autre\.db/u],
      ['table', [...entries.slice(0, 1), { name: 'nomenclatures/x.json', bytes: Buffer.from('x') }], /x\.json/u],
      ['later', manifest((text) => text.replace('"version": 1', '"version": 2')), /newer-version/u],
      ['foreign', manifest(() => '{"format":"autre"}'), /sauvegarde\.json/u],
      ['no-manifest', entries.slice(1), /sauvegarde\.json/u],
    ];
    copyOf('new', 'refused');
    const { client, services, read, close } = openOn(folder('refused'));
    for (const [name, files, reason] of cases) {
      const zip = zipOf(
        files.map((one) => ({ name: one.name, content: () => [one.bytes] })),
        new Date(0),
      );
      const file = join(folder('refused'), `${name}.zip`);
      writeFileSync(file, Buffer.concat((await zip.toArray()) as Buffer[]));
      await assert.rejects(
        client.workspace.restore({ file: services.tickets.forReading(file), force: true }),
        failsWith('backup.invalid', reason),
        name,
      );
    }
    writeFileSync(join(folder('refused'), 'texte.zip'), 'pas un zip');
    await assert.rejects(
      client.workspace.restore({ file: read('texte.zip'), force: true }),
      failsWith('backup.invalid'),
    );
    await close();
    assert.deepEqual(await portraitOf(folder('refused')), NEW);
    t.diagnostic(`count: ${cases.length + 1} files refused`);
  });

  test('given a database of a later version in a backup, when it is restored, then it is refused by name', async () => {
    copyOf('old', 'later');
    const db = openWritable(join(folder('later'), 'data', 'dossiers.db'));
    db.pragma('user_version = 99');
    db.close();
    const { client, write, close } = openOn(folder('later'));
    await client.workspace.backup({ out: write('later.zip') });
    await close();
    copyOf('new', 'target');
    const target = openOn(folder('target'));
    const file = target.services.tickets.forReading(join(folder('later'), 'later.zip'));
    await assert.rejects(
      target.client.workspace.restore({ file, force: true }),
      failsWith('backup.invalid', /dossiers\.db, newer-version/u),
    );
    await target.close();
  });

  test('given its commands, when a workspace goes from one folder to another, then people are told where everything is', async (t) => {
    const desk = createDesk();
    t.after(() => desk.remove());
    assert.equal((await desk.run('backup', 'rien.zip')).code, 2, 'there is nothing yet');
    assert.equal((await desk.run('dossier', 'new', '--journey', 'ror-national-csd')).code, 0);
    const made = await desk.run('backup', 'copie.zip');
    assert.equal(made.code, 0, made.err);
    assert.match(made.out, /Backup written to copie\.zip/u);
    assert.equal((await desk.run('restore', 'copie.zip')).code, 2);
    const restored = await desk.run('restore', 'copie.zip', '--force');
    assert.equal(restored.code, 0, restored.err);
    assert.match(restored.out, /set|avant-restauration-/u);
    const elsewhere = await desk.run('restore', 'copie.zip', '--data', 'ailleurs', '--json');
    assert.equal(elsewhere.json<{ aside: string | null }>().aside, null);
    assert.equal((await desk.run('dossier', 'list', '--data', 'ailleurs', '--json')).json<unknown[]>().length, 1);
    assert.equal(readFileSync(join(desk.folder, 'copie.zip')).subarray(0, 2).toString(), 'PK');
  });
});
