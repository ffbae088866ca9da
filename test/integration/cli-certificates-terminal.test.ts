import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { CLIENT, OPENS, SECRETS, authorityFiles, openCertificateDesk } from '../helpers/certificate-commands.ts';
import type { Row } from '../helpers/certificate-commands.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { onTerminal, skipWithoutTerminal } from '../helpers/terminal.ts';
import type { Turn } from '../helpers/terminal.ts';

test(
  'given a terminal, when authorities are trusted and a certificate asked for, then fingerprints, backup and secrets are asked for',
  { skip: skipWithoutOpenssl || skipWithoutTerminal },
  async (t) => {
    const desk = openCertificateDesk();
    t.after(desk.dispose);
    const folder = dirname(desk.at('x'));
    const typed = async (exit: number, turns: readonly Turn[], ...args: string[]): Promise<string> => {
      const { code, shown } = await onTerminal(folder, turns, ...args);
      assert.equal(code, exit, shown);
      for (const secret of Object.values(SECRETS)) assert.equal(shown.includes(secret), false, 'secrets are not shown');
      return shown;
    };
    await desk.json(0, 'vault', 'init', ...OPENS);

    const { files, prints } = authorityFiles(desk);
    const [root = '', issuing = ''] = prints;
    const environment = ['--environment', 'test'];
    const asks = 'do not trust it): ';
    const none = await typed(
      4,
      [
        [asks, ''],
        [asks, ''],
      ],
      'trust',
      'import',
      ...files,
      ...environment,
    );
    assert.ok(none.includes(root) && none.includes(issuing), 'both fingerprints are shown');
    assert.match(none, /trust\.unconfirmed/);
    await typed(4, [[asks, `${root.slice(0, 8)}:00`]], 'trust', 'import', files[0] ?? '', ...environment);
    const some: readonly Turn[] = [
      [asks, root.slice(0, 14).toLowerCase()],
      [asks, ''],
    ];
    assert.match(await typed(0, some, 'trust', 'import', ...files, ...environment), /1 trusted authority in test/);

    const backup: readonly Turn[] = [
      ['(empty: do without): ', 'secours.cercle'],
      ['recovery file: ', SECRETS.BACKUP],
      ['Once more: ', SECRETS.BACKUP],
      ['Passphrase of the vault: ', SECRETS.VAULT],
    ];
    assert.match(await typed(0, backup, ...CLIENT, '--out', 'a.csr'), /Request written to a\.csr/);
    assert.ok(existsSync(desk.at('secours.cercle')) && existsSync(desk.at('a.csr')));
    const without: readonly Turn[] = [
      ['(empty: do without): ', ''],
      ['Passphrase of the vault: ', SECRETS.VAULT],
    ];
    assert.match(await typed(0, without, ...CLIENT), /-----BEGIN CERTIFICATE REQUEST-----/);
    const rows = await desk.json<readonly Row[]>(0, 'cert', 'list');
    assert.deepEqual(rows.map((row) => row.backup).sort(), ['declined', 'done']);
    await typed(130, [['(empty: do without): ', '\u0003']], ...CLIENT);
    assert.equal((await desk.ids()).length, 2);
  },
);
