import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startImport } from '../../electron/services/ingest/start.ts';
import { generateRegion } from '../../shared/domain/synthetic/generate.ts';
import type { RegionOptions } from '../../shared/domain/synthetic/options.ts';
import type { Counts } from '../../shared/domain/synthetic/tally.ts';
import { PROFILES } from '../../shared/domain/synthetic/visibility.ts';
import { readerOf, type RegionReader } from '../helpers/region-reader.ts';
import { extractionPath } from '../helpers/ror-requests.ts';
import { openSandboxBench, type Credentials, type SandboxBench } from '../helpers/sandbox.ts';
import { materialsOf } from '../helpers/synthetic.ts';

const UNITS = 120;
const REGION = '93';
const COUNTED = [
  'entiteJuridique',
  'entiteGeographique',
  'organisationInterne',
  'activiteOperationnelle',
  'equipementSpecifique',
  'professionnel',
] as const;
let bench: SandboxBench;
let client: Credentials;
let reader: RegionReader;

before(async () => {
  bench = await openSandboxBench({ units: UNITS, region: REGION, seed: 5 });
  client = await bench.client();
  reader = readerOf(bench, client);
});
after(() => bench.close());

/** What the generator counts in the same region, on its own. */
function countsOf(options: RegionOptions): Counts {
  const region = generateRegion(options, materialsOf(options.region));
  for (const document of region.files) assert.ok([...document.chunks()].length > 0);
  return region.truth().counts;
}

function assertCounts(found: object, expected: Counts): void {
  const counts = found as Readonly<Record<string, number>>;
  for (const kind of COUNTED) assert.equal(counts[kind], expected[kind], kind);
}

for (const profil of PROFILES) {
  test(`given the extraction of profile ${profil} when imported by the product then its counts are the generator's`, async () => {
    const file = await reader.download(profil);
    const options = { files: [file], source: `BAC${profil}`, profil, jobId: `essai-${profil}`, force: true } as const;
    const report = await startImport(bench.ports, options);
    assertCounts(report.counts, countsOf({ units: UNITS, region: REGION, seed: 5, profil }));
  });
}

test('given an extraction when a part is asked for then it is that part of the same bytes, while its tag holds', async () => {
  const path = extractionPath(1);
  const whole = await bench.call(path, client);
  const { etag = '' } = whole.headers;
  assert.match(etag, /^"[0-9a-f]{32}"$/);
  assert.match(whole.headers['content-disposition'] ?? '', /filename=ExtractionOffresSante_Profil1_\d{12}\.zip/);
  const range = { Range: 'bytes=1000-', 'If-Range': etag };
  const part = await bench.call(path, { ...client, headers: range });
  assert.equal(part.status, 206);
  assert.equal(part.headers['content-range'], `bytes 1000-${whole.body.length - 1}/${whole.body.length}`);
  assert.ok(part.body.equals(whole.body.subarray(1000)));
  const last = await bench.call(path, { ...client, headers: { Range: 'bytes=-10' } });
  assert.ok(last.status === 206 && last.body.equals(whole.body.subarray(-10)));
  const other = await bench.call(path, { ...client, headers: { ...range, 'If-Range': '"autre"' } });
  assert.ok(other.status === 200 && other.body.equals(whole.body));
  const beyond = await bench.call(path, { ...client, headers: { Range: `bytes=${whole.body.length}-` } });
  assert.equal(beyond.status, 416);
  const head = await bench.call(path, { ...client, method: 'HEAD' });
  assert.deepEqual([head.status, head.headers['content-length'], head.body.length], [200, `${whole.body.length}`, 0]);
});

test('given the region revised once when counted then it is what the generator says of that revision', async () => {
  const other = await openSandboxBench({ units: 80, region: '53', seed: 'bis' });
  try {
    await other.ask({ command: 'evolve' });
    const file = await readerOf(other, await other.client()).download();
    const report = await startImport(other.ports, { files: [file], source: 'BAC', jobId: 'revision', profil: 1 });
    assertCounts(report.counts, countsOf({ units: 80, region: '53', seed: 'bis', revision: 1 }));
  } finally {
    await other.close();
  }
});
