import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import type { ErrorDocument } from '../../electron/cli/error-view.ts';
import type { Ready } from '../../electron/loopback/serve.ts';
import { buildParts } from '../../scripts/build.ts';
import { createDesk } from '../helpers/cli.ts';
import type { Desk } from '../helpers/cli.ts';
import { openSocket, tokenOf, tradeToken } from '../helpers/loopback-host.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The first lines of a process that goes on. */
async function firstLines(child: ChildProcess, count: number): Promise<string[]> {
  assert.ok(child.stdout);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === count) return lines;
  }
  throw new Error(`It ended after ${lines.length} lines: ${lines.join('\n')}`);
}

/** A port that another program holds. */
async function takenPort(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, server };
}

describe('the window served by the command line', () => {
  let desk: Desk;
  before(async () => {
    await buildParts(['renderer']);
    desk = createDesk();
    const args = ['generate', '--units', '20', '--seed', '3', '--region', '11', '--out', 'region.xml'];
    assert.equal((await desk.run(...args)).code, 0);
    assert.equal((await desk.run('import', 'region.xml')).code, 0);
  });
  after(() => desk.remove());

  test('given --demo, when it is served, then the page is told, and its folder goes with the window', async (t) => {
    const temporary = join(desk.folder, 'tmp');
    mkdirSync(temporary);
    const env = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    const { child, ended } = desk.start(['serve', '--demo', '--no-open', '--json'], env);
    t.after(() => child.kill('SIGKILL'));
    const [line = ''] = await firstLines(child, 1);
    const { address } = JSON.parse(line) as Ready;
    const { origin } = new URL(address);
    const { secret } = (await (await tradeToken(origin, tokenOf(address))).json()) as { secret: string };
    const socket = await openSocket(origin);
    socket.socket.send(JSON.stringify({ session: secret }));
    await socket.next();
    const hello = await socket.ask({ id: '1', method: 'host.hello', params: { lang: 'fr' } });
    assert.deepEqual((hello as { result: unknown }).result, { files: [], isDemo: true });
    assert.equal(readdirSync(temporary).length, 1);
    const sources = await socket.ask({ id: '2', method: 'cache.sources', params: {} });
    assert.deepEqual((sources as { result: unknown }).result, []);
    child.kill('SIGTERM');
    assert.equal((await ended).code, 0);
    assert.deepEqual(readdirSync(temporary), []);
    const refused = await desk.run('serve', '--demo', '--data', 'mine', '--json');
    assert.deepEqual([refused.code, refused.json<ErrorDocument>().error.code], [2, 'input.invalid']);
  });

  test('given --json, when it is ready, then one line tells a program how to open the window, and SIGTERM ends it with 0', async (t) => {
    const { child, ended } = desk.start(['serve', '--no-open', '--json']);
    t.after(() => child.kill('SIGKILL'));
    const [line = ''] = await firstLines(child, 1);
    const ready = JSON.parse(line) as Ready;
    assert.deepEqual(Object.keys(ready).sort(), ['address', 'linkFile', 'port']);
    const { origin, port } = new URL(ready.address);
    assert.equal(origin, `http://127.0.0.1:${ready.port}`);
    assert.equal(port, String(ready.port));
    if (process.platform !== 'win32') assert.equal(statSync(ready.linkFile).mode & 0o777, 0o600);

    const page = await fetch(origin);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<script type="module"/u);

    const traded = await tradeToken(origin, tokenOf(ready.address));
    assert.equal(traded.status, 200);
    const { secret } = (await traded.json()) as { secret: string };
    const socket = await openSocket(origin);
    socket.socket.send(JSON.stringify({ session: secret }));
    await socket.next();
    const reply = await socket.ask({ id: '1', method: 'cache.sources', params: {} });
    const { result } = reply as { result: readonly { source: string; counts: { uniteElementaire: number } }[] };
    assert.deepEqual(
      result.map(({ source, counts }) => [source, counts.uniteElementaire]),
      [['11', 20]],
    );

    child.kill('SIGTERM');
    const ran = await ended;
    assert.deepEqual([ran.code, ran.out], [0, `${line}\n`]);
    assert.doesNotMatch(ran.err, /token/u);
    assert.equal(existsSync(ready.linkFile), false);
    await socket.closed();
    await assert.rejects(fetch(origin));
  });

  test('given --quiet and French, when people read it, then address and file are all there is, and Ctrl-C ends it with 0', async (t) => {
    const { child, ended } = desk.start(['serve', '--no-open', '--quiet', '--lang', 'fr']);
    t.after(() => child.kill('SIGKILL'));
    const lines = await firstLines(child, 2);
    assert.match(lines[0] ?? '', /^Adresse .* http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/u);
    assert.match(lines[1] ?? '', /^Fichier .*ouvrir-cercle-[0-9a-f]+\.html$/u);
    child.kill('SIGINT');
    const ran = await ended;
    assert.deepEqual([ran.code, ran.out, ran.err], [0, `${lines.join('\n')}\n`, '']);
  });

  test('given a port that another program holds, when it is asked for, then the error names it and nothing is left running', async (t) => {
    const { port, server } = await takenPort();
    t.after(() => server.close());
    const ran = await desk.start(['serve', '--no-open', '--port', String(port), '--json']).ended;
    const { error } = ran.json<ErrorDocument>();
    assert.deepEqual([ran.code, ran.err, error.code], [6, '', 'window.port-taken']);
    assert.match(error.message, new RegExp(`\\b${port}\\b`, 'u'));
    assert.ok(error.advice?.some((step) => step.includes('--port')));

    const script = join(ROOT, 'scripts', 'window.ts');
    const args = [
      '--browser',
      '--no-open',
      '--port',
      String(port),
      '--data',
      join(desk.folder, 'data'),
      '--lang',
      'fr',
    ];
    const started = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    started.stderr.on('data', (chunk) => (told += String(chunk)));
    const [code] = (await once(started, 'close')) as [number];
    assert.equal(code, 6, told);
    assert.match(told, new RegExp(`Le port ${port} n'est pas libre`, 'u'));
  });

  test('given a port that is none, when it is asked for, then it is a wrong use', async () => {
    for (const port of ['65536', '-1', 'x']) {
      const ran = await desk.run('serve', `--port=${port}`, '--json');
      assert.deepEqual([ran.code, ran.json<ErrorDocument>().error.code], [2, 'input.invalid'], port);
    }
  });
});

test('given sources whose page was never built, when the window is served, then the error says how to build it', (t) => {
  const copy = mkdtempSync(join(tmpdir(), 'cercle-unbuilt-'));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of ['electron', 'shared', 'package.json'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  for (const name of ['node_modules', 'resources']) symlinkSync(join(ROOT, name), join(copy, name), 'junction');
  const args = [
    join(copy, 'electron', 'cli', 'main.ts'),
    'serve',
    '--no-open',
    '--data',
    join(copy, 'data'),
    '--lang',
    'fr',
  ];
  const run = (...more: string[]): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [...args, ...more], { encoding: 'utf8', cwd: copy, timeout: 60_000 });
  const asJson = run('--json');
  const { error } = JSON.parse(String(asJson.stdout)) as ErrorDocument;
  assert.deepEqual([asJson.status, asJson.stderr, error.code], [7, '', 'window.not-built']);
  assert.ok(error.advice?.some((step) => step.includes('npm run build')));
  const asText = run();
  assert.deepEqual([asText.status, asText.stdout], [7, '']);
  assert.match(String(asText.stderr), /n'est pas construite[\s\S]*npm run build/u);
});
