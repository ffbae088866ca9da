import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { importFiles } from '../helpers/region.ts';

const UNITS = process.env['CERCLE_TORTURE'] === '1' ? 20_000 : 2_000;
const MOST_MB = 400;

test('given an extraction split in four files when it is imported then its counts are right and memory stays bounded', async (t) => {
  const ports = createTestPorts();
  t.after(() => ports.dispose());
  const file = join(ports.folder, 'ExtractionOffresSante_Profil1_202601150600.zip');
  const written = await writeRegion({ units: UNITS, seed: 20, region: '84', files: 4, resource: ports.resource }, file);
  const report = await importFiles(ports, { files: [file] });
  assert.deepEqual(report.counts, written.counts);
  assert.equal(report.files.length, 4);
  const peak = Number(/peak memory (\d+) MB/.exec(ports.lines.join('\n'))?.[1]);
  assert.ok(peak > 0 && peak < MOST_MB, `${peak} MB`);
  const megabytes = written.documents.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  t.diagnostic(
    `count: ${UNITS} units, ${Math.round(megabytes)} MB of XML, peak memory ${peak} MB of the import process`,
  );
});
