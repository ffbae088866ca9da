import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ExportBatch } from '../../electron/services/export/batch.ts';
import { parseCsv } from '../../electron/services/export/csv.ts';
import { exportTo } from '../../electron/services/export/index.ts';
import type { ExportInput, ExportReport } from '../../electron/services/export/index.ts';
import type { WrittenRegion } from '../../electron/services/synthetic/write.ts';
import type { JobProgress } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import { openReadSide } from '../helpers/read-side.ts';
import type { ReadSide } from '../helpers/read-side.ts';

describe('exports of an imported region', () => {
  let side: ReadSide;
  let region: WrittenRegion;
  before(async () => {
    side = openReadSide();
    region = await side.importRegion({ units: 300, seed: 3, region: '93', profil: 1, files: 2 });
  });
  after(() => side.dispose());

  const out = (name: string): string => join(side.ports.folder, name);
  const write = (name: string, input: ExportInput): Promise<ExportReport> =>
    exportTo(side.reader, { ...input, force: true }, out(name));
  const csv = async (input: Partial<ExportInput> = {}): Promise<readonly Readonly<Record<string, string>>[]> => {
    await write('t.csv', { ...input, format: 'csv' });
    const [headers = [], ...rows] = parseCsv(readFileSync(out('t.csv'), 'utf8'));
    return rows.map((row) => Object.fromEntries(headers.map((name, index) => [name, row[index] ?? ''])));
  };
  const refused = (work: Promise<unknown>, code: string) =>
    assert.rejects(work, (error) => error instanceof AppError && error.code === code);

  it('given each content when exported as CSV then there is a row for each, in the order of the search', async () => {
    const { counts } = region;
    const units = await csv();
    assert.equal(units.length, counts.uniteElementaire);
    const page = await side.reader.search({ filters: { kind: ['ue'] }, limit: 10_000 }, 'fr');
    assert.deepEqual(
      units.map(({ identifiant }) => identifiant),
      page.items.map(({ nationalId }) => nationalId),
    );
    assert.equal((await csv({ what: 'etablissements' })).length, counts.entiteGeographique);
    assert.equal((await csv({ what: 'etablissements', filters: { kind: ['ej'] } })).length, counts.entiteJuridique);
    assert.equal((await csv({ what: 'professionnels' })).length, counts.professionnel);
    assert.equal((await csv({ filters: { kind: ['oi'] } })).length, counts.organisationInterne);
  });

  it('given filters and a text when exported then the rows are those of the search', async () => {
    const filters = { champ: ['04'], kind: ['ue'] } as const;
    const page = await side.reader.search({ text: 'accueil', filters, limit: 10_000 }, 'fr');
    assert.ok(page.total > 0);
    const rows = await csv({ text: 'accueil', filters });
    assert.deepEqual(
      rows.map(({ identifiant }) => identifiant),
      page.items.map(({ nationalId }) => nationalId),
    );
    assert.ok(rows.every(({ champ_code }) => champ_code === '04'));
    await refused(csv({ filters: { kind: ['professionnel'] } }), 'input.invalid');
  });

  it('given CSV when read as bytes then it has its mark, its separators and its line ends', async () => {
    await csv();
    const text = readFileSync(out('t.csv'), 'utf8');
    assert.ok(text.startsWith('\ufeffsource;type;identifiant;'));
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
  });

  it('given JSON Lines when read then each line is a whole entity with its labels', async () => {
    const report = await write('t.jsonl', { format: 'jsonl' });
    const lines = readFileSync(report.file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(lines.length, region.counts.uniteElementaire);
    const view = await side.reader.show({ id: lines[0].nationalId }, 'fr');
    assert.deepEqual(lines[0].fields.modePriseEnCharge, view.fields['modePriseEnCharge']);
    assert.deepEqual(lines[0].place, view.place);
  });

  it('given GeoJSON when read then each unit is a feature, located or not, and the located ones are told', async () => {
    const report = await write('t.geojson', { format: 'geojson' });
    const { type, features } = JSON.parse(readFileSync(report.file, 'utf8'));
    assert.equal(type, 'FeatureCollection');
    assert.equal(features.length, report.rows);
    const located = features.filter((feature: { geometry: unknown }) => feature.geometry !== null);
    assert.equal(located.length, report.located);
    assert.ok(located.length > 0);
    for (const { geometry } of located) {
      const [longitude, latitude] = geometry.coordinates;
      assert.ok(latitude > 41 && latitude < 52 && longitude > -6 && longitude < 10, JSON.stringify(geometry));
    }
    await refused(write('t.geojson', { format: 'geojson', what: 'anomalies' }), 'input.invalid');
    const none = await write('t.geojson', { format: 'geojson', text: 'zzzz' });
    assert.deepEqual(JSON.parse(readFileSync(none.file, 'utf8')).features, []);
  });

  it('given findings when exported then they are those of the anomalies', async () => {
    const page = await side.reader.anomalies({ limit: 10_000 }, 'fr');
    const rows = await csv({ what: 'anomalies' });
    assert.deepEqual(
      rows.map(({ code }) => code),
      page.items.map(({ code }) => code),
    );
  });

  it('given a report when the export has ended then rows and bytes are those of the file, and progress grew to them', async () => {
    const steps: JobProgress[] = [];
    const input = { format: 'csv', force: true } as const;
    const report = await exportTo(side.reader, input, out('p.csv'), (step) => steps.push(step));
    assert.equal(report.bytes, statSync(out('p.csv')).size);
    assert.deepEqual(steps.at(-1), { phase: 'export', rows: { done: report.rows, total: report.rows } });
  });

  it('given an existing file when exported without force then it is left as it is', async () => {
    writeFileSync(out('mine.csv'), 'mine');
    await refused(exportTo(side.reader, { format: 'csv' }, out('mine.csv')), 'file.exists');
    assert.equal(readFileSync(out('mine.csv'), 'utf8'), 'mine');
    await refused(exportTo(side.reader, { format: 'csv' }, join(out('no'), 'where.csv')), 'file.not-found');
  });

  it('given a file that appears while the export runs when it ends then it is not replaced', async () => {
    const appear = () => writeFileSync(out('late.csv'), 'theirs');
    await refused(exportTo(side.reader, { format: 'csv' }, out('late.csv'), appear), 'file.exists');
    assert.equal(readFileSync(out('late.csv'), 'utf8'), 'theirs');
  });

  it('given a cancelled export when it stops then there is no file and nothing beside it', async () => {
    const before = readdirSync(side.ports.folder);
    for (const format of ['csv', 'xlsx', 'jsonl', 'geojson'] as const) {
      const cancel = new AbortController();
      const stop = () => cancel.abort();
      await refused(exportTo(side.reader, { format }, out(`c.${format}`), stop, cancel.signal), 'cancelled');
      assert.equal(existsSync(out(`c.${format}`)), false);
    }
    assert.deepEqual(readdirSync(side.ports.folder), before);
  });

  it('given more rows than a sheet holds when exported as XLSX then it is refused before anything is written', async () => {
    const batch: ExportBatch = { total: 1_048_576, rows: [], next: null };
    const reader = {
      rows: () =>
        (async function* () {
          yield await Promise.resolve(batch);
        })(),
    };
    await refused(exportTo(reader, { format: 'xlsx' }, out('big.xlsx')), 'input.invalid');
    assert.equal(existsSync(out('big.xlsx')), false);
  });
});
