import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { DiffReport, ImportReport, SearchPage, SourceSummary } from '../../shared/contract/cache.ts';
import type { FacetCount } from '../../shared/contract/common.ts';
import type { ConformityReport } from '../../shared/contract/quality.ts';
import type { GeneratedRegion } from '../../shared/contract/synthetic.ts';
import type { ErrorDocument } from '../../electron/cli/error-view.ts';
import { lockSource } from '../../electron/services/store/locks.ts';
import { createDesk } from '../helpers/cli.ts';
import type { Desk, Ran } from '../helpers/cli.ts';

const UNITS = 300;
const ESCAPE = '\u001b';

function refusalOf(ran: Ran): ErrorDocument['error'] {
  return ran.json<ErrorDocument>().error;
}

describe('a fictional region, imported', () => {
  let desk: Desk;
  let generated: GeneratedRegion;
  let imported: ImportReport;
  before(async () => {
    desk = createDesk();
    const generation = await desk.run(
      'generate',
      '--units',
      String(UNITS),
      '--seed',
      '3',
      '--files',
      '2',
      '--out',
      'region.zip',
      '--json',
    );
    assert.equal(generation.code, 0, generation.out + generation.err);
    generated = generation.json();
    const load = await desk.run('import', 'region.zip', '--json');
    assert.equal(load.code, 0, load.out + load.err);
    assert.equal(load.err, '');
    imported = load.json();
  });
  after(() => desk.remove());

  test('given each command that answers, when it runs as a process with --json, then one document is all it writes', async () => {
    for (const args of [['sources'], ['search', 'cardio'], ['anomalies'], ['import', 'region.zip', '--check-only']]) {
      const ran = await desk.start([...args, '--json']).ended;
      assert.deepEqual([ran.code, ran.err], [0, ''], args.join(' '));
      assert.doesNotThrow(() => ran.json(), args.join(' '));
    }
  });

  test('given the generator’s truth, when the import reports, then counts and checksums agree', () => {
    assert.equal(generated.file, 'region.zip');
    assert.equal(generated.bytes, statSync(join(desk.folder, 'region.zip')).size);
    assert.equal(generated.counts.uniteElementaire, UNITS);
    assert.deepEqual(imported.counts, generated.counts);
    assert.deepEqual(
      imported.files.map(({ checksum }) => checksum),
      ['ok', 'ok'],
    );
    assert.deepEqual([imported.source, imported.mode, imported.changes], ['11', 'replace', null]);
  });

  test('given what is held, when sources and stats are asked, then they count the same', async () => {
    const sources = (await desk.run('sources', '--json')).json<readonly SourceSummary[]>();
    assert.deepEqual(
      sources.map(({ source, label, counts }) => [source, label, counts]),
      [['11', 'Île-de-France', imported.counts]],
    );
    const axis = await desk.run('stats', '--by', 'region', '--kind', 'ue', '--json');
    const total = axis.json<readonly FacetCount[]>().reduce((sum, { count }) => sum + count, 0);
    assert.equal(total, UNITS);
  });

  test('given a search, when pages are followed to the end, then every unit comes once', async () => {
    const seen: string[] = [];
    let after: string[] = [];
    do {
      const page = (await desk.run('search', '--kind', 'ue', '--limit', '120', '--json', ...after)).json<SearchPage>();
      assert.equal(page.total, UNITS);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next === null ? [] : ['--after', page.next];
    } while (after.length > 0);
    assert.equal(new Set(seen).size, UNITS);
    assert.equal(seen.length, UNITS);
  });

  test('given words in any case and accent, when they are searched, then they find the same', async () => {
    const totals = await Promise.all(
      [['cardio'], ['CARDIO'], ['càrdïo']].map(
        async (words) => (await desk.run('search', ...words, '--json')).json<SearchPage>().total,
      ),
    );
    assert.ok((totals[0] ?? 0) > 0);
    assert.deepEqual(totals, [totals[0], totals[0], totals[0]]);
  });

  test('given facets, when a search counts them, then filtering by one gives its count', async () => {
    const page = (
      await desk.run('search', '--facets', 'departement,mode', '--limit', '0', '--json')
    ).json<SearchPage>();
    assert.deepEqual(Object.keys(page.facets).sort(), ['departement', 'mode']);
    const [first] = page.facets.departement ?? [];
    assert.ok(first);
    const filtered = (
      await desk.run('search', '--departement', first.code, '--limit', '0', '--json')
    ).json<SearchPage>();
    assert.equal(filtered.total, first.count);
  });

  test('given no terminal, when people read answers, then no escape and no progress is in them', async () => {
    for (const args of [
      ['sources'],
      ['stats'],
      ['search', 'cardio'],
      ['anomalies'],
      ['nomenclature', 'list'],
      ['import', 'region.zip', '--check-only'],
    ]) {
      const ran = await desk.run(...args);
      assert.equal(ran.code, 0, `${args.join(' ')}: ${ran.err}`);
      assert.equal(ran.err, '', args.join(' '));
      assert.ok(!ran.out.includes(ESCAPE) && !ran.out.includes('\r'), args.join(' '));
    }
  });

  test('given each language, when a search is shown, then its words are of that language', async () => {
    assert.match((await desk.run('search', 'cardio', '--lang', 'fr')).out, /résultats?$/mu);
    assert.match((await desk.run('search', 'cardio', '--lang', 'en')).out, /results?$/mu);
    assert.match((await desk.start(['sources'], { LANG: 'fr_FR.UTF-8' }).ended).out, /libellé/u);
  });

  test('given a check without import, when the cache is asked again, then nothing came', async () => {
    const before = (await desk.run('sources', '--json')).out;
    const check = await desk.run('import', 'region.zip', '--check-only', '--source', 'other', '--json');
    assert.equal(check.code, 0);
    assert.deepEqual(check.json<ImportReport>().counts, imported.counts);
    assert.equal((await desk.run('sources', '--json')).out, before);
  });

  test('given the same file again, when it is imported, then nothing changed', async () => {
    const again = await desk.run('import', 'region.zip', '--json');
    assert.deepEqual(again.json<ImportReport>().changes, { added: 0, changed: 0, removed: 0 });
  });

  test('given a file with one name changed, when it is imported and compared, then exactly that is told', async () => {
    await desk.run('generate', '--units', '60', '--seed', '9', '--out', 'first.xml');
    const xml = readFileSync(join(desk.folder, 'first.xml'), 'utf8');
    const old = /<(?:\w+:)?primaryName>([^<]+)</u.exec(xml)?.[1] ?? '';
    assert.notEqual(old, '');
    writeFileSync(join(desk.folder, 'second.xml'), xml.replace(`>${old}<`, '>RENAMED<'));
    for (const file of ['first.xml', 'second.xml']) {
      assert.equal((await desk.run('import', file, '--source', 'changed', '--mode', 'replace', '--json')).code, 0);
    }
    const diff = (await desk.run('diff', 'changed', '--json')).json<DiffReport>();
    assert.deepEqual([diff.added, diff.removed, diff.changed.length], [[], [], 1]);
    const values = diff.changed[0]?.fields.map((field) => [field.old, field.new]) ?? [];
    assert.deepEqual(values, [[old, 'RENAMED']]);
    const csv = (await desk.run('diff', 'changed', '--format', 'csv')).out.trimEnd().split('\n');
    assert.equal(csv.length, 2);
  });

  test('given a source, when it is removed, then it is gone and cannot be removed again', async () => {
    const removed = await desk.run('sources', 'remove', 'changed', '--json');
    assert.equal(removed.code, 0, removed.out);
    assert.ok(removed.json<{ bytes: number }>().bytes > 0);
    const sources = (await desk.run('sources', '--json')).json<readonly SourceSummary[]>();
    assert.deepEqual(
      sources.map(({ source }) => source),
      ['11'],
    );
    const again = await desk.run('sources', 'remove', 'changed', '--json');
    assert.deepEqual([again.code, refusalOf(again).code], [2, 'cache.source-unknown']);
  });

  test('given a much smaller file, when it replaces, then it is refused with exit code 5 and the data stay', async () => {
    await desk.run('generate', '--units', '40', '--seed', '3', '--out', 'small.xml');
    const refused = await desk.run('import', 'small.xml', '--json');
    assert.deepEqual([refused.code, refusalOf(refused).code], [5, 'cache.replace-loses']);
    const [source] = (await desk.run('sources', '--json')).json<readonly SourceSummary[]>();
    assert.equal(source?.counts.uniteElementaire, UNITS);
  });

  test('given a source that another process writes, when it is imported, then the exit code is 6', async () => {
    const lock = lockSource(join(desk.folder, 'data', 'cache', 'locks'), '11');
    try {
      const refused = await desk.run('import', 'region.zip', '--json');
      assert.deepEqual([refused.code, refusalOf(refused).code], [6, 'cache.busy']);
    } finally {
      lock.release();
    }
  });

  test('given a file that exists, when a region is written there, then it stays without --force', async () => {
    const before = readFileSync(join(desk.folder, 'region.zip'));
    const refused = await desk.run('generate', '--units', '5', '--out', 'region.zip', '--json');
    assert.deepEqual([refused.code, refusalOf(refused).code], [2, 'file.exists']);
    assert.ok(before.equals(readFileSync(join(desk.folder, 'region.zip'))));
  });

  test('given a selection, when it is exported in each format, then rows and bytes are those of the file', async () => {
    const [first] = (await desk.run('stats', '--by', 'departement', '--kind', 'ue', '--json')).json<
      readonly FacetCount[]
    >();
    assert.ok(first);
    for (const format of ['csv', 'xlsx', 'jsonl', 'geojson']) {
      const file = `units.${format}`;
      const ran = await desk.run(
        'export',
        '--format',
        format,
        '--out',
        file,
        '--kind',
        'ue',
        '--departement',
        first.code,
        '--json',
      );
      const { rows, bytes, file: named } = ran.json<{ rows: number; bytes: number; file: string }>();
      assert.deepEqual([ran.code, rows, named], [0, first.count, file], ran.err);
      assert.equal(bytes, statSync(join(desk.folder, file)).size);
    }
    const lines = readFileSync(join(desk.folder, 'units.csv'), 'utf8').trimEnd().split('\r\n');
    assert.equal(lines.length, first.count + 1);
    const refused = await desk.run('export', '--format', 'csv', '--out', 'units.csv', '--json');
    assert.deepEqual([refused.code, refusalOf(refused).code], [2, 'file.exists']);
  });

  test('given a clean region, when its conformity is checked, then no error is found and JUnit tells every rule', async () => {
    const ran = await desk.run(
      'conformity',
      'region.zip',
      '--profil',
      '1',
      '--fail-on',
      'error',
      '--junit',
      'report.xml',
      '--json',
    );
    const report = ran.json<ConformityReport>();
    assert.deepEqual([ran.code, report.verdict, report.counts.error], [0, 'conforme', 0]);
    const junit = readFileSync(join(desk.folder, 'report.xml'), 'utf8');
    assert.equal(junit.match(/<testcase /gu)?.length, report.rules.length);
    const limited = await desk.run('conformity', 'region.zip', '--fail-on', 'archive-nom', '--json');
    assert.equal(limited.code, 1);
    const unknown = await desk.run('conformity', 'region.zip', '--fail-on', 'archive-non', '--json');
    assert.deepEqual([unknown.code, refusalOf(unknown).advice?.[0]], [2, 'Did you mean “archive-nom”?']);
  });

  test('given a folder below, when the person stands in it under npm, then file names start there', async () => {
    mkdirSync(join(desk.folder, 'below'));
    const INIT_CWD = join(desk.folder, 'below');
    const { ended } = desk.start(['import', '../region.zip', '--check-only', '--json'], { INIT_CWD });
    assert.equal((await ended).code, 0);
  });

  test('given a search whose reader goes away, when it writes, then it ends quietly', async () => {
    const { child, ended } = desk.start(['search', '--limit', '300']);
    child.stdout?.destroy();
    const { code, err } = await ended;
    assert.deepEqual([code, err], [0, '']);
  });
});
