import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadNomenclature } from '../../electron/services/nomenclature/load.ts';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import { SCHEMES } from '../../shared/domain/ror/schemes.ts';
import { createTestPorts } from '../helpers/ports.ts';
import { benchExchange } from './exchange.ts';
import { benchKeys } from './keys.ts';
import { measure } from './measure.ts';
import { benchPage } from './page.ts';
import { timeQueries } from './queries.ts';
import { pythonImport, pythonParse, pythonWithLxml, xmllintParse } from './second-opinions.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CLI = join(ROOT, 'electron', 'cli', 'main.ts');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function activityLabels(resource: (name: string) => URL): Record<string, string> {
  const { nomenclature } = loadNomenclature({ resource, asOf: '2026-01-01' });
  return Object.fromEntries(
    nomenclature.concepts(SCHEMES.ACTIVITE_OPERATIONNELLE).map(({ code, label }) => [code, label]),
  );
}

/** Ratios of one run on one machine; absolute times tell little elsewhere. */
async function compare(folder: string, xml: string, importSeconds: number): Promise<Record<string, number>> {
  const python = pythonWithLxml();
  if (python === undefined) {
    say('python3 with lxml is absent: no comparison');
    return {};
  }
  const ports = createTestPorts({ folder });
  const baseline = await pythonImport(
    python,
    folder,
    activityLabels((name) => ports.resource(name)),
    [xml],
  );
  const bare = await pythonParse(python, [xml]);
  const ceiling = await xmllintParse([xml]);
  say(`python lxml → sqlite3: ${baseline.seconds.toFixed(1)} s, ${baseline.rssMb.toFixed(0)} MB at most`);
  say(`  records: ${JSON.stringify(baseline.counts)}`);
  say(`import / python program: ${(importSeconds / baseline.seconds).toFixed(2)} (goal: 0.33 or less)`);
  say(`import / lxml reading alone: ${(importSeconds / bare.seconds).toFixed(2)}`);
  if (ceiling !== undefined) say(`import / xmllint reading alone: ${(importSeconds / ceiling.seconds).toFixed(2)}`);
  return { importOverPython: importSeconds / baseline.seconds, importOverLxml: importSeconds / bare.seconds };
}

async function bench(units: number, folder: string): Promise<void> {
  const xml = join(folder, 'region.xml');
  const data = join(folder, 'data');
  const resource = createTestPorts({ folder }).resource;
  await writeRegion({ units, seed: 20, region: '11', profil: 1, resource, force: true }, xml);
  const megabytes = statSync(xml).size / 1e6;
  say(`${units} units, ${megabytes.toFixed(0)} MB of XML`);
  const args = [CLI, 'import', xml, '--data', data, '--source', 'BENCH', '--json', '--quiet'];
  const imported = await measure(process.execPath, args);
  say(`import: ${imported.seconds.toFixed(1)} s, ${(megabytes / imported.seconds).toFixed(1)} MB/s`);
  say(`peak memory of all its processes: ${imported.peakMb?.toFixed(0) ?? 'unknown'} MB`);
  const size = folderBytes(join(data, 'cache', 'sources')) / 1e6;
  say(`database: ${size.toFixed(0)} MB, ${(size / megabytes).toFixed(2)} of the XML`);
  const ratios = await compare(folder, xml, imported.seconds);
  const queries = await timeQueries(data);
  for (const { name, p50, p95 } of queries) say(`${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  mkdirSync(join(ROOT, '.cache', 'bench'), { recursive: true });
  const report = { units, megabytes, seconds: imported.seconds, peakMb: imported.peakMb, ...ratios, queries };
  writeFileSync(join(ROOT, '.cache', 'bench', 'import.json'), JSON.stringify(report, null, 2));
}

const { values } = parseArgs({
  options: {
    units: { type: 'string' },
    page: { type: 'boolean' },
    keys: { type: 'boolean' },
    exchange: { type: 'boolean' },
    rounds: { type: 'string' },
    data: { type: 'string' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'cercle-bench-'));
try {
  if (values.page === true) await benchPage({ units: Number(values.units ?? 200_000), data: values.data, folder });
  else if (values.keys === true) await benchKeys(folder);
  else if (values.exchange === true)
    await benchExchange({ units: Number(values.units ?? 10_000), rounds: Number(values.rounds ?? 5) });
  else {
    await bench(Number(values.units ?? 20_000), folder);
    await benchKeys(folder);
    await benchExchange({ units: 4000, rounds: 3 });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
