import assert from 'node:assert/strict';
import { test } from 'node:test';
import { families } from '../../electron/cli/commands/families.ts';
import { acceptedOptions, parseCommandLine } from '../../electron/cli/parse.ts';
import type { Parsed } from '../../electron/cli/parse.ts';
import { readCommandLine } from '../../electron/cli/read-command-line.ts';
import { UsageError } from '../../electron/cli/usage-error.ts';
import { fc } from '../helpers/properties.ts';

const commands = await families.all();

test('given every command when it is looked for by the first word of its name then it is there', async () => {
  for (const command of commands) {
    assert.ok((await families.of(command.name.split(' ')[0])).includes(command), command.name);
  }
  assert.equal(new Set(commands.map(({ name }) => name)).size, commands.length);
  assert.deepEqual(await families.of('nothing'), []);
  assert.deepEqual(await families.of(undefined), []);
});

async function outcome(read: () => Parsed | Promise<Parsed>): Promise<unknown> {
  try {
    const { command, values, positionals } = await read();
    return { command: command?.name, values: [...values], positionals };
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    return { code: error.code, message: error.message, suggestion: error.suggestion };
  }
}

// A flag of one command, and an option with a value of another.
const TWO_KINDS = '--keep';
const words = [...new Set(commands.flatMap(({ name }) => name.split(' ')))];
const options = [
  ...new Set(commands.flatMap((command) => acceptedOptions(command).map(({ name }) => `--${name}`))),
].filter((option) => option !== TWO_KINDS);

test('given any words when they are read over one family then every command together reads the same', async (t) => {
  const word = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 3, arbitrary: fc.constantFrom(...options, '--help', '--json', '--', '--nothing', '-h', '--limit=5') },
    { weight: 2, arbitrary: fc.constantFrom('a.xml', '11', 'imporrt', '--source=11', '-1') },
  );
  const typed = fc.oneof(
    fc.array(word, { maxLength: 7 }),
    fc
      .tuple(fc.constantFrom(...commands), fc.array(word, { maxLength: 4 }), fc.array(word, { maxLength: 2 }))
      .map(([{ name }, after, before]) => [...before, ...name.split(' '), ...after]),
  );
  const count = 600;
  let read = 0;
  await fc.assert(
    fc.asyncProperty(typed, async (argv) => {
      const all = await outcome(() => parseCommandLine(argv, commands));
      if (typeof all === 'object' && all !== null && 'values' in all) read += 1;
      assert.deepEqual(await outcome(() => readCommandLine(argv, families)), all, argv.join(' '));
    }),
    { numRuns: count },
  );
  assert.ok(read > 50, `${read} were good`);
  t.diagnostic(`count: ${count} command lines, ${read} of them good`);
});
