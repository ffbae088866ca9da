import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { commands } from '../../electron/cli/commands/index.ts';
import type { ErrorDocument } from '../../electron/cli/error-view.ts';
import { createDesk } from '../helpers/cli.ts';
import type { Desk, Ran } from '../helpers/cli.ts';

function refusalOf(ran: Ran): ErrorDocument['error'] {
  return ran.json<ErrorDocument>().error;
}

describe('wrong uses and wrong files', () => {
  let desk: Desk;
  before(() => {
    desk = createDesk();
  });
  after(() => desk.remove());

  test('given wrong uses, when --json is asked, then one document tells the error and the exit code is 2', async () => {
    const uses: readonly (readonly [string[], string, RegExp])[] = [
      [[], 'input.invalid', /no command/u],
      [['frob'], 'input.unknown-command', /frob/u],
      [['sources', '--frob'], 'input.invalid', /--frob/u],
      [['stats', '--by', 'dept'], 'input.invalid', /dept/u],
      [['search', '--age', 'x'], 'input.invalid', /--age/u],
      [['generate', '--units', '5', '--out', 'a.doc'], 'input.invalid', /a\.doc/u],
      [['generate', '--units', '5', '--region', '00', '--out', 'a.xml'], 'input.invalid', /00/u],
      [['import', 'nothing.xml'], 'file.not-found', /nothing\.xml/u],
      [['nomenclature', 'import', 'nothing.zip'], 'file.not-found', /nothing\.zip/u],
      [['show', 'nothing'], 'cache.entity-unknown', /nothing/u],
      [['search', '--source', 'nothing'], 'cache.source-unknown', /nothing/u],
      [['conformity', 'nothing'], 'cache.source-unknown', /nothing/u],
      [['export', '--format', 'csv'], 'input.invalid', /--out/u],
    ];
    for (const [args, code, message] of uses) {
      const ran = await desk.run(...args, '--json');
      assert.deepEqual([ran.code, ran.err], [2, ''], args.join(' '));
      const error = refusalOf(ran);
      assert.equal(error.code, code, args.join(' '));
      assert.match(error.message, message);
      assert.ok((error.advice?.length ?? 0) > 0);
    }
  });

  test('given a wrong use, when it runs as a process, then exit code and streams are the same', async () => {
    const ran = await desk.start(['show', 'nothing', '--json']).ended;
    assert.deepEqual([ran.code, ran.err, refusalOf(ran).code], [2, '', 'cache.entity-unknown']);
    assert.equal((await desk.start(['frob']).ended).code, 2);
  });

  test('given a wrong use, when people read it, then standard output is empty and the right word is offered', async () => {
    const { code, out, err } = await desk.run('serach', 'cardio', '--lang', 'fr');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /« serach »[\s\S]*« cercle search »/u);
  });

  test('given files that are no extraction, when they are imported, then the exit code is 5 and nothing is held', async () => {
    const files: readonly (readonly [string, string, string])[] = [
      ['text.xml', 'hello', 'xml.ill-formed'],
      ['other.xml', '<a/>', 'csd.absent'],
      ['cut.xml', '<CSD xmlns="urn:ihe:iti:csd:2013"><organizationDirectory>', 'xml.truncated'],
      ['doctype.xml', '<!DOCTYPE a><a/>', 'xml.doctype'],
      ['empty.xml', '', 'csd.empty'],
      ['damaged.zip', 'PK\u0003\u0004 but no more', 'archive.invalid'],
    ];
    for (const [name, text, expected] of files) {
      writeFileSync(join(desk.folder, name), text);
      const ran = await desk.run('import', name, '--json');
      assert.deepEqual([ran.code, refusalOf(ran).code], [5, expected], name);
    }
    assert.deepEqual((await desk.run('sources', '--json')).json(), []);
  });

  test('given every command, when its help is asked, then it answers in both languages without opening anything', async () => {
    for (const { name } of commands) {
      const [fr, en] = await Promise.all(
        ['fr', 'en'].map((lang) => desk.run(...name.split(' '), '--help', '--lang', lang)),
      );
      assert.deepEqual([fr?.code, en?.code, fr?.err, en?.err], [0, 0, '', ''], name);
      assert.match(fr?.out ?? '', /^Usage :/u);
      assert.match(en?.out ?? '', /^Usage:/u);
    }
    const general = await desk.run('--help');
    for (const { name } of commands) assert.ok(general.out.includes(`  ${name}`), name);
  });

  test('given the version, when it is asked, then it is that of the package', async () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
      version: string;
    };
    assert.equal((await desk.run('--version')).out, `cercle ${manifest.version}\n`);
    assert.equal((await desk.run('--version', '--json')).json<{ version: string }>().version, manifest.version);
  });

  test('given an installation, when it is checked, then what is wrong gives exit code 1', async () => {
    const doctor = await desk.run('doctor', 'self', '--json');
    const { verdict, checks } = doctor.json<{ verdict: string; checks: readonly { name: string; ok: boolean }[] }>();
    const bad = checks.filter(({ ok }) => !ok).map(({ name }) => name);
    assert.equal(doctor.code, verdict === 'ok' ? 0 : 1);
    assert.deepEqual(
      bad.filter((name) => name !== 'space'),
      [],
    );
  });
});
