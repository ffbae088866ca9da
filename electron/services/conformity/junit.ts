import type { ConformityReport, RuleResult } from '../../../shared/contract/quality.ts';
import { SEVERITIES, type Severity } from '../../../shared/domain/ror/finding.ts';

export interface JUnitOptions {
  /** Rules of this severity and above are failures when they fail; the others are told as output. As the verdict: `error`. */
  readonly failOn?: Severity;
}

/** What XML 1.0 cannot hold in any form: most controls, lone surrogates, two non-characters. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escaped(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? character);
}

function isFailure({ failed, severity, skipped }: RuleResult, failOn: Severity): boolean {
  return failed > 0 && skipped === undefined && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

function examplesOf({ examples }: RuleResult): string {
  return examples
    .map(({ entity, name, path, value }) => [entity, name, path, value].filter((part) => part !== '').join(' | '))
    .map(escaped)
    .join('\n');
}

function testCase(rule: RuleResult, failOn: Severity): string {
  const name = escaped(`${rule.id} ${rule.label}`);
  const head = `    <testcase classname="conformity.${rule.severity}" name="${name}"`;
  if (rule.skipped !== undefined) {
    return `${head}>\n      <skipped message="${escaped(rule.skipped)}"/>\n    </testcase>`;
  }
  if (rule.failed === 0) return `${head}/>`;
  const message = `${rule.failed} / ${rule.checked} (${escaped(rule.source)})`;
  const told = isFailure(rule, failOn)
    ? `<failure type="${rule.severity}" message="${message}">${examplesOf(rule)}</failure>`
    : `<system-out>${message}\n${examplesOf(rule)}</system-out>`;
  return `${head}>\n      ${told}\n    </testcase>`;
}

/** The report as JUnit XML, one test case a rule: failures with their examples, rules not evaluated with the reason. */
export function toJUnit(report: ConformityReport, { failOn = 'error' }: JUnitOptions = {}): string {
  const failures = report.rules.filter((rule) => isFailure(rule, failOn)).length;
  const skipped = report.rules.filter((rule) => rule.skipped !== undefined).length;
  const counts = `tests="${report.rules.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="conformity" ${counts}>`,
    `  <testsuite name="${escaped(report.target)}" ${counts}>`,
    ...report.rules.map((rule) => testCase(rule, failOn)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
