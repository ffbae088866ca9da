import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readView, writeView } from '../../renderer/features/quality/address.ts';
import { createFindingsList, MOST_SHOWN } from '../../renderer/features/quality/findings-list.ts';
import { nomenclatureDates } from '../../renderer/features/quality/nomenclature-dates.ts';
import { groupRules } from '../../renderer/features/quality/report-groups.ts';
import { summarise } from '../../renderer/features/quality/summary.ts';
import type { FindingView } from '../../shared/contract/cache.ts';
import type { ConformityReport, RuleResult } from '../../shared/contract/quality.ts';
import { RULES } from '../../shared/domain/ror/conformity/table.ts';

test('given a view, when it is written to the address and read again, then it is the same', () => {
  const views = [
    { tab: 'findings', source: undefined, severity: undefined, code: undefined },
    { tab: 'findings', source: '11', severity: 'warning', code: 'heure-invalide' },
    { tab: 'establishments', source: undefined, severity: 'error', code: 'code-inconnu' },
    { tab: 'conformity', source: 'EXEMPLE', severity: undefined, code: undefined },
  ] as const;
  for (const view of views) assert.deepEqual(readView(writeView(view)), view);
  assert.deepEqual(writeView(views[0]), {});
});

test('given an address that nobody wrote, when it is read, then what is not understood is left out', () => {
  const view = readView({ tab: ['secret'], severity: ['fatal'], source: ['../x'], code: ['c'.repeat(101)] });
  assert.deepEqual(view, { tab: 'findings', source: undefined, severity: undefined, code: undefined });
});

test('given counts and a muted code, when summarised, then it is counted apart and shares are of the rest', () => {
  const muted = [{ code: 'b', reason: 'known', at: '2026-01-01' }];
  const {
    rows,
    muted: hidden,
    counts,
    total,
    mutedTotal,
  } = summarise({ error: { a: 1 }, warning: { b: 50, c: 2 }, info: { d: 5 } }, muted);
  assert.deepEqual(
    rows.map(({ code, share }) => [code, share]),
    [
      ['a', 1 / 8],
      ['c', 2 / 8],
      ['d', 5 / 8],
    ],
  );
  assert.deepEqual(
    hidden.map(({ code, count }) => [code, count]),
    [['b', 50]],
  );
  assert.deepEqual([counts, total, mutedTotal], [{ error: 1, warning: 2, info: 5 }, 8, 50]);
});

function finding(index: number): FindingView {
  return { code: 'c', severity: 'info', entity: null, path: '', value: String(index), message: '' };
}

/** A list over `total` findings; tells the limits that were asked. */
function listOver(total: number) {
  const asked: number[] = [];
  let told = (): void => undefined;
  const list = createFindingsList({
    total,
    load: async (limit, after) => {
      asked.push(limit);
      const from = Number(after ?? 0);
      const to = Math.min(total, from + limit);
      const items = Array.from({ length: to - from }, (_, index) => finding(from + index));
      return { counts: {}, items, next: to < total ? String(to) : null };
    },
    onChange: () => told(),
    onFailure: (error) => assert.fail(String(error)),
  });
  const seen = (row: number): Promise<void> =>
    new Promise((resolve) => {
      told = () => list.get(row) !== undefined && resolve();
      list.want(row + 1);
    });
  return { list, asked, seen };
}

test('given a list of findings, when one jumps far into it, then all up to there is read in few requests', async () => {
  const { list, asked, seen } = listOver(12_345);
  await seen(0);
  assert.deepEqual([asked, list.get(199)?.value, list.get(200)], [[200], '199', undefined]);
  await seen(12_344);
  assert.equal(list.get(12_344)?.value, '12344');
  assert.equal(list.get(7000)?.value, '7000');
  assert.ok(asked.length <= 5, `asked ${asked.join()}`);
});

test('given more findings than are shown, when the end is wanted, then no more is read than is shown', async () => {
  const { asked, seen } = listOver(MOST_SHOWN * 3);
  await seen(MOST_SHOWN - 1);
  assert.equal(
    asked.reduce((sum, limit) => sum + limit, 0),
    MOST_SHOWN,
  );
});

function result(id: string, part: Partial<RuleResult>): RuleResult {
  return { id, severity: 'error', source: '', label: id, checked: 10, failed: 0, examples: [], ...part };
}

test('given a report, when its rules are grouped, then each is in one group and the gravest failures come first', () => {
  const exchange = RULES.find(({ test: { on } }) => on === 'exchange');
  const ofProfile = RULES.find(({ profil }) => profil === 0);
  assert.ok(exchange !== undefined && ofProfile !== undefined);
  const rules = [
    result('i', { severity: 'info', failed: 9 }),
    result('w', { severity: 'warning', failed: 1 }),
    result('e', { failed: 1 }),
    result('e2', { failed: 5 }),
    result('m', { failed: 2 }),
    result('right', {}),
    result('empty', { checked: 0 }),
    result(exchange.id, { checked: 0, skipped: 'x' }),
    result(ofProfile.id, { checked: 0, skipped: 'x' }),
  ];
  const counts = { error: 8, warning: 1, info: 9 };
  const report: ConformityReport = { verdict: 'non-conforme', target: 't', profil: null, rules, counts };
  const muted = [{ code: 'm', reason: 'known', at: '' }];
  const groups = groupRules(report, muted, (id) => RULES.find((rule) => rule.id === id), 'fr');
  const ids = (list: readonly RuleResult[]): readonly string[] => list.map(({ id }) => id);
  assert.deepEqual(ids(groups.failed), ['e2', 'e', 'w', 'i']);
  assert.deepEqual([ids(groups.muted), ids(groups.right), ids(groups.empty)], [['m'], ['right'], ['empty']]);
  assert.deepEqual(
    groups.skipped.map(({ why }) => why.cause),
    ['exchange', 'profile-unknown'],
  );
});

test('given tables, when their dates are told, then they are the oldest and the newest day', () => {
  const table = (version: string) => ({ oid: '', name: '', source: '', concepts: 1, version });
  assert.deepEqual(nomenclatureDates([table('2022-05-27'), table('20190125'), table('?')]), {
    tables: 3,
    oldest: '2019-01-25',
    newest: '2022-05-27',
  });
  assert.equal(nomenclatureDates([]), undefined);
});
