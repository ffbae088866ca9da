import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { TYPED } from '../helpers/planted-secrets.ts';
import { createSecretBook, filesAsTraces } from '../helpers/secrets.ts';

/** What the search of secrets would say of this text, among others. */
function finds(book: ReturnType<typeof createSecretBook>, name: string, text: string | Buffer): void {
  const bytes = Buffer.concat([Buffer.from('before '), Buffer.from(text), Buffer.from(' after')]);
  const hits = book.search([{ where: 'here', bytes }]);
  assert.ok(
    hits.some((hit) => hit.startsWith(`${name} (`)),
    `${name}: ${text.slice(0, 90).toString()}`,
  );
}

test('given each text planted, when it is written on purpose in each form, then the search finds it', (t) => {
  const book = createSecretBook();
  let count = 0;
  for (const [name, value] of Object.entries(TYPED)) {
    const text = book.plant(name, value);
    const around = Buffer.from(`x${text}yz`);
    const forms = [
      JSON.stringify({ passphrase: text }),
      ...(['hex', 'base64', 'base64url'] as const).map((encoding) => around.toString(encoding)),
      `https://x/?p=${encodeURIComponent(text)}`,
      Buffer.from(text, 'utf16le'),
      text.normalize('NFD'),
      Buffer.from(text, 'latin1'),
    ];
    for (const form of forms) finds(book, name, form);
    count += forms.length;
  }
  assert.deepEqual(book.search([{ where: 'chance', bytes: randomBytes(2_000_000) }]), []);
  t.diagnostic(`count: ${count} plantings on purpose, all found`);
});

test('given private keys planted, when they are written on purpose in each encoding, then the search finds them, and not public ones', () => {
  const book = createSecretBook();
  const pairs = {
    rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  };
  for (const [name, { privateKey, publicKey }] of Object.entries(pairs)) {
    book.plant(name, privateKey);
    const der = privateKey.export({ type: 'pkcs8', format: 'der' });
    finds(book, name, der);
    finds(book, name, JSON.stringify(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    for (const before of ['', 'a', 'ab'])
      finds(book, name, Buffer.concat([Buffer.from(before), der]).toString('base64'));
    finds(book, name, der.toString('hex').toUpperCase());
    const open = publicKey.export({ type: 'spki', format: 'der' });
    assert.deepEqual(
      book.search([{ where: 'public', bytes: Buffer.concat([open, Buffer.from(open.toString('base64'))]) }]),
      [],
    );
  }
  finds(book, 'rsa', pairs.rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }));
});

test('given a key left in a temporary file on purpose, when the folder is searched, then the file is named', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-left-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const book = createSecretBook();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  book.plant('left', privateKey);
  writeFileSync(join(folder, 'nothing'), 'nothing');
  writeFileSync(join(folder, 'left.tmp'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const hits = book.search(filesAsTraces(folder));
  assert.ok(hits.length > 0 && hits.every((hit) => hit.endsWith(' in left.tmp')), hits.join('; '));
});
