import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { createTickets } from '../../electron/services/tickets.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

test('given an upload that holds a private key, in clear or encrypted, when it is taken then it is kept in memory, by its name', () => {
  const tickets = createTickets();
  const encrypted = privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' });
  const forms = [PEM, `${publicKey.export({ type: 'spki', format: 'pem' })}${PEM}`, Buffer.from(PEM, 'utf16le')];
  const ders = [encrypted, privateKey.export({ type: 'sec1', format: 'der' })];
  for (const form of [...forms, ...ders]) {
    const bytes = Buffer.from(form);
    const ticket = tickets.forReadingKey('server.pem', bytes) ?? '';
    assert.deepEqual(tickets.fileOf(ticket), { name: 'server.pem', bytes });
    assert.throws(() => tickets.pathOf(ticket, 'read'), { code: 'file.unreadable' });
    assert.throws(() => tickets.pathOf(ticket, 'write'), { code: 'file.unreadable' });
  }
});

test('given an upload without a private key when it is taken then it may be written to a file', () => {
  const tickets = createTickets();
  const texts = [publicKey.export({ type: 'spki', format: 'pem' }), '<CSD/>', '', 'PRIVATE KEY of a document'];
  for (const text of texts) assert.equal(tickets.forReadingKey('file', Buffer.from(text)), undefined);
  const ticket = tickets.forReading('/a/file');
  assert.deepEqual(tickets.fileOf(ticket), { path: '/a/file' });
  assert.throws(() => tickets.fileOf(tickets.forWriting('/a/file')), { code: 'input.invalid' });
});

test('given more files of keys than are kept when others come then the oldest is overwritten and forgotten', () => {
  const tickets = createTickets();
  const large = (): Buffer => Buffer.concat([Buffer.from(PEM), Buffer.alloc(30 * 1024 * 1024, 0x20)]);
  const first = large();
  const given = [first, large(), large()].map((bytes) => tickets.forReadingKey('k.pem', bytes) ?? '');
  assert.throws(() => tickets.fileOf(given[0] ?? ''), { code: 'input.invalid' });
  assert.ok(first.every((byte) => byte === 0));
  assert.ok('bytes' in tickets.fileOf(given[2] ?? ''));
});
