import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NAMED_TABLES } from '../../shared/domain/ror/conformity/rules-cardinality.ts';
import type { Report } from '../../shared/domain/ror/conformity/report.ts';
import type { Rule, RuleTest } from '../../shared/domain/ror/conformity/rule.ts';
import { RULES } from '../../shared/domain/ror/conformity/table.ts';
import { isRequired, type Row } from '../../shared/domain/ror/mapping-row.ts';
import { DIRECTORY_OF, kindHolding, made, type Target } from '../fixtures/conformity/made.ts';
import { reportOn } from '../fixtures/conformity/scenario.ts';

type Derived<On extends RuleTest['on']> = Rule & { readonly test: Extract<RuleTest, { on: On }> };

function rulesOn<On extends RuleTest['on']>(on: On): readonly Derived<On>[] {
  return RULES.filter((rule): rule is Derived<On> => rule.test.on === on);
}

async function run(target: Target, options: { readonly profil?: 0 | 1 | 2 | 3; readonly champ?: string } = {}) {
  const kind = kindHolding(target.table);
  const { profil = 1, champ } = options;
  const xml = made({ kind, target, ...(champ !== undefined && { champ }) });
  return reportOn({ profil, records: { [DIRECTORY_OF[kind]]: [xml] } });
}

function failing(report: Report, prefix: string): readonly string[] {
  return report.rules.filter(({ id, failed }) => id.startsWith(prefix) && failed > 0).map(({ id }) => id);
}

function checkedBy(report: Report, id: string): number {
  return report.rules.find((rule) => rule.id === id)?.checked ?? 0;
}

/** What a cardinality refuses: nothing, twice the same, or a link that names nothing. */
function refusals({ table, path, rows }: Derived<'cardinality'>['test']): readonly Target[] {
  const isSingle = rows.every(({ card }) => card.endsWith('1')) && !path.startsWith('@');
  const isLink = path.endsWith('@entityID');
  return [
    ...(rows.some(isRequired) && !isLink ? [{ table, path, times: 0 }] : []),
    ...(isSingle ? [{ table, path, times: 2 }] : []),
    ...(isLink ? [{ table, path, times: 1, isBare: true }] : []),
  ];
}

describe('cardinalities, derived from the mapping', () => {
  const rules = rulesOn('cardinality');

  it('given every constrained row of every table of the ROR, when the table of rules is read, then each has its rule', () => {
    const isBound = (row: Row): boolean =>
      row.dialect !== 'ihe' &&
      row.path !== '.' &&
      (isRequired(row) || row.type === 'reference' || (row.card === '0..1' && !row.path.startsWith('@')));
    const alone = (rows: readonly Row[], row: Row): boolean =>
      isRequired(row) ||
      row.type === 'reference' ||
      rows.every(({ path, card }) => path !== row.path || card === '0..1');
    const missing = NAMED_TABLES.flatMap(({ table, name }) => {
      const rows = Object.values(table);
      return rows
        .filter((row) => isBound(row) && alone(rows, row))
        .filter((row) => !rules.some(({ test }) => test.table === table && test.path === row.path))
        .map((row) => `${name} ${row.path}`);
    });
    assert.deepEqual(missing, []);
    assert.ok(rules.length > 100, `${rules.length} rules`);
  });

  for (const { id, test } of rules) {
    it(`given ${test.path} as ${id} wants it, when it runs, then no cardinality fails`, async () => {
      const report = await run({ table: test.table, path: test.path, times: 1 });
      assert.deepEqual(failing(report, 'card-'), []);
      assert.ok(checkedBy(report, id) > 0);
    });

    for (const target of refusals(test)) {
      const how = target.isBare === true ? 'without its identifier' : `${target.times} times`;
      it(`given ${test.path} ${how}, when ${id} runs, then it fails alone`, async () => {
        assert.deepEqual(failing(await run(target), 'card-'), [id]);
      });
    }
  }
});

describe('fields that a profile does not see, derived from the mapping', () => {
  for (const { id, test, profil = 0 } of rulesOn('hidden')) {
    const { table, row } = test;
    const shown: Target = { table, path: row.path, times: 1 };

    it(`given ${row.path} under profile ${profil}, when ${id} runs, then it fails`, async () => {
      assert.ok(failing(await run(shown, { profil, champ: '01' }), 'profil-').includes(id));
    });

    it(`given ${row.path} under profile 1, which sees all, when every rule runs, then no filter fails`, async () => {
      assert.deepEqual(failing(await run(shown, { profil: 1 }), 'profil-'), []);
    });

    it(`given no ${row.path} under profile ${profil}, when ${id} runs, then it looked and found nothing`, async () => {
      const report = await run({ table, path: '.', times: 0 }, { profil });
      assert.ok(!failing(report, 'profil-').includes(id));
      assert.ok(checkedBy(report, id) > 0);
    });

    if (row.visibility[profil] === 'medico-social' && kindHolding(table) === 'oi') {
      it(`given ${row.path} of a médico-social unit under profile ${profil}, when ${id} runs, then it is allowed`, async () => {
        assert.ok(!failing(await run(shown, { profil, champ: '04' }), 'profil-').includes(id));
      });
    }
  }
});
