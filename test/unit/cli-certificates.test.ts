import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chainDocument, findingDocument } from '../../electron/cli/commands/cert-documents.ts';
import { serverOf, targetOf } from '../../electron/cli/commands/cert-target.ts';
import { commands } from '../../electron/cli/commands/index.ts';
import { parseCommandLine } from '../../electron/cli/parse.ts';

test('given families of three words, when they are read, then each member is found and the family tells of them', () => {
  const parse = (...words: string[]) => parseCommandLine(words, commands);
  const { command, positionals } = parse('trust', 'crl', 'import', 'liste.crl');
  assert.deepEqual([command?.name, positionals], ['trust crl import', ['liste.crl']]);
  assert.equal(parse('trust', 'import', 'crl').command?.name, 'trust import');
  assert.throws(() => parse('trust', 'crl'), /crl list/);
});

test('given names of files with commas, when they repeat, then they stay whole; lists of codes are split', () => {
  const { values } = parseCommandLine(
    ['cert', 'verify', 'a.pem', '--trust', 'racine, 2026.cer', '--trust', 'b.cer', '--crl', 'x,y.crl'],
    commands,
  );
  assert.deepEqual(values.get('trust'), ['racine, 2026.cer', 'b.cer']);
  assert.deepEqual(values.get('crl'), ['x,y.crl']);
  const request = parseCommandLine(['cert', 'request', '--dns', 'a.fr,b.fr', '--dns', 'c.fr'], commands);
  assert.deepEqual(request.values.get('dns'), ['a.fr', 'b.fr', 'c.fr']);
});

test('given a word, when it may be an id, a fingerprint, a server or a file, then a file of that name wins over all but an id', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-target-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const desk = { path: (name: string) => join(folder, name) };
  assert.deepEqual(targetOf(desk, 'cert-0123456789'), { id: 'cert-0123456789' });
  assert.deepEqual(targetOf(desk, 'DE:AD:BE:EF'), { id: 'DE:AD:BE:EF' });
  for (const id of ['deadbeef0', 'cert-01']) assert.deepEqual(targetOf(desk, id), { id });
  for (const name of ['client.pem', 'dead', 'facade'])
    assert.deepEqual(targetOf(desk, name), { path: desk.path(name) });
  assert.deepEqual(serverOf(desk, 'ror.exemple.fr:443'), { host: 'ror.exemple.fr', port: 443 });
  assert.deepEqual(serverOf(desk, '[::1]:8443'), { host: '::1', port: 8443 });
  for (const name of ['client.pem', 'a:0', 'a:70000', 'C:\\certificats\\a.pem', 'dossier/a:1', ':443'])
    assert.equal(serverOf(desk, name), undefined, name);
  if (process.platform === 'win32') return;
  for (const name of ['deadbeef01', 'a:443']) writeFileSync(desk.path(name), '');
  assert.deepEqual(targetOf(desk, 'deadbeef01'), { path: desk.path('deadbeef01') });
  assert.equal(serverOf(desk, 'a:443'), undefined);
});

test('given findings and reasons, when they become documents, then their sentences are in the language and name what was seen', () => {
  const finding = findingDocument(
    { code: 'weak-key', severity: 'warning', values: { algorithm: 'RSA', size: 1024 } },
    'fr',
  );
  assert.equal(finding.message, 'Clé trop faible : RSA 1024 bits');
  assert.match(finding.cause ?? '', /2048 bits/);
  assert.match(finding.advice, /Renouvelez/);
  const unknown = findingDocument({ code: 'of-a-later-version', severity: 'info', values: {} }, 'en');
  assert.equal(unknown.message, 'of-a-later-version');
  const reason = { code: 'crl-missing', severity: 'info', certificate: null, values: { issuer: 'CN=A' } } as const;
  const verdict = { trusted: true, at: '2026-01-31T00:00:00Z', path: [], reasons: [reason] };
  assert.match(JSON.stringify(chainDocument(verdict, 'en')), /"certificate":null.*"message":"[^"]*CN=A/);
});
