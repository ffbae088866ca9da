import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createPki, PKI_LIMITS } from '../../electron/services/pki/pki.ts';
import { createServices } from '../../electron/services/index.ts';
import type { Services } from '../../electron/services/index.ts';
import { createClient } from '../../shared/contract/client.ts';
import { buildParts } from '../../scripts/build.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import { createTestPorts } from '../helpers/ports.ts';
import type { TestPorts } from '../helpers/ports.ts';

const OUT = join(import.meta.dirname, '..', '..', 'out');
const WORKERS = {
  read: 'read-worker.js',
  parse: 'parse-thread.js',
  words: 'words-thread.js',
  compare: 'compare-thread.js',
  pki: 'pki-worker.js',
} as const;
/** Enough for the import to start every thread that it has. */
const UNITS = 1_400;
const ENTRIES = pathToFileURL(join(OUT, 'main') + '/');
let ports: TestPorts;
let services: Services;

before(async () => {
  await buildParts(['main', 'preload']);
  ports = createTestPorts();
  services = createServices({
    ...ports,
    spawn: (role, { env, flags = [] } = {}) =>
      fork(new URL(`${role}-process.js`, ENTRIES), {
        env: { ...process.env, ...env },
        execArgv: [...process.execArgv, ...flags],
        serialization: 'advanced',
      }),
    workerUrl: (name) => new URL(WORKERS[name], ENTRIES),
  });
});
after(async () => {
  await services.close();
  ports.dispose();
});

test('given the built processes and threads when a region is imported and searched then they work as the sources do', async () => {
  const client = createClient({
    send: (request) => services.dispatch(request, { lang: 'fr' }),
    onEvent: (listener) => services.onEvent(listener),
  });
  const end = async (started: Promise<{ readonly jobId: string }>): Promise<void> => {
    const job = await client.jobs.wait(await started);
    assert.equal(job.state, 'finished', JSON.stringify(job.error));
  };
  const region = join(ports.folder, 'region.zip');
  await end(client.synthetic.generate({ units: UNITS, out: services.tickets.forWriting(region) }));
  await end(client.cache.import({ files: [services.tickets.forReading(region)] }));
  const page = await client.cache.search({ limit: 5 });
  assert.ok(page.total >= UNITS);
  assert.equal(page.items.length, 5);
});

test(
  'given the built thread of certificates when a P12 of each mode is written and read then it works as the sources do',
  { skip: skipWithoutOpenssl },
  async () => {
    const openssl = createOpenssl();
    const { key } = openssl.makeAuthority('racine');
    openssl.run(['pkcs8', '-topk8', '-nocrypt', '-in', key, '-outform', 'DER', '-out', 'key.der']);
    const pair = { pkcs8: openssl.read('key.der'), certificate: openssl.der('racine.pem') };
    openssl.dispose();
    const pki = createPki({ workerUrl: () => new URL(WORKERS.pki, ENTRIES) }, { ...PKI_LIMITS, taskTime: 120_000 });
    for (const mode of ['modern', 'compatible'] as const) {
      const p12 = await pki.writePkcs12({ ...pair, chain: [], friendlyName: 'é', passphrase: 'secret', mode });
      const { keys, protection } = await pki.readFile(p12, { password: 'secret' });
      assert.deepEqual(Buffer.from(keys[0]!.pkcs8), pair.pkcs8);
      assert.equal(protection?.engine, mode === 'modern' ? 'modern' : 'legacy');
    }
    await pki.close();
  },
);

test('given the built preload when it is read then it is one CommonJS file that needs electron alone', () => {
  assert.deepEqual(readdirSync(join(OUT, 'preload')), ['index.cjs']);
  const text = readFileSync(join(OUT, 'preload', 'index.cjs'), 'utf8');
  assert.deepEqual(
    [...text.matchAll(/require\("([^"]+)"\)/gu)].map(([, name]) => name),
    ['electron'],
  );
});

test('given the built application when its imports are read then only electron and better-sqlite3 are left out of it', () => {
  const files = readdirSync(join(OUT, 'main'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  const imported = files.flatMap((file) => {
    const text = readFileSync(join(OUT, 'main', file), 'utf8');
    return [...text.matchAll(/^import (?:[^"';]+ from )?"([^"]+)";$/gmu)].map(([, name = '']) => name);
  });
  const packages = new Set(imported.filter((name) => !name.startsWith('.') && !name.startsWith('node:')));
  assert.deepEqual([...packages].sort(), ['better-sqlite3', 'electron']);
  // Electron is not ready before its entry has been evaluated: waiting there would be for ever.
  assert.doesNotMatch(
    readFileSync(join(OUT, 'main', 'index.js'), 'utf8'),
    /^(?:await |(?:const|let|var) \w+ = await )/mu,
  );
});
