import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OpenResult, Row } from '../../shared/contract/explore.ts';
import { SORTS } from '../../shared/contract/explore.ts';
import { fold } from '../../shared/domain/search.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import { createServices } from '../../electron/services/index.ts';
import type { Services } from '../../electron/services/index.ts';
import type { RegionOptions } from '../../shared/domain/synthetic/options.ts';
import { openReadSide } from '../helpers/read-side.ts';
import type { ReadSide } from '../helpers/read-side.ts';

const REGION_11: RegionOptions = { units: 260, seed: 3, region: '11', profil: 1, files: 2 };
const REGION_93: RegionOptions = { units: 180, seed: 4, region: '93', profil: 1, files: 1 };

describe('the explorer over imported regions', () => {
  let side: ReadSide;
  let services: Services;
  let calls = 0;
  const ask = async <T>(method: string, params: unknown, lang: Lang = 'fr'): Promise<T> => {
    calls += 1;
    const reply = await services.dispatch({ jsonrpc: '2.0', id: String(calls), method, params }, { lang });
    if ('error' in reply) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
    return reply.result as T;
  };
  const open = (params: object) => ask<OpenResult>('explore.open', params);
  const rows = async (resultId: string, from: number, count: number, lang: Lang = 'fr'): Promise<readonly Row[]> =>
    (await ask<{ rows: readonly Row[] }>('explore.rows', { resultId, from, count }, lang)).rows;
  const everyRow = async ({ resultId, total }: OpenResult): Promise<readonly Row[]> => {
    const all: Row[] = [];
    while (all.length < total) all.push(...(await rows(resultId, all.length, 500)));
    return all;
  };

  before(async () => {
    side = openReadSide();
    services = createServices(side.ports);
    await side.importRegion(REGION_11, 'a.zip');
    await side.importRegion(REGION_93, 'b.zip');
  });
  after(async () => {
    await services.close();
    await side.dispose();
  });

  it('given every sort when opened then it holds what the search holds, in the order of the column', async () => {
    const found = await side.reader.search({ limit: 10_000 }, 'fr');
    const ids = new Set(found.items.map(({ id }) => id));
    const column: Readonly<Record<(typeof SORTS)[number], (row: Row) => string | number | undefined>> = {
      name: ({ name }) => fold(name),
      commune: ({ commune }) => (commune === null ? undefined : fold(commune.label)),
      etablissement: ({ etablissement }) => (etablissement === null ? undefined : fold(etablissement.name)),
      updated: ({ updated }) => (updated === null ? undefined : Date.parse(updated)),
    };
    for (const by of SORTS) {
      for (const descending of [false, true]) {
        const opened = await open({ sort: { by, descending } });
        const all = await everyRow(opened);
        assert.equal(opened.total, found.total);
        assert.deepEqual(new Set(all.map(({ id }) => id)), ids, by);
        assertSorted(all.map(column[by]), descending, `${by} ${descending ? 'descending' : 'ascending'}`);
      }
    }
  });

  it('given the order of establishments when read then the rows of one establishment are together', async () => {
    const all = await everyRow(await open({ sort: { by: 'etablissement', descending: true } }));
    const blocks = all.map(({ etablissement }) => etablissement?.id).filter((id, i, ids) => id !== ids[i - 1]);
    assert.equal(new Set(blocks).size, blocks.length);
    assert.ok(blocks.length > 10);
  });

  it('given a text and filters when opened then rows are those of the search in its own order', async () => {
    const query = { text: 'cardio', filters: { source: ['11'], kind: ['ue' as const] } };
    const found = await side.reader.search({ ...query, limit: 10_000 }, 'fr');
    const all = await everyRow(await open(query));
    assert.ok(all.length > 0);
    assert.deepEqual(
      all.map(({ id }) => id),
      found.items.map(({ id }) => id),
    );
    for (const row of all) assert.equal(row.source, '11');
  });

  it('given a row when compared with its record then every column says what the record says', async () => {
    const all = await everyRow(await open({}));
    const row = all.find(({ kind, ageMin, categorie }) => kind === 'ue' && ageMin !== null && categorie !== null);
    assert.ok(row?.updated);
    const { xml = '' } = await side.reader.show({ id: row.id, xml: true }, 'fr');
    assert.ok(xml.includes(`updated="${row.updated}"`));
    assert.ok(row.categorie?.label && row.categorie.label !== row.categorie.code);
    assert.ok(all.some(({ kind, categorie }) => kind === 'eg' && categorie !== null));
  });

  it('given a window beyond the end, an unknown result or a closed one when asked for then each is answered', async () => {
    const { resultId, total } = await open({});
    assert.deepEqual(await rows(resultId, total, 10), []);
    assert.equal((await rows(resultId, total - 2, 10)).length, 2);
    await assert.rejects(rows('nothing', 0, 1), { code: 'cache.result-expired' });
    assert.deepEqual(await ask('explore.close', { resultId }), { closed: true });
    assert.deepEqual(await ask('explore.close', { resultId }), { closed: false });
    await assert.rejects(rows(resultId, 0, 1), { code: 'cache.result-expired' });
  });

  it('given a source loaded again or a new one when rows are asked for then the results that hold it have expired', async () => {
    const everything = await open({});
    const only11 = await open({ filters: { source: ['11'] } });
    const only93 = await open({ filters: { source: ['93'] } });
    await side.importRegion({ ...REGION_93, revision: 1 }, 'b.zip');
    await assert.rejects(rows(everything.resultId, 0, 1), { code: 'cache.result-expired' });
    await assert.rejects(rows(only93.resultId, 0, 1), { code: 'cache.result-expired' });
    assert.equal((await rows(only11.resultId, 0, 1)).length, 1);
    const again = await open({});
    assert.equal((await rows(again.resultId, 0, 1)).length, 1);
    await side.importFiles([`${side.ports.folder}/a.zip`], { source: 'AUTRE' });
    await assert.rejects(rows(again.resultId, 0, 1), { code: 'cache.result-expired' });
    assert.equal((await rows(only11.resultId, 0, 1)).length, 1);
  });
});

function assertSorted(keys: readonly (string | number | undefined)[], descending: boolean, about: string): void {
  const firstEmpty = keys.indexOf(undefined);
  if (firstEmpty >= 0)
    assert.ok(
      keys.slice(firstEmpty).every((key) => key === undefined),
      `${about}: empty ones last`,
    );
  const held = keys.filter((key) => key !== undefined);
  assert.ok(held.length > keys.length / 2, about);
  for (const [index, key] of held.entries()) {
    const next = held[index + 1];
    if (next === undefined) continue;
    const order =
      typeof key === 'number' && typeof next === 'number'
        ? key - next
        : Buffer.compare(Buffer.from(String(key)), Buffer.from(String(next)));
    assert.ok(descending ? order >= 0 : order <= 0, `${about}: ${key} then ${next}`);
  }
}
