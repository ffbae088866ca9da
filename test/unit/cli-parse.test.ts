import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closest } from '../../electron/cli/closest.ts';
import type { Command } from '../../electron/cli/command.ts';
import { anomaliesCommand } from '../../electron/cli/commands/anomalies.ts';
import { importCommand } from '../../electron/cli/commands/import.ts';
import { searchCommand } from '../../electron/cli/commands/search.ts';
import { sourcesCommand, sourcesRemoveCommand } from '../../electron/cli/commands/sources.ts';
import { parseCommandLine, peek } from '../../electron/cli/parse.ts';
import { UsageError } from '../../electron/cli/usage-error.ts';
import { ageInMonths, filtersOf, isoDate, number } from '../../electron/cli/values.ts';

const COMMANDS: readonly Command[] = [
  importCommand,
  sourcesCommand,
  sourcesRemoveCommand,
  searchCommand,
  anomaliesCommand,
];
const parse = (...argv: string[]) => parseCommandLine(argv, COMMANDS);

function refusal(work: () => unknown): UsageError {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    return error;
  }
  assert.fail('nothing was refused');
}

test('given options before and after the command, when they are read, then the command and its words are found', () => {
  const { command, positionals, values } = parse(
    '--data',
    'search',
    'search',
    'cardio',
    '--limit=5',
    '--json',
    'paris',
  );
  assert.equal(command?.name, 'search');
  assert.deepEqual(positionals, ['cardio', 'paris']);
  assert.deepEqual(values.get('data'), ['search']);
  assert.deepEqual(values.get('limit'), ['5']);
  assert.equal(values.get('json'), true);
});

test('given a command of two words, when it is read, then it wins over the one of one word', () => {
  assert.equal(parse('sources').command?.name, 'sources');
  const removal = parse('sources', 'remove', '11');
  assert.equal(removal.command?.name, 'sources remove');
  assert.deepEqual(removal.positionals, ['11']);
});

test('given words after two hyphens, when they are read, then they are not options', () => {
  assert.deepEqual(parse('search', '--', '--limit', '-x').positionals, ['--limit', '-x']);
});

test('given repeated and comma-separated filters, when they are read, then all values add up', () => {
  const { values } = parse(
    'search',
    '--departement',
    '75,92',
    '--departement',
    '2A',
    '--age',
    '12',
    '--age=6mo',
    '--kind',
    'ue',
  );
  assert.deepEqual(filtersOf(values), { departement: ['75', '92', '2A'], age: [144, 6], kind: ['ue'] });
  assert.equal(filtersOf(parse('search').values), undefined);
});

test('given a mistyped word, when it is refused, then the closest right one is offered', () => {
  const cases = [
    [['serach'], 'unknownCommand', 'cercle search'],
    [['sources', '--jsno'], 'unknownOption', '--json'],
    [['search', '--facets', 'activte'], 'badChoice', 'activite'],
    [['search', '--lang', 'fra'], 'badChoice', 'fr'],
    [['import', 'a.xml', '--mode', 'merg'], 'badChoice', 'merge'],
  ] as const;
  for (const [argv, reason, suggestion] of cases) {
    const error = refusal(() => parse(...argv));
    assert.deepEqual([error.reason, error.suggestion], [reason, suggestion], argv.join(' '));
  }
});

test('given a wrong use, when it is refused, then the reason is named', () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['import'], 'missingArgument'],
    [['sources', 'remove', '11', '12'], 'tooManyArguments'],
    [['search', '--limit', '--json'], 'optionNeedsValue'],
    [['search', '--limit'], 'optionNeedsValue'],
    [['search', '--json=yes'], 'optionTakesNoValue'],
    [['search', '--limit', '1', '--limit', '2'], 'optionOnce'],
    [['search', '-z'], 'unknownOption'],
  ];
  for (const [argv, reason] of cases) assert.equal(refusal(() => parse(...argv)).reason, reason, argv.join(' '));
});

test('given help on a command, when arguments are missing, then nothing is refused', () => {
  assert.equal(parse('import', '-h').command?.name, 'import');
  assert.equal(parse('--help').command, undefined);
});

test('given ages, dates and numbers, when they are read, then only true ones pass', () => {
  assert.deepEqual(['0', '12', '6mo', '200'].map(ageInMonths), [0, 144, 6, 2400]);
  for (const age of ['-1', '12 ans', '201', 'mo', '1.5', ''])
    assert.equal(refusal(() => ageInMonths(age)).reason, 'badAge', age);
  assert.equal(isoDate('2024-02-29', '--since'), '2024-02-29');
  assert.equal(isoDate('2026-01-31T12:00:00Z', '--since'), '2026-01-31T12:00:00Z');
  for (const day of ['2026-02-29', '2026-13-01', '31/01/2026', '2026-1-1', '2026-01-01T25:00:00Z'])
    assert.equal(refusal(() => isoDate(day, '--since')).reason, 'badDate', day);
  const limit = (value: string) => number(new Map([['limit', [value]]]), 'limit', 0, 100);
  assert.equal(limit('100'), 100);
  for (const value of ['101', '1e1', '0x1', ' 1', ''])
    assert.equal(refusal(() => limit(value)).reason, 'badNumber', value);
});

test('given words typed, when only the way of answering matters, then it is known without parsing', () => {
  assert.deepEqual(peek(['frob', '--json', '--lang', 'en']), { json: true, verbose: false, lang: 'en' });
  assert.deepEqual(peek(['search', '--lang=en', '--', '--json']), { json: false, verbose: false, lang: 'en' });
  assert.deepEqual(peek(['--lang', 'xx']), { json: false, verbose: false, lang: undefined });
});

test('given a word unlike any other, when the closest is asked for, then there is none', () => {
  assert.equal(closest('zzzz', ['search', 'import']), undefined);
  assert.equal(closest('depa', ['departement', 'data']), 'departement');
});
