import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { toJUnit } from '../../electron/services/conformity/junit.ts';
import type { ConformityReport } from '../../shared/contract/quality.ts';
import { RULES } from '../../shared/domain/ror/conformity/table.ts';
import { contact, NATURE, region, structure, ue } from '../fixtures/conformity/base.ts';
import { reportOn } from '../fixtures/conformity/scenario.ts';

const XMLLINT = spawnSync('xmllint', ['--version']).status === 0;
const skip = XMLLINT ? false : 'xmllint is not installed';

/** What an XPath expression says of a document, by a second opinion. */
function ask(xml: string, expression: string): string {
  const { status, stdout, stderr } = spawnSync('xmllint', ['--xpath', expression, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

const failed = (): Promise<ConformityReport> =>
  reportOn({
    records: region({
      facility: [
        structure({ offer: { mode: '28' } }),
        ue({
          name: '<primaryName>UE &lt;A&gt; &amp; "B"</primaryName>',
          offer: { contacts: contact(`<name>x</name>${NATURE}`) },
        }),
      ],
    }),
  });

test(
  'given a report, when it is written as JUnit, then xmllint reads one case a rule and the counts agree',
  { skip },
  async () => {
    const report = await failed();
    const xml = toJUnit(report);
    assert.equal(ask(xml, 'count(//testcase)'), String(RULES.length));
    assert.equal(ask(xml, 'string(/testsuites/@tests)'), String(RULES.length));
    assert.equal(ask(xml, 'count(//skipped)'), ask(xml, 'string(//testsuite/@skipped)'));
    assert.equal(ask(xml, 'count(//failure)'), ask(xml, 'string(//testsuite/@failures)'));
    assert.equal(ask(xml, 'count(//skipped[string-length(@message) > 10])'), ask(xml, 'count(//skipped)'));
  },
);

test(
  'given a failed rule, when it is written as JUnit, then its case tells where, escaped, with the rule as its source',
  { skip },
  async () => {
    const xml = toJUnit(await failed());
    const failure = "//testcase[starts-with(@name, 'rg-exp-040 ')]/failure";
    assert.equal(ask(xml, `string(${failure}/@type)`), 'error');
    assert.match(ask(xml, `string(${failure}/@message)`), /^1 \/ 2 \(RG_EXP_040/);
    assert.equal(ask(xml, `string(${failure})`), '11/10 | UE <A> & "B" | extension/contact/name | 06');
  },
);

test(
  'given a warning, when it is written as JUnit, then it is told without failing, unless warnings are to fail',
  { skip },
  async () => {
    const report = await failed();
    const path = "//testcase[starts-with(@name, 'mode-hors-ue ')]";
    assert.equal(ask(toJUnit(report), `count(${path}/failure)`), '0');
    assert.equal(ask(toJUnit(report), `count(${path}/system-out)`), '1');
    assert.equal(ask(toJUnit(report, { failOn: 'warning' }), `count(${path}/failure)`), '1');
  },
);

test(
  'given values that XML cannot hold, when they are written as JUnit, then xmllint still reads the document',
  { skip },
  async () => {
    const report = await failed();
    const [first] = report.rules;
    assert.ok(first);
    const odd = 'a\u0000b\u001fc\ud800d\ufffee ]]> \t\n"';
    const rule = {
      ...first,
      severity: 'error',
      checked: 1,
      failed: 1,
      examples: [{ entity: odd, name: odd, path: odd, value: odd }],
    } as const;
    const xml = toJUnit({ ...report, target: odd, rules: [{ ...rule, skipped: undefined } as never] });
    assert.equal(ask(xml, 'count(//testcase)'), '1');
  },
);
