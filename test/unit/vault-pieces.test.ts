import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createLine } from '../../electron/cli/secret-prompt.ts';
import { waitSeconds } from '../../electron/services/keystore/attempts.ts';
import { mac, passphraseKey, seal, unseal } from '../../electron/services/keystore/envelope.ts';
import { canonicalDetails, entryHash } from '../../electron/services/keystore/journal-hash.ts';

const thing = { vaultId: 'v', kind: 'key', id: 'a' } as const;

test('given sealed bytes, when any byte is changed or their place is another one, then they do not open', () => {
  const key = randomBytes(32);
  const plain = randomBytes(40);
  const sealed = seal(key, plain, thing);
  assert.deepEqual(unseal(key, sealed, thing), plain);
  for (let at = 0; at < sealed.length; at += 1) {
    const damaged = Buffer.from(sealed);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    assert.equal(unseal(key, damaged, thing), undefined, `byte ${at}`);
    assert.equal(unseal(key, sealed.subarray(0, at), thing), undefined, `cut at ${at}`);
  }
  assert.equal(unseal(randomBytes(32), sealed, thing), undefined);
  assert.equal(unseal(key, sealed, { ...thing, id: 'b' }), undefined);
  assert.equal(unseal(key, sealed, { ...thing, kind: 'secret' }), undefined);
  assert.equal(unseal(key, sealed, { ...thing, vaultId: 'w' }), undefined);
  assert.notDeepEqual(seal(key, plain, thing), sealed, 'a fresh nonce each time');
});

test('given a passphrase typed composed or decomposed, when its key is derived, then it is the same', async () => {
  const salt = Buffer.alloc(32, 7);
  const composed = await passphraseKey('é'.normalize('NFC').repeat(12), salt, 1000);
  assert.deepEqual(await passphraseKey('é'.normalize('NFD').repeat(12), salt, 1000), composed);
  // The vector of RFC 6070 with 4096 rounds, for SHA-256.
  const known = await passphraseKey(
    'passwordPASSWORDpassword',
    Buffer.from('saltSALTsaltSALTsaltSALTsaltSALTsalt'),
    4096,
  );
  assert.equal(known.toString('hex'), '348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1');
});

test('given one data key, when it authenticates for two purposes, then the results have nothing in common', () => {
  const key = randomBytes(32);
  assert.deepEqual(mac(key, 'a', 'x'), mac(key, 'a', 'x'));
  assert.notDeepEqual(mac(key, 'a', 'x'), mac(key, 'b', 'x'));
});

test('given wrong attempts, when time passes, then the wait is 1, 2, 4 … 60 s and never more, whatever the clock does', () => {
  const at = 1_000_000_000;
  const waits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 1000].map((failed) => waitSeconds({ failed, failed_at: at }, new Date(at)));
  assert.deepEqual(waits, [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  assert.equal(waitSeconds({ failed: 3, failed_at: at }, new Date(at + 3500)), 1);
  assert.equal(waitSeconds({ failed: 3, failed_at: at }, new Date(at + 4000)), 0);
  assert.equal(waitSeconds({ failed: 3, failed_at: at }, new Date(0)), 4);
});

test('given details of an act, when they are written, then keys are in order, long values cut and unknown ones refused', () => {
  assert.equal(
    canonicalDetails('key.created', { subject: 'CN=é', id: '1', key: undefined }),
    '{"id":"1","subject":"CN=é"}',
  );
  const long = JSON.parse(canonicalDetails('key.created', { subject: `${'x'.repeat(498)}😀😀` })) as {
    subject: string;
  };
  assert.equal(long.subject, `${'x'.repeat(498)}…`);
  assert.throws(() => canonicalDetails('key.created', { passphrase: 'x' } as never), { code: 'internal' });
  assert.throws(() => canonicalDetails('key.created', { reason: '-----BEGIN PRIVATE KEY-----' }), { code: 'internal' });
  assert.throws(() => canonicalDetails('key.stolen' as never, {}), { code: 'internal' });
});

test('given an entry, when one thing of it changes, then so does its hash', () => {
  const row = { number: 1, at: '2026-01-01T00:00:00.000Z', act: 'key.created', details: '{}' };
  const hashes = [row, { ...row, number: 2 }, { ...row, at: '' }, { ...row, act: '' }, { ...row, details: '{ }' }];
  assert.equal(new Set(hashes.map((one) => entryHash('0'.repeat(64), one))).size, hashes.length);
  assert.notEqual(entryHash('1'.repeat(64), row), entryHash('0'.repeat(64), row));
});

test('given keys of a terminal, when a secret is typed, then erasing works, arrows are ignored and Ctrl-C cancels', () => {
  const typed = (...chunks: string[]): string[] => {
    const seen: string[] = [];
    const line = createLine(
      (text) => seen.push(text),
      () => seen.push('cancelled'),
    );
    for (const chunk of chunks) line(chunk);
    return seen;
  };
  assert.deepEqual(typed('pho', 'o\u007f', '\u001b[D', 'né😀\b', '\r', 'more\r'), ['phoné']);
  assert.deepEqual(typed('wrong\u0015right\n'), ['right']);
  assert.deepEqual(typed('abc\u0003', '\r'), ['cancelled']);
  assert.deepEqual(typed('\u0004'), ['cancelled']);
  assert.deepEqual(typed('\r'), ['']);
});
