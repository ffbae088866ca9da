import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import type { ErrorDocument } from '../../electron/cli/error-view.ts';
import type { RegionRow } from '../../shared/contract/region-views.ts';
import type { SandboxStatus } from '../../shared/contract/sandbox.ts';
import { createDesk } from '../helpers/cli.ts';
import type { Desk, Ran } from '../helpers/cli.ts';
import { exchange, makeCsr } from '../helpers/sandbox.ts';

const EXTRACTION = '/V1/extraction/ExtractionOffresSante_Profil1';

async function firstLine(child: ChildProcess): Promise<string> {
  assert.ok(child.stdout);
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('It ended without a line.');
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  readonly status: SandboxStatus;
  readonly line: string;
}

async function start(desk: Desk, ...args: string[]): Promise<Running> {
  const { child, ended } = desk.start(['sandbox', 'start', '--units', '30', '--json', ...args]);
  const line = await firstLine(child);
  return { child, ended, line, status: JSON.parse(line) as SandboxStatus };
}

function codeOf(ran: Ran): string {
  return `${String(ran.code)} ${ran.json<ErrorDocument>().error.code}`;
}

describe('a sandbox region started from a terminal', () => {
  const desk = createDesk();
  const opened: { running?: Running } = {};
  const running = (): Running => opened.running as Running;
  const ok = async <T>(...args: string[]): Promise<T> => {
    const ran = await desk.run('sandbox', ...args, '--json');
    assert.equal(ran.code, 0, ran.out + ran.err);
    return ran.json<T>();
  };

  before(async () => {
    for (const args of [['status'], ['stop'], ['evolve'], ['fault', 'slow'], ['whitelist', 'list']])
      assert.equal(codeOf(await desk.run('sandbox', ...args, '--json')), '2 sandbox.absent', args.join(' '));
    opened.running = await start(desk, '--deny-unlisted', '--tls', '1.2', '--seed', '3');
  });
  after(() => {
    opened.running?.child.kill('SIGKILL');
    desk.remove();
  });

  test('given --json when it is ready then one line tells where, and other commands reach it through its folder', async () => {
    const { url, units, seed, tls, deniesUnlisted } = running().status;
    assert.deepEqual([units, seed, tls, deniesUnlisted], [30, 3, '1.2', true]);
    assert.equal((await ok<SandboxStatus>('status')).url, url);
    const region = (await desk.run('region', 'show', 'BAC', '--json')).json<RegionRow>();
    assert.deepEqual([region.environment, region.url.startsWith(url ?? '-')], ['sandbox', true]);
    const people = await desk.run('sandbox', 'status', '--lang', 'fr');
    assert.match(people.out, /^adresse +https:\/\/localhost:\d+\nunités +30\n/u);
    if (process.platform === 'win32') return;
    const door = join(desk.folder, 'data', 'cache', 'sandbox', 'control.json');
    assert.equal(statSync(door).mode & 0o077, 0);
  });

  test('given a request when its certificate is issued, listed and removed then the server refuses, answers, and refuses again', async () => {
    const { key, csr } = await makeCsr('CLIENT_CLI');
    writeFileSync(join(desk.folder, 'client.csr'), csr);
    const issued = await ok<{ sha256: string; file: string }>('issue', 'client.csr', '--out', 'client.pem');
    const cert = readFileSync(join(desk.folder, 'client.pem'), 'utf8');
    assert.equal(new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase(), issued.sha256);
    const ca = readFileSync(join(desk.folder, 'data', 'cache', 'sandbox', 'public', 'autorites.pem'));
    const call = async (): Promise<number> =>
      (await exchange(`${running().status.url ?? ''}${EXTRACTION}`, { key, cert, tls: { ca } })).status;
    assert.equal(await call(), 403);
    const listed = await ok<SandboxStatus['whitelist']>('whitelist', 'add', 'client.pem');
    assert.deepEqual(
      listed.map(({ sha256 }) => sha256),
      [issued.sha256],
    );
    assert.equal(await call(), 200);
    const shown = await desk.run('sandbox', 'whitelist', 'list');
    assert.match(shown.out, new RegExp(`CN=CLIENT_CLI.*${issued.sha256}`, 'u'));
    await ok('fault', 'http-503');
    assert.equal(await call(), 503);
    assert.deepEqual(await ok('fault', 'none'), { fault: null });
    assert.deepEqual(await ok('whitelist', 'remove', issued.sha256), []);
    assert.equal(await call(), 403);
  });

  test('given wrong words when they are typed then they are wrong uses', async () => {
    assert.equal(codeOf(await desk.run('sandbox', 'fault', 'http-504', '--json')), '2 input.invalid');
    assert.equal(codeOf(await desk.run('sandbox', 'issue', 'client.csr', '--json')), '2 input.invalid');
    assert.equal(codeOf(await desk.run('sandbox', 'issue', 'cert-0123456789', '--json')), '2 certificate.unknown');
    const absent = await desk.run('sandbox', 'issue', 'absent.csr', '--out', 'x.pem', '--json');
    assert.equal(codeOf(absent), '2 file.not-found');
    const twice = ['issue', 'client.csr', '--out', 'client.pem', '--state', 'expired'];
    assert.equal(codeOf(await desk.run('sandbox', ...twice, '--json')), '2 file.exists');
    assert.equal((await ok<{ state: string }>(...twice, '--force')).state, 'expired');
    for (const args of [
      ['--tls', '1.1'],
      ['--port', '70000'],
      ['--units', '0'],
    ])
      assert.equal(codeOf(await desk.run('sandbox', 'start', ...args, '--json')), '2 input.invalid', args.join(' '));
    assert.equal(codeOf(await desk.run('sandbox', 'start', '--json')), '6 sandbox.running');
    const faults = await ok<readonly { name: string }[]>('fault');
    assert.ok(faults.some(({ name }) => name === 'cut-rst'));
  });

  test('given time that passes when the region is told to stop then its terminal ends with 0, and nothing else was written', async () => {
    assert.equal((await ok<SandboxStatus>('evolve')).revision, 1);
    assert.equal((await ok<SandboxStatus>('stop')).isRunning, false);
    const ran = await running().ended;
    assert.deepEqual([ran.code, ran.out], [0, `${running().line}\n`]);
    assert.equal(codeOf(await desk.run('sandbox', 'status', '--json')), '2 sandbox.absent');
  });

  test('given its terminal when it is closed, or killed, then the region ends with it', async () => {
    const stopped = await start(desk);
    assert.equal(stopped.status.revision, 0);
    stopped.child.kill('SIGTERM');
    assert.equal((await stopped.ended).code, 0);
    assert.equal(codeOf(await desk.run('sandbox', 'status', '--json')), '2 sandbox.absent');
    const killed = await start(desk);
    killed.child.kill('SIGKILL');
    await killed.ended;
    let last = await desk.run('sandbox', 'status', '--json');
    for (let look = 0; last.code === 0 && look < 1000; look += 1) last = await desk.run('sandbox', 'status', '--json');
    assert.equal(codeOf(last), '2 sandbox.absent');
  });
});
