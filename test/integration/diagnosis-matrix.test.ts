import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { matrixTable, scoreOf, type MatrixResults } from '../helpers/matrix-table.ts';
import type { CellResult } from '../helpers/matrix/cell.ts';
import { allCells, createServers, runCell } from '../helpers/matrix/run-cells.ts';
import { skipWithoutNginx } from '../helpers/matrix/servers.ts';
import { makeMtlsPki } from '../helpers/mtls-pki.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';

const IS_TORTURE = process.env['CERCLE_TORTURE'] === '1';
/** One cell in so many, spread over rows, families and versions. */
const SAMPLE_STEP = 10;
const DOCS = join(import.meta.dirname, '..', '..', 'docs');

function versionOf(command: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return /\d+\.\d+\.\d+/u.exec(`${stdout}${stderr}`)?.[0] ?? '?';
}

function keep(cells: readonly CellResult[]): void {
  const made = {
    Node: process.versions.node,
    'its OpenSSL': process.versions.openssl,
    nginx: versionOf('nginx', ['-v']),
    'openssl s_server': versionOf('openssl', ['version']),
  };
  const results: MatrixResults = { made, cells };
  writeFileSync(join(DOCS, 'diagnosis-matrix.json'), `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(join(DOCS, 'diagnosis-matrix.md'), matrixTable(results));
}

test(
  'given faults provoked on three families of servers, when each is explained, then no cause is wrong',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const pki = makeMtlsPki();
    const servers = createServers(pki);
    t.after(async () => {
      await servers.close();
      pki.dispose();
    });
    const possible = allCells().filter(({ family }) => family !== 'nginx' || skipWithoutNginx === false);
    if (skipWithoutNginx !== false) t.diagnostic(`count: cells of nginx left out, ${skipWithoutNginx}`);
    const cells = possible.filter((_, index) => IS_TORTURE || index % SAMPLE_STEP === 3);
    const results: CellResult[] = [];
    for (const cell of cells) results.push((await runCell(cell, pki, await servers.portOf(cell))).result);
    const score = scoreOf(results);
    t.diagnostic(
      `count: ${score.total} faults, ${score.right} right, ${score.undecided} undecided, ${score.wrong} wrong`,
    );
    assert.ok(cells.length > 20, `${cells.length} cells`);
    assert.deepEqual(
      results.filter(({ grade }) => grade === 'wrong'),
      [],
    );
    assert.ok(score.right >= 0.95 * score.total || !IS_TORTURE, `${score.right} of ${score.total} right`);
    if (IS_TORTURE && skipWithoutNginx === false) keep(results);
  },
);

test('given the results that are kept, when the page is made from them, then it is the one in docs, with its score', () => {
  const results = JSON.parse(readFileSync(join(DOCS, 'diagnosis-matrix.json'), 'utf8')) as MatrixResults;
  assert.equal(readFileSync(join(DOCS, 'diagnosis-matrix.md'), 'utf8'), matrixTable(results));
  const { total, right, confidentErrors } = scoreOf(results.cells);
  assert.equal(confidentErrors, 0);
  assert.ok(right >= 0.95 * total, `${right} of ${total}`);
});
