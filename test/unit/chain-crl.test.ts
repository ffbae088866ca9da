import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { isOlder, readCrl } from '../../electron/services/pki/crl/read.ts';
import { AppError } from '../../shared/errors.ts';
import type { MadeCrl } from '../helpers/made-crl.ts';
import { der, entry, extension, integer, makeCrl, manyEntries, oid, sequence } from '../helpers/made-crl.ts';

const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const name = (text: string): Buffer => sequence(der(0x31, sequence(oid(0x55, 4, 3), der(0x0c, Buffer.from(text)))));
const issuer = name('AC Essai');
const thisUpdate = new Date('2026-11-01T00:00:00Z');
const nextUpdate = new Date('2026-12-01T00:00:00Z');

function list(made: Partial<MadeCrl> = {}): Buffer {
  return makeCrl({ key, issuer, thisUpdate, nextUpdate, number: 7, ...made });
}

function refused(bytes: Uint8Array): string {
  try {
    readCrl(bytes);
  } catch (error) {
    assert.ok(error instanceof AppError);
    assert.equal(error.code, 'certificate.crl');
    return String(error.detail.values?.['rule']);
  }
  return 'read';
}

test('given a list when read then its facts are told', () => {
  const entries = [{ serial: Buffer.from([5]) }, { serial: Buffer.from([6]), reason: 1 }];
  const { sha256, ...facts } = readCrl(list({ entries }));
  assert.match(sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual(facts, {
    issuer: [{ type: 'CN', value: 'AC Essai' }],
    issuerText: 'CN=AC Essai',
    thisUpdate: '2026-11-01T00:00:00Z',
    nextUpdate: '2026-12-01T00:00:00Z',
    number: '7',
    entries: 2,
    isDelta: false,
    authorityKeyId: null,
  });
});

test('given a delta and a list without next date when read then both are told', () => {
  assert.equal(readCrl(list({ deltaOf: 3 })).isDelta, true);
  assert.equal(readCrl(makeCrl({ key, issuer, thisUpdate })).nextUpdate, null);
});

test('given lists of one authority when compared then the older is known by number, then by date', () => {
  const read = (made: Partial<MadeCrl>) => readCrl(list(made));
  const later = new Date('2026-11-02T00:00:00Z');
  assert.equal(isOlder(read({ number: 6, thisUpdate: later }), read({})), true);
  assert.equal(isOlder(read({}), read({ number: 6, thisUpdate: later })), false);
  assert.equal(isOlder(read({}), read({})), false);
  assert.equal(isOlder(readCrl(makeCrl({ key, issuer, thisUpdate })), read({ thisUpdate: later })), true);
  assert.equal(isOlder(read({ number: 6, issuer: name('Autre') }), read({})), false);
  assert.equal(isOlder(read({ number: 6, deltaOf: 1 }), read({})), false);
});

test('given lists that are not strict DER when read then the rule is named', () => {
  const good = entry({ serial: Buffer.from([5]) });
  const twice = extension(oid(0x55, 0x1d, 0x14), integer(7));
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [Buffer.concat([list(), Buffer.from([0])]), 'CRL: bytes follow the end'],
    [list().subarray(0, -1), 'truncated'],
    [Buffer.from('text'), 'truncated'],
    [list({ extensions: [twice] }), 'extension 2.5.29.20 twice'],
    [list({ entries: Buffer.concat([good, Buffer.from([0x05, 0x00])]) }), 'revokedCertificates'],
    [list({ entries: entry({ serial: Buffer.from([0, 5]) }) }), 'revokedCertificates: serial'],
    [list({ entries: sequence(integer(5)) }), 'revokedCertificates'],
    [list({ entries: sequence(integer(5), der(0x17, Buffer.from('261301000000Z'))) }), 'time'],
    [list({ entries: sequence(integer(5), der(0x17, Buffer.from('2611010000Z'))) }), 'time'],
    [list({ extensions: [extension(oid(0x55, 0x1d, 0x1c), sequence(), true)] }), 'issuingDistributionPoint'],
  ];
  assert.deepEqual(
    cases.map(([bytes]) => refused(bytes)),
    cases.map(([, rule]) => rule),
  );
});

test('given a list of millions of entries when read then every one is counted within the memory of the list', (t) => {
  const megabytes = process.env['CERCLE_TORTURE'] === '1' ? 50 : 5;
  const { entries, count } = manyEntries(megabytes * 1024 * 1024);
  const bytes = list({ entries });
  const before = process.memoryUsage();
  const start = performance.now();
  const facts = readCrl(bytes);
  const elapsed = Math.round(performance.now() - start);
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  const grown = Math.round((arrayBuffers - before.arrayBuffers + heapUsed - before.heapUsed) / 1024 / 1024);
  t.diagnostic(
    `count: ${facts.entries} entries, ${Math.round(bytes.length / 1024 / 1024)} MB, ${elapsed} ms, ${grown} MB more`,
  );
  assert.equal(facts.entries, count);
  assert.ok(grown < 100, `${grown} MB more`);
});
