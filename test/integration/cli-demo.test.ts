import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { JOURNEY, journey } from '../../shared/demo/journey.ts';
import type { Made } from '../../shared/demo/journey.ts';
import { newStory, REGION } from '../../shared/demo/step.ts';
import type { Means } from '../../shared/demo/step.ts';
import { DEMO_PASSPHRASE } from '../../shared/demo/steps-access.ts';
import type { ErrorDocument } from '../../electron/cli/error-view.ts';
import type { SourceSummary } from '../../shared/contract/cache.ts';
import type { Client } from '../../shared/contract/index.ts';
import { openDesk } from '../helpers/certificates.ts';
import { createDesk } from '../helpers/cli.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** More is a failure of the demonstration. */
const TWO_MINUTES = 120_000;
const desk = createDesk();
after(() => desk.remove());

interface Report {
  readonly ok: boolean;
  readonly durationMs: number;
  readonly folder: string | null;
  readonly steps: readonly Made[];
}

test('given nothing when the demonstration runs by npm then every step works, in order, and nothing stays', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'cercle-test-demo-'));
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'demo.ts'), '--lang', 'fr'], {
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TWO_MINUTES,
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 0, out);
  for (const [at] of JOURNEY.entries())
    assert.match(out, new RegExp(`✔ +${String(at + 1)}/${String(JOURNEY.length)} `, 'u'));
  assert.match(
    out,
    /n’est pas sur la liste blanche[\s\S]*Votre certificat a expiré[\s\S]*Tout a fonctionné : 15 étapes/u,
  );
  assert.match(out, /npm run --silent cercle -- sandbox start/u);
  assert.doesNotMatch(out, /undefined|\{\w+\}/u);
  assert.deepEqual(readdirSync(temporary), []);
  rmSync(temporary, { recursive: true });
});

test('given --json and --keep when it runs then one document tells each step, and the data are there to be used', async () => {
  const ran = await desk.run('demo', '--json', '--keep', 'kept');
  assert.equal(ran.code, 0, ran.out);
  const report = ran.json<Report>();
  assert.deepEqual([report.ok, report.folder], [true, 'kept']);
  assert.deepEqual(
    report.steps.map(({ name, ok }) => [name, ok]),
    JOURNEY.map(({ name }) => [name, true]),
  );
  const sources = await desk.run('sources', '--data', 'kept', '--json');
  assert.deepEqual(
    sources.json<readonly SourceSummary[]>().map(({ source }) => source),
    ['BAC'],
  );
  const own = await desk.run('sources', '--json');
  assert.deepEqual(own.json(), []);
});

test('given a folder that holds something when the demonstration is to keep its data there then it is refused, untouched', async () => {
  mkdirSync(join(desk.folder, 'mine'));
  writeFileSync(join(desk.folder, 'mine', 'a.txt'), 'a');
  const ran = await desk.run('demo', '--json', '--keep', 'mine');
  assert.deepEqual([ran.code, ran.json<ErrorDocument>().error.code], [2, 'file.exists']);
  assert.deepEqual(readdirSync(join(desk.folder, 'mine')), ['a.txt']);
});

/** Makes the journey over services of its own; gives what was made, and what was told in its order. */
async function journeyOver(client: Client, units: number): Promise<{ made: readonly Made[]; told: readonly string[] }> {
  const means: Means = {
    ...{ client, units, lang: 'en' },
    follow: async <T>(started: Promise<{ readonly jobId: string }>): Promise<T> =>
      (await client.jobs.wait(await started)).result as T,
    openVault: async () => {
      const { state } = await client.vault.status({});
      if (state === 'absent') await client.vault.init({ passphrase: DEMO_PASSPHRASE });
    },
  };
  const told: string[] = [];
  const made = await journey(newStory(means, new Date().toISOString()), {
    begins: (name) => told.push(`${name}?`),
    ends: ({ name }) => told.push(name),
    clock: () => performance.now(),
    signal: new AbortController().signal,
  });
  return { made, told };
}

test('given a region too small to hold what is searched for when the journey is made then it ends there and says so', async () => {
  const { client, close } = await openDesk({ isBare: true });
  try {
    const { made, told } = await journeyOver(client, 10);
    assert.deepEqual([made.at(-1)?.name, made.at(-1)?.ok, told.length], ['search', false, 16]);
    assert.ok(made.slice(0, -1).every(({ ok }) => ok));
  } finally {
    await close();
  }
});

test('given a sandbox in use, larger and in the other dialect, when the journey is made twice then both are whole', async () => {
  const { client, close } = await openDesk({ isBare: true });
  try {
    await client.sandbox.start({ units: 600, seed: 3 });
    await client.regions.set({ code: REGION, dialect: 'ihe-csd', profil: 2 });
    for (const time of [1, 2]) {
      const { made } = await journeyOver(client, 200);
      const wrong = made.filter(({ ok }) => !ok).map(({ name }) => name);
      assert.deepEqual([made.length, wrong], [JOURNEY.length, []], `time ${String(time)}`);
    }
    // What served to be refused calls for no renewal.
    assert.deepEqual(await client.certificates.notices({}), []);
  } finally {
    await close();
  }
});

test('given a demonstration under way when it is interrupted then it ends with 130, and its folder goes', async () => {
  const temporary = join(desk.folder, 'tmp');
  mkdirSync(temporary);
  const { child, ended } = desk.start(['demo', '--lang', 'en'], { TMPDIR: temporary, TEMP: temporary, TMP: temporary });
  assert.ok(child.stdout);
  let seen = '';
  child.stdout.on('data', (chunk) => {
    seen += String(chunk);
    if (!child.killed && /✔ +3\//u.test(seen)) child.kill('SIGINT');
  });
  const ran = await ended;
  assert.equal(ran.code, 130, ran.out + ran.err);
  assert.equal(existsSync(temporary), true);
  assert.deepEqual(readdirSync(temporary), []);
});
