import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { askSandbox } from '../../electron/services/sandbox-region/control-client.ts';
import { startSandbox, type RunningSandbox } from '../../electron/services/sandbox-region/start.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { extractionPath, notificationsRequest, SOAP_PATH, soapHeaders } from '../helpers/ror-requests.ts';
import { exchange, makeCsr, openSandboxBench } from '../helpers/sandbox.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('given a region that runs when another one starts on its folder then it is refused, and the first goes on', async (t) => {
  const bench = await openSandboxBench();
  t.after(() => bench.close());
  await assert.rejects(startSandbox(bench.ports, { units: 50 }), (error: { code: string; message: string }) => {
    return error.code === 'cache.busy' && error.message.includes(bench.sandbox.folder);
  });
  const status = await bench.ask({ command: 'status' });
  assert.equal(status.pid, bench.sandbox.status.pid);
  assert.equal((await bench.call(extractionPath(0), await bench.client())).status, 200);
});

test('given a region killed at once when it starts again then its socket is replaced and its revisions go on', async (t) => {
  const bench = await openSandboxBench({ seed: 'reprise' });
  t.after(() => bench.close());
  const { folder } = bench.sandbox;
  const instants: string[] = [];
  for (let at = 0; at < 3; at += 1) instants.push((await bench.ask({ command: 'evolve' })).changedAt);
  const client = await bench.client();
  const notified = async (url: string, ca: Buffer): Promise<string> => {
    const body = notificationsRequest(instants[0]!);
    const call = { ...client, method: 'POST', headers: soapHeaders('update'), body, tls: { ca } };
    return (await exchange(`${url}${SOAP_PATH}`, call)).body.toString();
  };
  const ca = readFileSync(bench.sandbox.authorities.bundle);
  const before = await notified(bench.sandbox.url, ca);
  process.kill(bench.sandbox.status.pid, 'SIGKILL');
  await bench.sandbox.exited;
  assert.ok(existsSync(join(folder, 'control.json')), 'what it left');
  assert.equal(await askSandbox(folder, { command: 'status' }), undefined, 'nobody answers');
  const again = await startSandbox(bench.ports, { units: 60, seed: 'reprise' });
  t.after(() => again.stop());
  assert.equal((await askSandbox(folder, { command: 'status' }))?.revision, 3);
  assert.equal(again.status.changedAt, instants[2]);
  assert.equal(await notified(again.url, ca), before);
  await again.stop();
  assert.ok(!existsSync(join(folder, 'control.json')));
  const other = await startSandbox(bench.ports, { units: 60, seed: 'une autre' });
  assert.equal(other.status.revision, 0, 'another region has a history of its own');
  await other.stop();
});

test('given regions killed and started again and again when asked then each answers', async (t) => {
  const kills = process.env['CERCLE_TORTURE'] === '1' ? 100 : 5;
  const ports = createTestPorts();
  t.after(() => ports.dispose());
  for (let at = 0; at < kills; at += 1) {
    const sandbox = await startSandbox(ports, { units: 10 });
    assert.equal((await askSandbox(sandbox.folder, { command: 'status' }))?.pid, sandbox.status.pid);
    process.kill(sandbox.status.pid, 'SIGKILL');
    await sandbox.exited;
  }
  const last = await startSandbox(ports, { units: 10 });
  assert.equal(await last.stop(), undefined);
  t.diagnostic(`count: ${kills} kills`);
});

test('given a region whose parent is killed when it is gone then the region ends too', async (t) => {
  const ports = createTestPorts();
  t.after(() => ports.dispose());
  const script = join(ports.folder, 'parent.mjs');
  const root = join(import.meta.dirname, '..', '..');
  const start = JSON.stringify(join(root, 'electron/services/sandbox-region/start.ts'));
  const helper = JSON.stringify(join(root, 'test/helpers/ports.ts'));
  mkdirSync(join(ports.folder, 'inside'));
  writeFileSync(
    script,
    `import { startSandbox } from ${start};\nimport { createTestPorts } from ${helper};\nconst sandbox = await startSandbox(createTestPorts({ folder: ${JSON.stringify(join(ports.folder, 'inside'))} }), { units: 10 });\nprocess.send({ pid: sandbox.status.pid, folder: sandbox.folder });\n`,
  );
  const parent = fork(script);
  const { pid, folder } = await new Promise<{ pid: number; folder: string }>((resolve, reject) => {
    parent.once('message', (message) => resolve(message as { pid: number; folder: string }));
    parent.once('exit', () => reject(new Error('the parent ended before its region ran')));
  });
  assert.ok(isAlive(pid));
  // Its door is held open: it closes when the process ends.
  const { address } = JSON.parse(readFileSync(join(folder, 'control.json'), 'utf8')) as { address: string };
  const watch = connect(address);
  // A process that ends may also reset it, which closes it just as well.
  watch.on('error', () => undefined);
  const closed = new Promise((resolve) => watch.once('close', resolve));
  await new Promise((resolve) => watch.once('connect', resolve));
  parent.kill('SIGKILL');
  await closed;
  assert.equal(await askSandbox(folder, { command: 'status' }), undefined);
});

