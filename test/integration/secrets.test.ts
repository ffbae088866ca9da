import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { buildParts } from '../../scripts/build.ts';
import { codeOf } from '../helpers/certificates.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { TYPED } from '../helpers/planted-secrets.ts';
import type { TypedName } from '../helpers/planted-secrets.ts';
import { childrenOf } from '../helpers/secrets.ts';
import { createSecretRig } from '../helpers/secrets-rig.ts';
import type { SecretRig } from '../helpers/secrets-rig.ts';
import { askAround, exportKeys, importKeys, requestKeys } from '../helpers/secrets-window.ts';
import { openWireWindow } from '../helpers/window-wire.ts';

describe('secrets', { skip: skipWithoutOpenssl }, () => {
  const opened: { rig?: SecretRig } = {};
  const all = (): SecretRig => opened.rig as SecretRig;

  before(async () => {
    await buildParts(['renderer']);
    opened.rig = createSecretRig();
  });
  after(() => opened.rig?.remove());

  describe('while Cercle is used', { concurrency: 3 }, () => {
    test('given the command line, when a vault lives its life with faults, then each command ends as it should', async () => {
      const { desk, look, cercle, secret, secretFile, environment } = all();
      const own = ['--passphrase-file', secretFile('vault passphrase')];
      const next = 'vault passphrase after a change';
      const data = ['--data', 'data-cli'];
      const vault = (...args: string[]): Promise<number | null> => cercle(['vault', ...args, ...data]);
      assert.equal(await vault('init', '--passphrase-file', secretFile('refused vault passphrase')), 2);
      const asVariable = { CERCLE_P: secret('vault passphrase') };
      assert.equal(await cercle(['vault', 'init', '--passphrase-env', 'CERCLE_P', ...data], asVariable), 0);
      assert.equal(await vault('passwd', ...own, '--new-passphrase-file', secretFile(next)), 0);
      const opens = ['--passphrase-file', secretFile(next)];
      const recovery = ['--file-passphrase-file', secretFile('recovery passphrase, command')];
      assert.equal(await vault('backup', 'exports/secours-1', ...opens, ...recovery), 0);
      const killed = desk.start(
        [
          'vault',
          'backup',
          'exports/secours-2',
          ...opens,
          ...data,
          '--verbose',
          '--file-passphrase-file',
          secretFile('recovery passphrase of a killed backup'),
        ],
        environment,
      );
      await delay(700);
      look('while a command runs', [killed.child.pid ?? 0, ...childrenOf(killed.child.pid ?? 0)]);
      killed.child.kill('SIGKILL');
      await killed.ended;
      look('after a killed command');
      const elsewhere = [
        '--data',
        'data-restored',
        '--new-passphrase-file',
        secretFile('vault passphrase at a restoration'),
      ];
      const restore = (file: string, name: TypedName): Promise<number | null> =>
        cercle(['vault', 'restore', file, '--file-passphrase-file', secretFile(name), ...elsewhere]);
      assert.equal(await restore('exports/secours-1', 'wrong recovery passphrase'), 5);
      const damaged = readFileSync(join(desk.folder, 'exports', 'secours-1'));
      damaged[damaged.length >> 1]! ^= 1;
      writeFileSync(join(desk.folder, 'exports', 'damaged'), damaged);
      assert.equal(await restore('exports/damaged', 'recovery passphrase, command'), 5);
      assert.equal(await restore('exports/secours-1', 'recovery passphrase, command'), 0);
      assert.equal(await vault('journal', '--out', 'exports/journal-1.json'), 0);
      assert.equal(await vault('journal', '--passphrase-file', secretFile('wrong vault passphrase, command')), 4);
    });

    test('given the command line, when keys are made, imported and exported with faults, then each command ends as it should', async () => {
      const { desk, openssl, book, cercle, secretFile } = all();
      const run = (...args: string[]): Promise<number | null> => cercle([...args, '--data', 'data-certificates']);
      const opens = ['--passphrase-file', secretFile('vault passphrase')];
      const password = (name: TypedName): readonly string[] => ['--password-file', secretFile(name)];
      assert.equal(await run('vault', 'init', ...opens), 0);
      const made = openssl.makeIdentity('command P12', openssl.makeAuthority('root-c'));
      book.plant('private key: P12 by command', createPrivateKey(openssl.read(made.key)));
      openssl.makePkcs12('command', made, { password: TYPED['P12 password, command'] });
      const add = ['cert', 'import', openssl.path('command.p12'), ...opens];
      assert.equal(await run(...add, ...password('wrong P12 password, command')), 4);
      assert.equal(await run(...add, ...password('P12 password, command')), 0);
      const listed = await desk.run('cert', 'list', '--json', '--data', 'data-certificates');
      const id = listed.json<readonly { readonly id: string }[]>()[0]?.id ?? '';
      const out = ['--out', 'exports/command.key', ...opens, ...password('key export passphrase, command')];
      assert.equal(await run('cert', 'export', id, '--format', 'key', ...out), 0);
      const code = ['--code-file', secretFile('revocation code, command'), '--keep'];
      assert.equal(await run('cert', 'revocation-code', id, ...opens, ...code), 0);
    });

    test('given the served window, when keys come, are made and leave, with faults and a kill, then each call ends as it should', async (t) => {
      const { desk, book, traces, look, secret, environment } = all();
      const variables = { ...environment, CERCLE_DATA: join(desk.folder, 'data-window') };
      const window = await openWireWindow(desk, variables);
      t.after(() => window.end('SIGKILL'));
      book.plant('session secret', window.session);
      book.plant('token of the address', window.token);
      const passphrase = secret('vault passphrase of the window');
      await window.client.vault.init({ passphrase });
      const old = await importKeys(all(), window);
      const made = await requestKeys(all(), window);
      await exportKeys(all(), window, made, old);
      await askAround(all(), window);
      look('while the window is served', [window.pid, ...childrenOf(window.pid)]);
      const passphraseNow = secret('vault passphrase of the window after a change');
      const cut = codeOf(window.client.vault.unlock({ passphrase: passphraseNow }));
      const log = await window.end('SIGKILL');
      await cut;
      look('after the window was killed');
      // The address is printed for the person to open; it was used up.
      traces.push({ where: 'log of the window', bytes: Buffer.from(log.replaceAll(window.token, '')) });
      const replies = window.received.map((text, at) => ({
        where: `reply ${at} to the window`,
        bytes: Buffer.from(text),
      }));
      traces.push(...replies);
      const again = await openWireWindow(desk, variables);
      t.after(() => again.end('SIGKILL'));
      book.plant('session secret after the kill', again.session);
      assert.equal((await again.client.vault.status({})).keys, 8);
      await again.end('SIGTERM');
      look('after the window was closed');
    });
  });

  test('given all of that, when everything written is searched, then no secret is in it', (t) => {
    const { book, traces, desk } = all();
    const hits = book.search(traces);
    const size = traces.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const counts = [
      `${book.names.length} secrets in ${book.needles()} forms`,
      `${traces.length} traces, ${size} bytes`,
    ];
    t.diagnostic(`count: ${counts.join(', ')}, ${hits.length} hits`);
    assert.deepEqual(hits, []);
    assert.ok(book.names.length >= 40, 'as many as promised');
    const names = readdirSync(join(desk.folder, 'data-window'));
    assert.ok(names.includes('vault.db') && names.includes('workspace.db'), String(names));
    const open = traces.filter(({ where }) => where.includes('while the window is served')).map(({ where }) => where);
    for (const part of ['vault.db-wal', 'vault.db-shm', 'spool', 'cmdline', 'environ']) {
      if (process.platform !== 'linux' && ['cmdline', 'environ'].includes(part)) continue;
      assert.ok(
        open.some((where) => where.includes(part)),
        `${part} was looked at: ${open.join('; ')}`,
      );
    }
  });
});
