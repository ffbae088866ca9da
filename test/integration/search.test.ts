import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SearchItem } from '../../shared/contract/cache.ts';
import type { Filters } from '../../shared/domain/search.ts';
import { AppError } from '../../shared/errors.ts';
import type { WrittenRegion } from '../../electron/services/synthetic/write.ts';
import { openReadSide } from '../helpers/read-side.ts';
import type { ReadSide } from '../helpers/read-side.ts';

describe('search over an imported region', () => {
  let side: ReadSide;
  let region: WrittenRegion;
  before(async () => {
    side = openReadSide();
    region = await side.importRegion({ units: 400, seed: 7, region: '93', profil: 1, files: 3 });
  });
  after(() => side.dispose());

  const total = async (filters: Filters, text?: string) =>
    (await side.reader.search({ text, filters, limit: 0 }, 'fr')).total;
  const named = async (text: string, filters: Filters = {}): Promise<readonly SearchItem[]> =>
    (await side.reader.search({ text, filters, limit: 10_000 }, 'fr')).items;

  it('given no filter when searched then it holds every unit and establishment, and nothing else', async () => {
    const { counts } = region;
    const page = await side.reader.search({ limit: 10_000 }, 'fr');
    assert.equal(page.total, counts.entiteJuridique + counts.entiteGeographique + counts.uniteElementaire);
    assert.equal(page.items.length, page.total);
    assert.equal(new Set(page.items.map(({ id }) => id)).size, page.total);
    assert.equal(await total({ kind: ['professionnel'] }), counts.professionnel);
    assert.equal(await total({ kind: ['oi'] }), counts.organisationInterne);
    assert.equal(await total({ kind: ['oi'], type: ['1'] }), counts.pole);
  });

  it("given the generator's own truth when counted by facet and by filter then both agree with it", async () => {
    const { truth } = region;
    const ue = { kind: ['ue'] } as const;
    const page = await side.reader.search(
      { filters: ue, limit: 0, facets: ['activite', 'champ', 'mode', 'departement'] },
      'fr',
    );
    const counted = (name: string) => new Map((page.facets[name] ?? []).map(({ code, count }) => [code, count]));
    assert.deepEqual(sorted(counted('activite')), sorted(truth.unitsByActivite));
    assert.deepEqual(sorted(counted('champ')), sorted(truth.unitsByChamp));
    assert.deepEqual(sorted(counted('mode')), sorted(truth.unitsByMode));
    assert.deepEqual(sorted(counted('departement')), sorted(truth.unitsByDepartement));
    for (const [key, count] of truth.unitsByDepartementAndActivite) {
      const [departement = '', activite = ''] = key.split('|');
      assert.equal(await total({ ...ue, departement: [departement], activite: [activite] }), count, key);
    }
  });

  it('given one département when facets are counted then the counts kept at load are those of the filter', async () => {
    const [departement = ''] = region.truth.unitsByDepartement.keys();
    const page = await side.reader.search(
      { filters: { kind: ['ue'], departement: [departement] }, limit: 0, facets: ['activite'] },
      'fr',
    );
    const wanted = [...region.truth.unitsByDepartementAndActivite].filter(([key]) => key.startsWith(`${departement}|`));
    assert.deepEqual(
      sorted(new Map((page.facets['activite'] ?? []).map(({ code, count }) => [`${departement}|${code}`, count]))),
      sorted(new Map(wanted)),
    );
  });

  it('given facet counts when read then they go from the greatest down and none is zero', async () => {
    const page = await side.reader.search({ text: 'consultation', limit: 0, facets: ['commune', 'activite'] }, 'fr');
    for (const counts of Object.values(page.facets)) {
      assert.ok(counts.length > 0);
      assert.ok(counts.every(({ count }, index) => count > 0 && count <= (counts[index - 1]?.count ?? Infinity)));
    }
  });

  it('given an identifier of any register, in groups or not, when searched then its entity is found', async () => {
    const page = await side.reader.search({ filters: { kind: ['eg'] }, limit: 50 }, 'fr');
    for (const { nationalId, id } of page.items) {
      const number = (nationalId ?? '').slice(1);
      const groups = number.replace(/(.{3})(?=.)/g, '$1 ');
      for (const typed of [nationalId ?? '', number, groups]) {
        assert.ok(
          (await named(typed)).some((item) => item.id === id),
          `${typed} finds ${id}`,
        );
      }
    }
  });

  it('given an open phone number in any usual spelling when searched then its unit is found', async () => {
    const units = await side.reader.search({ filters: { kind: ['ue'] }, limit: 40 }, 'fr');
    let checked = 0;
    for await (const { rows } of side.reader.rows({ what: 'unites', shape: 'cells' }, 'fr')) {
      for (const { cells = [] } of rows.slice(0, 60)) {
        const phone = cells.map(String).find((cell) => /^(\+33|0)[\d .]{8,}$/.test(cell));
        const digits = phone?.replace(/\D/g, '').replace(/^33/, '0').replace(/^(00)/, '0');
        if (digits?.length !== 10) continue;
        const pairs = digits.replace(/(\d{2})(?=\d)/g, '$1 ');
        for (const typed of [
          digits,
          pairs,
          pairs.replaceAll(' ', '.'),
          `+33 ${pairs.slice(1)}`,
          `0033${digits.slice(1)}`,
        ]) {
          const found = await named(typed);
          assert.ok(
            found.some(({ nationalId }) => nationalId === cells[2]),
            `${typed} finds ${String(cells[2])}`,
          );
        }
        checked += 1;
      }
      break;
    }
    assert.ok(checked > 5, `${checked} phones were checked over ${units.total} units`);
  });

  it('given a name with accents and apostrophes when typed without them then it is found', async () => {
    const page = await side.reader.search({ limit: 10_000 }, 'fr');
    const odd = page.items.filter(({ name }) => /[ŒÉÈÎÔ'-]/.test(name)).slice(0, 25);
    assert.ok(odd.length > 5);
    for (const { name, id } of odd) {
      const typed = name
        .replaceAll('Œ', 'oe')
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replaceAll(/['-]/g, ' ')
        .toLowerCase();
      assert.ok(
        (await named(typed)).some((item) => item.id === id),
        typed,
      );
    }
  });

  it('given a cursor, a date or a source that is none when searched then it is refused by name', async () => {
    const refused = (input: Parameters<ReadSide['reader']['search']>[0], code: string) =>
      assert.rejects(side.reader.search(input, 'fr'), (error) => error instanceof AppError && error.code === code);
    await refused({ after: 'nonsense' }, 'input.invalid');
    await refused({ filters: { updatedSince: '2026-02-31T99' } }, 'input.invalid');
    await refused({ filters: { source: ['93', 'none'] } }, 'cache.source-unknown');
  });
});

const sorted = (map: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...map].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
