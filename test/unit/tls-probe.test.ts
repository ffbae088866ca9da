import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import { clientHello, SUITES } from '../../electron/services/mtls/probe-hello.ts';
import { FlightError } from '../../electron/services/mtls/probe-bytes.ts';
import { createFlightReader } from '../../electron/services/mtls/probe-read.ts';

const n16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const n24 = (value: number): Buffer => Buffer.from([value >> 16, (value >> 8) & 255, value & 255]);
const within = (size: (length: number) => Buffer, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([size(content.length), content]);
};
const message = (type: number, ...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([type]), within(n24, ...parts)]);
const record = (type: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type, 3, 3]), within(n16, content)]);
/** CN=Racine, in DER. */
const NAME = Buffer.from('3011310f300d06035504030c06526163696e65', 'hex');
const HELLO = message(2, Buffer.from([3, 3]), Buffer.alloc(32, 7), Buffer.from([0]), n16(0xc02f), Buffer.from([0]));
const CERTIFICATES = message(11, within(n24, within(n24, Buffer.alloc(10, 1)), within(n24, Buffer.alloc(20, 2))));
const REQUEST = message(
  13,
  Buffer.from([2, 1, 64]),
  within(n16, n16(0x0403), n16(0x0401)),
  within(n16, within(n16, NAME)),
);
const FLIGHT = Buffer.concat([HELLO, CERTIFICATES, REQUEST, message(14)]);

function read(bytes: Buffer, size = bytes.length || 1): ReturnType<typeof createFlightReader>['flight'] {
  const reader = createFlightReader();
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.flight;
}

test('given a flight in one record or cut anywhere, when it is read, then every part of it is there', () => {
  const whole = record(22, FLIGHT);
  const split = Buffer.concat([record(22, FLIGHT.subarray(0, 60)), record(22, FLIGHT.subarray(60))]);
  for (const bytes of [whole, split]) {
    for (const size of [1, 3, 7, bytes.length]) {
      const { version, cipher, chain, request, isDone } = read(bytes, size);
      assert.deepEqual(
        { version, cipher, isDone },
        { version: 'TLSv1.2', cipher: 'ECDHE-RSA-AES128-GCM-SHA256', isDone: true },
      );
      assert.deepEqual(
        chain.map(({ length }) => length),
        [10, 20],
      );
      assert.deepEqual(request, {
        types: ['rsa_sign', 'ecdsa_sign'],
        signatures: ['ecdsa_secp256r1_sha256', 'rsa_pkcs1_sha256'],
        authorities: ['CN=Racine'],
      });
    }
  }
});

test('given an alert, when it is read, then it is named; a warning about the name ends nothing', () => {
  assert.deepEqual(read(record(21, Buffer.from([2, 70]))).alert, { number: 70, name: 'protocol_version' });
  const warned = Buffer.concat([record(21, Buffer.from([1, 112])), record(22, FLIGHT)]);
  assert.equal(read(warned).isDone, true);
});

test('given what is no TLS, when it is read, then it is told as such from its first byte', () => {
  for (const text of ['HTTP/1.1 400 Bad Request', 'SSH-2.0-x', '\u0000\u0001']) {
    assert.throws(
      () => read(Buffer.from(text)),
      (error: unknown) => error instanceof FlightError && error.reason === 'not-tls',
    );
  }
});

test('given a name of an authority that is no DER, when it is read, then its bytes are shown instead', () => {
  const odd = message(13, Buffer.from([0]), n16(0), within(n16, within(n16, Buffer.from('zz'))));
  assert.deepEqual(read(record(22, Buffer.concat([HELLO, odd]))).request?.authorities, ['#7a7a']);
});

test('given damaged flights and noise, when they are read, then only named refusals come out, and soon', (t) => {
  const runs = process.env['CERCLE_TORTURE'] === '1' ? 10_000 : 600;
  const started = performance.now();
  let refused = 0;
  const check = (bytes: Buffer, size: number): void => {
    try {
      read(bytes, size);
    } catch (error) {
      assert.ok(error instanceof FlightError, String(error));
      refused += 1;
    }
  };
  const whole = record(22, FLIGHT);
  const edits = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(edits, fc.integer({ min: 1, max: 200 }), fc.uint8Array({ maxLength: 400 }), (changes, size, noise) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      check(bytes, size);
      check(Buffer.concat([record(22, HELLO), Buffer.from(noise)]), size);
      check(Buffer.concat([Buffer.from([22, 3, 3]), Buffer.from(noise)]), size);
    }),
    { numRuns: runs, seed: 7 },
  );
  t.diagnostic(`count: ${runs * 3} flights, ${refused} refused, ${Math.round(performance.now() - started)} ms`);
  assert.ok(refused > runs / 4);
});

test('given a server that sends a megabyte in records of one byte, when it is read, then it ends at the limit without copying it over and over', () => {
  const reader = createFlightReader();
  reader.push(record(22, Buffer.concat([Buffer.from([11]), n24(900_000)])));
  const one = record(22, Buffer.from([0]));
  const many = Buffer.concat(Array.from({ length: 1000 }, () => one));
  assert.throws(() => {
    for (;;) reader.push(many);
  }, FlightError);
});

test('given a name of a server, when the greeting is written, then its lengths hold and it offers what was asked', () => {
  const hello = clientHello('ror.example.fr', [0xc02f]);
  assert.equal(hello.readUInt16BE(3), hello.length - 5);
  assert.equal(hello.readUIntBE(6, 3), hello.length - 9);
  assert.ok(hello.includes(Buffer.from('ror.example.fr')));
  assert.ok(clientHello(null, SUITES.keys()).length > 150);
});
