import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { exportTo } from '../../electron/services/export/index.ts';
import { EXPORT_CONTENTS, EXPORT_FORMATS } from '../../shared/contract/cache.ts';
import { SEARCH_KINDS } from '../../shared/domain/search.ts';
import { openReadSide } from '../helpers/read-side.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';

const ROR = ['csd', 'ror-ans-no-licence', 'reponse-lecture.xml'] as const;
const IHE = ['csd', 'connectathon-2013'] as const;

/** Shows everything that an import holds, its trees, and exports it in every way. */
async function readAll(files: readonly string[], folder: string): Promise<number> {
  const side = openReadSide();
  const report = await side.importFiles(files, { source: folder, mode: 'replace' });
  let shown = 0;
  for (const kind of SEARCH_KINDS) {
    const page = await side.reader.search({ filters: { kind: [kind] }, limit: 10_000 }, 'fr');
    for (const { id, nationalId } of page.items) {
      const view = await side.reader.show({ id, xml: true }, 'fr');
      assert.equal(view.fields['nationalId'], nationalId);
      assert.ok((view.xml ?? '').startsWith('<'));
      for (const child of view.children) await side.reader.show({ id: child.id }, 'en');
      await side.reader.tree({ id }, 'fr');
      shown += 1 + view.children.length;
    }
  }
  const { counts } = report;
  const all = counts.entiteJuridique + counts.entiteGeographique + counts.organisationInterne + counts.professionnel;
  const kinds = { kind: ['ej', 'eg', 'oi', 'professionnel'] } as const;
  assert.equal((await side.reader.search({ filters: kinds, limit: 0 }, 'fr')).total, all);
  const findings = await side.reader.anomalies({ limit: 10_000 }, 'fr');
  assert.deepEqual(findings.counts, report.anomalies);
  for (const format of EXPORT_FORMATS) {
    for (const what of EXPORT_CONTENTS) {
      if (format === 'geojson' && what === 'anomalies') continue;
      await exportTo(side.reader, { format, what }, join(side.ports.folder, `${what}.${format}`));
    }
  }
  await side.dispose();
  return shown;
}

test(
  'given the real answer of the ROR when imported then all of it can be shown and exported',
  { skip: skipWithout(...ROR) },
  async (t) => {
    const shown = await readAll([sharedData(...ROR) ?? ''], 'ror');
    t.diagnostic(`count: ${shown} entities shown`);
  },
);

test(
  'given the directories of the 2013 connectathon when imported then all of them can be shown and exported',
  { skip: skipWithout(...IHE) },
  async (t) => {
    const folder = sharedData(...IHE) ?? '';
    const files = readdirSync(folder).filter((name) => name.includes('20131227'));
    const shown = await readAll(
      files.map((name) => join(folder, name)),
      'ihe',
    );
    t.diagnostic(`count: ${shown} entities shown`);
  },
);
