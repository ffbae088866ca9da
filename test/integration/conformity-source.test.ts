import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { join } from 'node:path';
import { checkFile } from '../../electron/services/conformity/run.ts';
import { checkSource } from '../../electron/services/conformity/run-source.ts';
import { startImport } from '../../electron/services/ingest/start.ts';
import { openStore } from '../../electron/services/store/index.ts';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import type { ConformityReport } from '../../shared/contract/quality.ts';
import { nomenclature, NOW } from '../fixtures/conformity/scenario.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { resource } from '../helpers/synthetic.ts';

const ports = createTestPorts();
after(() => ports.dispose());
const OPTIONS = { nomenclature, now: NOW, lang: 'en' } as const;

/** Rules on records and on the set, which a source must answer as its file does; documents are judged when they are read. */
function judged({ rules }: ConformityReport): readonly unknown[] {
  return rules
    .filter(({ id }) => !id.startsWith('archive-') && id !== 'rg-alim-019' && id !== 'rg-alim-023')
    .map(({ id, checked, failed }) => ({ id, checked, failed }));
}

test('given a file with faults, when it is imported, then checking the source says what checking the file said', async () => {
  const file = join(ports.folder, 'ExtractionOffresSante_Profil1_202601150600.zip');
  const faults = { 'contact-name-and-nature': 3, 'champs-two': 2, 'unit-parent-dangling': 1 } as const;
  await writeRegion({ units: 300, seed: 3, region: '93', profil: 1, files: 2, resource, faults }, file);
  const expected = await checkFile(file, OPTIONS);
  await startImport(ports, { files: [file], source: '93', jobId: 'conformity' });
  const store = openStore(ports);
  try {
    const located = store.locate('93');
    const report = await checkSource(located, OPTIONS);
    assert.equal(report.target, '93');
    assert.equal(report.profil, 1);
    assert.equal(report.verdict, 'non-conforme');
    assert.deepEqual(judged(report), judged(expected));
    const documents = report.rules.filter(({ id }) => id.startsWith('archive-') || id === 'rg-alim-019');
    assert.ok(documents.every(({ skipped }) => skipped !== undefined));

    const abort = new AbortController();
    const stopped = checkSource(located, OPTIONS, () => abort.abort(), abort.signal);
    await assert.rejects(stopped, { code: 'cancelled' });
  } finally {
    store.close();
  }
});
