import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { dataFolders } from '../../electron/cli/environment.ts';
import { createOutput } from '../../electron/cli/output.ts';
import { createCliPorts } from '../../electron/cli/ports.ts';
import { createServices } from '../../electron/services/index.ts';
import type { Services } from '../../electron/services/index.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { ConformityReport } from '../../shared/contract/quality.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'cercle-jobs-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

interface Opened {
  readonly services: Services;
  readonly client: Client;
  readonly events: WireEvent[];
  report(started: Promise<{ readonly jobId: string }>): Promise<Job>;
}

/** The services of one run of the program, over the same folder as the other runs. */
function open(): Opened {
  const services = createServices(createCliPorts(dataFolders(join(folder, 'data'), {}), createOutput(), false));
  const events: WireEvent[] = [];
  services.onEvent((event) => void events.push(event));
  const client = createClient({
    send: (request) => services.dispatch(request, { lang: 'en' }),
    onEvent: (listener) => services.onEvent(listener),
  });
  return { services, client, events, report: async (started) => client.jobs.wait(await started) };
}

test('given jobs of one run, when another run lists them, then their reports are there and quote no data', async () => {
  const first = open();
  const path = join(folder, 'region.xml');
  const { tickets } = first.services;
  const generated = await first.report(
    first.client.synthetic.generate({ units: 50, seed: 1, out: tickets.forWriting(path) }),
  );
  const imported = await first.report(first.client.cache.import({ files: [tickets.forReading(path)] }));
  const checked = await first.report(first.client.quality.conformity({ source: '11' }));
  const failed = await first.report(
    first.client.cache.import({ files: [tickets.forReading(join(folder, 'none.xml'))] }),
  );
  assert.deepEqual(
    [generated, imported, checked, failed].map(({ state }) => state),
    ['finished', 'finished', 'finished', 'failed'],
  );
  const examples = (job: Job) => (job.result as ConformityReport).rules.flatMap((rule) => rule.examples);
  assert.ok(examples(checked).length > 0);
  const told = first.events
    .filter(({ type }) => type === 'job.ended' || type === 'cache.changed')
    .map(({ type }) => type);
  assert.deepEqual(told, ['job.ended', 'cache.changed', 'job.ended', 'job.ended', 'job.ended']);
  await first.services.close();

  const second = open();
  const jobs = await second.client.jobs.list({});
  assert.deepEqual(
    jobs.map(({ id }) => id),
    [failed, checked, imported, generated].map(({ id }) => id),
  );
  assert.deepEqual(
    jobs.slice(2).map(({ result }) => result),
    [imported.result, generated.result],
  );
  assert.equal(jobs[0]?.error?.code, 'file.not-found');
  assert.deepEqual(jobs[1] && examples(jobs[1]), []);
  await second.services.close();
});

test('given a job that runs, when the program closes, then it is cancelled and the next run knows', async () => {
  const first = open();
  const { jobId } = await first.client.synthetic.generate({
    units: 200_000,
    out: first.services.tickets.forWriting(join(folder, 'large.xml')),
  });
  await first.services.close();
  const second = open();
  assert.equal((await second.client.jobs.get({ jobId })).state, 'cancelled');
  await second.services.close();
});
