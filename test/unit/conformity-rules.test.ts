import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Report, RuleOutcome } from '../../shared/domain/ror/conformity/report.ts';
import { RULES } from '../../shared/domain/ror/conformity/table.ts';
import { RIGHT } from '../fixtures/conformity/base.ts';
import type { Cases } from '../fixtures/conformity/cases.ts';
import { RECORD_CASES } from '../fixtures/conformity/cases-record.ts';
import { SET_CASES } from '../fixtures/conformity/cases-set.ts';
import { reportOn } from '../fixtures/conformity/scenario.ts';

const CASES: Cases = { ...RECORD_CASES, ...SET_CASES };
/** Derived from the mapping, and proved in conformity-derived.test.ts; or never judged on documents. */
const WRITTEN = RULES.filter(({ test }) => test.on !== 'cardinality' && test.on !== 'hidden' && test.on !== 'exchange');

function outcome(report: Report, id: string): RuleOutcome {
  const found = report.rules.find((rule) => rule.id === id);
  assert.ok(found, `${id} is in the report`);
  return found;
}

describe('conformity rules, one by one', () => {
  it('given the table, when its written rules are compared with the fixtures, then each has its own and none is left over', () => {
    assert.deepEqual(Object.keys(CASES).sort(), WRITTEN.map(({ id }) => id).sort());
  });

  it('given a right region, when every rule runs, then nothing fails at all', async () => {
    const report = await reportOn({ records: RIGHT });
    assert.equal(report.verdict, 'conforme');
    assert.deepEqual(
      report.rules.filter(({ failed }) => failed > 0).map(({ id }) => id),
      [],
    );
  });

  for (const { id } of WRITTEN) {
    it(`given what ${id} accepts, when it runs, then it looked and found nothing`, async () => {
      const { pass = { records: RIGHT } } = CASES[id] ?? { fail: {} };
      const { checked, failed, skipped } = outcome(await reportOn(pass), id);
      assert.equal(skipped, undefined);
      assert.equal(failed, 0);
      assert.ok(checked > 0, 'the fixture exercises the rule');
    });

    it(`given what ${id} refuses, when it runs, then it fails with an example`, async () => {
      const { fail } = CASES[id] ?? { fail: {} };
      const { checked, failed, examples } = outcome(await reportOn(fail), id);
      assert.ok(failed > 0, 'the rule fails');
      assert.ok(checked >= failed);
      assert.ok(examples.length > 0 && examples.length <= 5);
    });
  }
});
