import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commands } from '../../electron/cli/commands/index.ts';
import { findMethod } from '../../shared/contract/index.ts';
import { generatedPages, stalePages } from '../../scripts/docs.ts';
import { ROOT } from './cruise.ts';

test('given the generated pages, when they are made again, then those in docs are the same', () => {
  assert.deepEqual(stalePages(), []);
});

test('given every command, when its page is read, then it names all of its options in both languages', () => {
  const pages = generatedPages();
  for (const { name, options, method } of commands) {
    const page = pages.get(`docs/commands/${name.replaceAll(' ', '-')}.md`) ?? '';
    for (const option of options)
      assert.equal(page.split(`--${option.name}`).length > 2, true, `${name} --${option.name}`);
    if (method !== undefined) assert.ok(findMethod(method), `${name}: ${method}`);
  }
});

test('given the contract, when its page is read, then every method is there with its summary', async () => {
  const { contract } = await import('../../shared/contract/index.ts');
  const page = readFileSync(join(ROOT, 'docs', 'METHODS.md'), 'utf8');
  for (const [service, methods] of Object.entries(contract)) {
    for (const [name, { summary }] of Object.entries(methods)) {
      assert.ok(page.includes(`### ${service}.${name}\n\n${summary}`), `${service}.${name}`);
    }
  }
});
