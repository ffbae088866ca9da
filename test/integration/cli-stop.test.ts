import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { SourceSummary } from '../../shared/contract/cache.ts';
import { createDesk } from '../helpers/cli.ts';
import type { Desk } from '../helpers/cli.ts';

/** Enough that the import is still reading when the signal comes. */
const UNITS = 3000;
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** Settles when something appears in a folder. */
function appearance(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  return new Promise((resolve) => {
    const watcher = watch(folder, () => {
      watcher.close();
      resolve();
    });
  });
}

function folders(...parts: readonly string[]): readonly string[] {
  try {
    return readdirSync(join(...parts)).sort();
  } catch {
    return [];
  }
}

describe('an import that is stopped', () => {
  let desk: Desk;
  let cache: string;
  before(async () => {
    desk = createDesk();
    cache = join(desk.folder, 'data', 'cache');
    for (const [units, name] of [
      [50, 'small.xml'],
      [UNITS, 'large.xml'],
    ] as const) {
      const made = await desk.run('generate', '--units', String(units), '--seed', '5', '--out', name, '--json');
      assert.equal(made.code, 0, made.out);
    }
    assert.equal((await desk.run('import', 'small.xml', '--json')).code, 0);
  });
  after(() => desk.remove());

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`given ${signal} while it reads, when it ends, then the exit code is 130 and the cache is as it was`, async () => {
      const before = { sources: (await desk.run('sources', '--json')).out, files: folders(cache, 'sources', '11') };
      const begun = appearance(join(cache, 'staging'));
      const { child, ended } = desk.start(['import', 'large.xml', '--json']);
      await begun;
      child.kill(signal);
      const stopped = await ended;
      assert.deepEqual([stopped.code, stopped.json<{ error: { code: string } }>().error.code], [130, 'cancelled']);
      assert.equal((await desk.run('sources', '--json')).out, before.sources);
      assert.deepEqual(folders(cache, 'staging'), []);
      assert.deepEqual(folders(cache, 'sources', '11'), before.files);
    });
  }

  test('given a second signal, when the first one was not enough, then the process ends at once and the cache is as it was', async () => {
    const before = (await desk.run('sources', '--json')).out;
    const begun = appearance(join(cache, 'staging'));
    const { child, ended } = desk.start(['import', 'large.xml', '--json']);
    await begun;
    child.kill('SIGINT');
    child.kill('SIGTERM');
    assert.equal((await ended).code, 130);
    assert.equal((await desk.run('sources', '--json')).out, before);
  });

  test('given a stop before, when the same file is imported, then it is whole', async () => {
    const load = await desk.run('import', 'large.xml', '--json');
    assert.equal(load.code, 0, load.out);
    const [source] = (await desk.run('sources', '--json')).json<readonly SourceSummary[]>();
    assert.equal(source?.counts.uniteElementaire, UNITS);
  });
});

describe('a terminal', { skip: hasScript ? false : 'the command script (util-linux) is absent' }, () => {
  let desk: Desk;
  before(() => {
    desk = createDesk();
  });
  after(() => desk.remove());

  /** Runs a command with a terminal behind its streams. */
  const onTerminal = (args: string, env: Readonly<Record<string, string>> = {}): string => {
    const entry = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');
    const command = `'${process.execPath}' '${entry}' ${args}`;
    const ran = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: desk.folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        TERM: 'xterm',
        CERCLE_DATA: join(desk.folder, 'data'),
        LANG: 'en_US.UTF-8',
        ...env,
      },
    });
    assert.equal(ran.status, 0, ran.stdout);
    return ran.stdout;
  };

  test('given a terminal, when a job runs, then progress shows phases and amounts and goes away', () => {
    onTerminal('generate --units 400 --out region.zip');
    const shown = onTerminal('import region.zip');
    assert.match(shown, /\r\u001b\[2Kreading · /u);
    assert.match(shown, /records/u);
    assert.match(shown, /\u001b\[1m11: imported in/u);
  });

  test('given --quiet or NO_COLOR, when a job runs on a terminal, then there is no progress or no colour', () => {
    assert.doesNotMatch(onTerminal('import region.zip --quiet'), /\[2K/u);
    assert.doesNotMatch(onTerminal('sources', { NO_COLOR: '1' }), /\u001b\[\d+m/u);
    assert.doesNotMatch(onTerminal('sources --no-color'), /\u001b\[\d+m/u);
    assert.match(onTerminal('sources'), /\u001b\[\d+m/u);
  });
});
