import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFolders } from '../../electron/cli/environment.ts';
import { createOutput } from '../../electron/cli/output.ts';
import { createCliPorts, type CliPorts } from '../../electron/cli/ports.ts';
import { ingestStart } from '../../electron/services/ingest/process-start.ts';
import type { Child } from '../../electron/services/ports.ts';

function portsOf(t: TestContext): CliPorts {
  const ports = createCliPorts(dataFolders(join(tmpdir(), 'cercle-ahead'), {}), createOutput(), false);
  t.after(() => ports.close());
  return ports;
}

/** The first message of a process, which it sends once it is there. */
async function greeting(t: TestContext, child: Child): Promise<unknown> {
  t.after(() => child.kill('SIGKILL'));
  return new Promise((resolve) => void child.on('message', resolve));
}

const FULL = ingestStart(undefined);

test('given a process started ahead, when one is asked for that is started in the same way, then it is that one, and once', async (t) => {
  const ports = portsOf(t);
  ports.startAhead('ingest', FULL);
  // Long enough for it to have said that it is there, to nobody yet: that is not lost.
  await sleep(300);
  const first = ports.spawn('ingest', ingestStart(undefined));
  assert.deepEqual(await greeting(t, first), { type: 'ready' });
  const second = ports.spawn('ingest', FULL);
  assert.notEqual(second.pid, first.pid);
  assert.deepEqual(await greeting(t, second), { type: 'ready' });
});

test('given a process started ahead, when one is asked for that is started otherwise, then it is another one', async (t) => {
  const ports = portsOf(t);
  ports.startAhead('ingest', FULL);
  const merging = ports.spawn('ingest', ingestStart('merge'));
  assert.deepEqual(await greeting(t, merging), { type: 'ready' });
  const full = ports.spawn('ingest', FULL);
  assert.notEqual(full.pid, merging.pid);
  assert.deepEqual(await greeting(t, full), { type: 'ready' });
});

test('given a process started ahead that has ended by itself, when one is asked for, then another is started', async (t) => {
  const ports = portsOf(t);
  const impossible = { flags: ['--no-such-option-of-anything'] };
  ports.startAhead('ingest', impossible);
  while (process.getActiveResourcesInfo().includes('ProcessWrap')) await sleep(10);
  const child = ports.spawn('ingest', impossible) as ChildProcess;
  assert.equal(child.exitCode, null);
  const [code] = await once(child, 'exit');
  assert.equal(code, 9);
});
