import type { ConformityReport, RuleResult } from '../../shared/contract/quality.ts';
import type { Ui } from './ui.ts';

/** What XML 1.0 cannot hold in any form. */
const NOT_XML = new RegExp(String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]`, 'gu');
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
  return text.replace(NOT_XML, '�').replace(/[&<>"\t\n\r]/gu, (character) => ENTITIES[character] ?? character);
}

function testCase(rule: RuleResult, ui: Ui): string[] {
  const head = `    <testcase name="${escaped(`${rule.id} ${rule.label}`)}" classname="${escaped(`conformity.${rule.severity}`)}"`;
  if (rule.skipped !== undefined)
    return [`${head}>`, `      <skipped message="${escaped(rule.skipped)}"/>`, '    </testcase>'];
  if (rule.failed === 0) return [`${head}/>`];
  const message = ui.say(ui.texts.report.junitFailed, { failed: rule.failed, checked: rule.checked });
  const examples = rule.examples.map(({ entity, name, path, value }) => escaped(`${entity} ${name} ${path} ${value}`));
  return [
    `${head}>`,
    `      <failure type="${rule.severity}" message="${escaped(message)}">${examples.join('&#10;')}</failure>`,
    '    </testcase>',
  ];
}

/** The report as JUnit XML, one test case a rule, for continuous integration to show. */
export function junitDocument(report: ConformityReport, ui: Ui): string {
  const failures = report.rules.filter(({ failed, skipped }) => failed > 0 && skipped === undefined).length;
  const skipped = report.rules.filter((rule) => rule.skipped !== undefined).length;
  const counts = `tests="${report.rules.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cercle conformity" ${counts}>`,
    `  <testsuite name="${escaped(report.target)}" ${counts}>`,
    ...report.rules.flatMap((rule) => testCase(rule, ui)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
