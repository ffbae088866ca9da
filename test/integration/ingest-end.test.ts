import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createTestPorts, type TestPorts } from '../helpers/ports.ts';
import { importFiles, writeParts } from '../helpers/region.ts';

/** Gives a forked process what Electron gives to one of its own, over a channel that is in no hurry. */
const AS_UTILITY = `
  process.parentPort = {
    on: (event, listener) => process.on(event, (data) => listener({ data })),
    postMessage: (message) => void setTimeout(() => process.send(message), 20),
  };
`;

function portsOf(t: TestContext, execArgv: readonly string[]): TestPorts {
  const ports = createTestPorts({ execArgv });
  t.after(() => ports.dispose());
  return ports;
}

for (const [kind, execArgv] of [
  ['forked', []],
  ['utility', ['--import', `data:text/javascript,${encodeURIComponent(AS_UTILITY)}`]],
] as const) {
  test(`given a ${kind} process when an import is done, or refused, then its word arrives and it ends by itself`, async (t) => {
    const ports = portsOf(t, execArgv);
    const { files } = writeParts(join(ports.folder, 'r0'), { units: 10, seed: 5, region: '11', files: 1 });
    const report = await importFiles(ports, { files, source: 'region', mode: 'replace' });
    assert.ok(report.counts.entiteGeographique > 0);
    await assert.rejects(importFiles(ports, { files: [join(ports.folder, 'absent.xml')] }), { code: 'file.not-found' });
    const ends = ports.children.map(({ exitCode, signalCode }) => [exitCode, signalCode]);
    assert.deepEqual(ends, [
      [0, null],
      [0, null],
    ]);
  });
}

test('given a process that waits for its work when whoever started it goes then it ends', async (t) => {
  const child = portsOf(t, []).spawn('ingest') as ReturnType<TestPorts['spawn']> & TestPorts['children'][number];
  await once(child, 'message');
  child.disconnect();
  assert.deepEqual(await once(child, 'exit'), [1, null]);
});
