import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseCsv } from '../../electron/services/export/csv.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { DiffReport } from '../../shared/contract/cache.ts';
import type { Client } from '../../shared/contract/index.ts';
import { importFiles, writeParts } from '../helpers/region.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { openTestServices } from '../helpers/services.ts';
import type { TestServices } from '../helpers/services.ts';

describe('changes of a region loaded twice', () => {
  let opened: TestServices;
  let client: Client;
  let report: DiffReport;
  before(async () => {
    opened = openTestServices();
    const { services, ports, folder } = opened;
    const into = {
      ...createTestPorts({ folder }),
      dataDirectory: ports.dataDirectory,
      cacheDirectory: ports.cacheDirectory,
    };
    for (const revision of [0, 1]) {
      const options = { units: 60, seed: 5, region: '11', files: 1, revision };
      await importFiles(into, {
        files: writeParts(join(folder, `r${revision}`), options).files,
        source: 'A',
        mode: 'replace',
      });
    }
    client = createClient({
      send: (request) => services.dispatch(request, { lang: 'fr' }),
      onEvent: () => () => undefined,
    });
    report = await client.cache.diff({ source: 'A' });
  });
  after(() => opened.close());

  async function exported(format: 'csv' | 'md' | 'json', force = false): Promise<{ text: string; rows: number }> {
    const path = join(opened.folder, `changes.${format}`);
    const { jobId } = await client.cache.exportDiff({
      ...{ source: 'A', since: report.from.job, format, force },
      out: opened.services.tickets.forWriting(path),
    });
    const { state, result, error } = await client.jobs.wait({ jobId });
    if (state !== 'finished') throw Object.assign(new Error(error?.message), error);
    const { rows, file, bytes } = result as { rows: number; file: string; bytes: number };
    const text = readFileSync(path, 'utf8');
    assert.deepEqual([file, bytes], [`changes.${format}`, Buffer.byteLength(text)]);
    return { text, rows };
  }

  test('given entities that are there when they are told then their ids open them and their establishments are theirs', async () => {
    const there = [...report.added, ...report.changed];
    assert.ok(there.length > 5 && report.removed.length > 0);
    for (const { id, recordId = '', kind, establishment } of there) {
      const view = await client.cache.show({ id: recordId });
      const parent = view.parents.find((one) => one.kind === 'eg');
      if (kind === 'oi' || kind === 'professionnel') assert.equal(establishment?.id, parent?.id, id);
      if (kind === 'eg') assert.equal(establishment?.id, view.id);
      if (kind === 'ej') assert.equal(establishment, undefined);
    }
    assert.ok(
      report.removed.every(({ recordId, establishment }) => recordId === undefined && establishment === undefined),
    );
  });

  test('given each format when the changes are exported then the file says what the report says', async () => {
    const changes = report.changed.flatMap(({ fields }) => fields);
    const csv = await exported('csv');
    const [, ...rows] = parseCsv(csv.text);
    assert.equal(rows.length, report.added.length + report.removed.length + changes.length);
    assert.equal(csv.rows, rows.length);
    assert.deepEqual(
      rows.slice(-changes.length).map((row) => row[6]),
      changes.map((change) => change.new ?? ''),
    );
    assert.deepEqual(JSON.parse((await exported('json')).text), report);
    assert.match((await exported('md')).text, /^# A : de .*\n\n## Ajoutées \(\d+\)\n/u);
  });

  test('given a file that is there when the changes are exported then it stays, unless it may be replaced', async () => {
    await exported('csv', true);
    await assert.rejects(exported('csv'), { code: 'file.exists' });
  });
});
