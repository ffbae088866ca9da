import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commands } from '../../electron/cli/commands/index.ts';
import { GLOBAL_OPTIONS } from '../../electron/cli/options.ts';
import { ROOT } from './cruise.ts';

/** `cercle name --option…` and `npm run --silent cercle -- name…`, to the end of the line or of the quotation; `\\` goes on. */
const INVOCATION = /\bcercle (?:-- )?((?:vault|cert|trust)\b(?:[^`\n\\#»]|\\\n)*)/gu;

test('given the pages for people, when they name a command, then it exists with the options they give it', (t) => {
  const files = ['README.md', 'LISEZMOI.md', ...globSync('docs/how-to/*.md', { cwd: ROOT })];
  let count = 0;
  for (const file of files) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [line, said = ''] of text.matchAll(INVOCATION)) {
      const command = commands.find(({ name }) => `${said.trim()} `.startsWith(`${name} `));
      assert.ok(command, `${file}: ${line}`);
      const known = [...command.options, ...GLOBAL_OPTIONS].map(({ name }) => name);
      for (const [, option = ''] of said.matchAll(/(?<= )--([a-z][a-z0-9-]*)/gu)) {
        assert.ok(known.includes(option), `${file}: ${command.name} --${option}`);
      }
      count += 1;
    }
  }
  assert.ok(count > 20, `${count}`);
  t.diagnostic(`count: ${count} commands of ${files.length} pages exist, with their options`);
});