test('given the control door when others speak to it then it wants its key and known commands', async (t) => {
  const bench = await openSandboxBench();
  t.after(() => bench.close());
  const door = JSON.parse(readFileSync(join(bench.sandbox.folder, 'control.json'), 'utf8')) as {
    address: string;
    key: string;
  };
  if (process.platform !== 'win32') {
    assert.ok(lstatSync(door.address).isSocket());
    assert.equal(lstatSync(door.address).mode & 0o077, 0);
  }
  const say = (line: string): Promise<string> =>
    new Promise((resolve) => {
      let text = '';
      const socket = connect(door.address, () => socket.write(line));
      socket.on('data', (piece) => {
        text += piece.toString();
        if (text.endsWith('\n')) socket.end();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', () => undefined);
    });
  const key = JSON.stringify(door.key);
  for (const line of [
    '{"command":"status"}\n',
    '{"command":"status","key":"0"}\n',
    'bonjour\n',
    `{"key":${key},"command":"exec"}\n`,
    `{"key":${key},"command":"fault","name":"inconnu"}\n`,
  ])
    assert.match(await say(line), /^\{"ok":false,"error":\{"code":"input\.invalid"/);
  assert.equal(await say('x'.repeat(300_000)), '', 'what has no end is hung up on');
  assert.match(await say(`{"key":${key},"command":"whitelist-list"}\n`), /^\{"ok":true,"result":\[\]\}\n$/);
  await assert.rejects(bench.ask({ command: 'issue', csr: 'rien', state: 'valid' }), { code: 'certificate.format' });
  const { csr } = await makeCsr();
  const forged = csr.replace(/[A-Za-z]{4}(?=[^\n]*\n-----END)/, 'AAAA');
  await assert.rejects(bench.ask({ command: 'issue', csr: forged, state: 'valid' }), { code: 'certificate.format' });
  assert.deepEqual(await bench.ask({ command: 'stop' }), { stopping: true });
  assert.equal(await bench.sandbox.exited, 0);
});

test('given a port that is taken, or a region that cannot be, when started then it says so', async (t) => {
  const bench = await openSandboxBench();
  t.after(() => bench.close());
  const folder = join(bench.ports.folder, 'autre');
  await assert.rejects(startSandbox(bench.ports, { folder, port: bench.sandbox.port }), { code: 'window.port-taken' });
  await assert.rejects(startSandbox(bench.ports, { folder, region: '99' }), { code: 'input.invalid' });
  await assert.rejects(startSandbox(bench.ports, { folder, units: 0 }), { code: 'input.invalid' });
  const fine = await startSandbox(bench.ports, { folder, units: 10 });
  await fine.stop();
});

test(
  'given a folder whose name is long when a region starts then its socket is elsewhere, for its owner alone',
  { skip: process.platform === 'win32' },
  async (t) => {
    const ports = createTestPorts();
    t.after(() => ports.dispose());
    const folder = join(ports.folder, 'x'.repeat(90), 'sandbox');
    const sandbox = await startSandbox(ports, { folder, units: 10 });
    t.after(() => sandbox.stop());
    const { address } = JSON.parse(readFileSync(join(folder, 'control.json'), 'utf8')) as { address: string };
    assert.ok(!address.startsWith(folder) && lstatSync(join(address, '..')).mode % 0o100 === 0);
    assert.equal((await askSandbox(folder, { command: 'status' }))?.port, sandbox.port);
  },
);

/** Resident memory of a process in megabytes, where the system tells it. */
function memoryOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

const CODES = ['11', '24', '27', '28', '32', '44', '52', '53', '75', '76', '84', '93', '94', '01', '02', '03', '04'];

test('given many regions when started at once then all answer, each for itself', async (t) => {
  const ports = createTestPorts();
  const running: RunningSandbox[] = [];
  t.after(async () => {
    await Promise.all(running.map((sandbox) => sandbox.stop()));
    ports.dispose();
  });
  const begun = performance.now();
  const regions = CODES.slice(0, process.env['CERCLE_TORTURE'] === '1' ? CODES.length : 6);
  const started = regions.map((region) =>
    startSandbox(ports, { folder: join(ports.folder, region), region, units: 50 }),
  );
  running.push(...(await Promise.all(started)));
  const took = performance.now() - begun;
  const { key, csr } = await makeCsr();
  const answers = await Promise.all(
    running.map(async (sandbox, at) => {
      const issued = await askSandbox(sandbox.folder, { command: 'issue', csr, state: 'valid' });
      const tls = { ca: readFileSync(sandbox.authorities.bundle) };
      const call = { key, cert: issued?.chainPem ?? '', method: 'POST', headers: soapHeaders('update'), tls };
      const own = await exchange(`${sandbox.url}${SOAP_PATH}`, {
        ...call,
        body: notificationsRequest('2014-01-01T00:00:00'),
      });
      const next = running[(at + 1) % running.length]!;
      const nextCa = { ca: readFileSync(next.authorities.bundle) };
      const stranger = await exchange(`${next.url}${SOAP_PATH}`, { ...call, tls: nextCa, body: '' });
      return [own.status, stranger.status];
    }),
  );
  assert.deepEqual(
    answers,
    running.map(() => [200, 400]),
    'none accepts the clients of another',
  );
  assert.equal(new Set(running.map(({ port }) => port)).size, regions.length);
  const memory = running.map(({ status }) => memoryOf(status.pid));
  t.diagnostic(
    `count: ${regions.length} regions in ${Math.round(took)} ms, ${Math.min(...memory)} to ${Math.max(...memory)} MB each`,
  );
});
