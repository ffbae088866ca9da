import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { explainChain } from '../../electron/services/pki/chain/explain.ts';
import { skipWithout } from '../helpers/shared-data.ts';
import type { SuiteCase } from '../helpers/pki-suites.ts';
import { chainCases, pkitsCases } from '../helpers/pki-suites.ts';

interface Tally {
  readonly accepted: readonly string[];
  readonly refused: ReadonlyMap<string, string>;
}

async function run(cases: readonly SuiteCase[]): Promise<Tally> {
  const accepted: string[] = [];
  const refused = new Map<string, string>();
  for (const { id, question } of cases) {
    const verdict = question === null ? null : await explainChain(question);
    if (verdict?.trusted === true) accepted.push(id);
    const errors = (verdict?.reasons ?? []).filter(({ severity }) => severity === 'error');
    const told = errors.map(({ code, values }) => [code, values['rule'] ?? ''].join(' ').trim());
    if (verdict?.trusted !== true) refused.set(id, verdict === null ? 'unsupported purpose' : told.join(', '));
  }
  return { accepted, refused };
}

async function check(t: TestContext, cases: readonly SuiteCase[], mostRefused = 0.2): Promise<void> {
  const { accepted, refused } = await run(cases);
  const valid = cases.filter(({ isValid }) => isValid);
  const falseAccepts = cases.filter(({ id, isValid }) => !isValid && accepted.includes(id)).map(({ id }) => id);
  const falseRefusals = valid.filter(({ id }) => refused.has(id));
  const counts = `${accepted.length} accepted, ${refused.size} refused`;
  t.diagnostic(`count: ${cases.length} cases, ${counts}, ${falseAccepts.length} false accepts`);
  t.diagnostic(`count: ${falseRefusals.length} of ${valid.length} valid chains refused`);
  for (const { id } of falseRefusals) t.diagnostic(`refused: ${id}: ${refused.get(id) ?? ''}`);
  assert.ok(cases.length > 0);
  assert.deepEqual(falseAccepts, []);
  assert.ok(
    falseRefusals.every(({ id }) => (refused.get(id) ?? '') !== ''),
    'a refusal without a reason',
  );
  assert.ok(
    falseRefusals.length <= valid.length * mostRefused,
    `${falseRefusals.length} of ${valid.length} valid chains refused`,
  );
}

const skipPkits = skipWithout('security', 'pkits.json');
const skipChains = skipWithout('security', 'chain-verify.json');

test(
  'given the NIST path validation suite when each chain is explained then none is wrongly accepted',
  { skip: skipPkits },
  (t) => check(t, pkitsCases()),
);

test(
  'given the BoringSSL chain suite when explained by its settings then none is wrongly accepted',
  { skip: skipChains },
  (t) => check(t, chainCases('theirs')),
);

// The suite judges the same chains with roots that bind what they issue, and with roots that do not; ours always bind.
test(
  'given the BoringSSL chain suite when explained by our rules for roots then none is wrongly accepted',
  { skip: skipChains },
  (t) => check(t, chainCases('ours'), 0.5),
);
