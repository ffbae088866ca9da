import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodePem, isPem, splitPem } from '../../electron/services/pki/pem.ts';
import { AppError } from '../../shared/errors.ts';

const A = Buffer.from('a'.repeat(100));
const B = Buffer.from([0, 1, 2, 255]);

test('given bytes when written then lines have 64 characters and read back the same', () => {
  const pem = encodePem('CERTIFICATE', A);
  assert.deepEqual(
    pem.split('\n').map(({ length }) => length),
    [27, 64, 64, 8, 25, 0],
  );
  assert.deepEqual(Buffer.from(splitPem(pem)[0]!.der), A);
});

test('given blocks among attributes, blanks, CRLF and a byte order mark when split then each is found in order', () => {
  const text = [
    '\uFEFFBag Attributes',
    '    friendlyName: client : essai',
    '    localKeyID: 01 02 ',
    'subject=C = FR, CN = x',
    ...encodePem('CERTIFICATE', A)
      .split('\n')
      .map((line) => `   ${line}  `),
    'a comment',
    encodePem('ENCRYPTED PRIVATE KEY', B),
  ];
  for (const end of ['\n', '\r\n', '\r']) {
    const blocks = splitPem(text.join('\n').replaceAll('\n', end));
    assert.deepEqual(
      blocks.map(({ label, der }) => [label, Buffer.from(der)]),
      [
        ['CERTIFICATE', A],
        ['ENCRYPTED PRIVATE KEY', B],
      ],
    );
    assert.equal(blocks[0]!.text, encodePem('CERTIFICATE', A));
  }
});

test('given an old encrypted key when split then its headers are kept', () => {
  const text = encodePem('RSA PRIVATE KEY', B).replace(
    '\n',
    '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00FF\n\n',
  );
  const [block] = splitPem(text.replaceAll('\n', '\r\n'));
  assert.deepEqual(block!.headers, { 'Proc-Type': '4,ENCRYPTED', 'DEK-Info': 'AES-256-CBC,00FF' });
  assert.equal(block!.text, text);
});

test('given text without a block when split then there is none', () => {
  assert.deepEqual(splitPem(''), []);
  assert.deepEqual(splitPem('hello\nworld'), []);
  assert.equal(isPem('hello'), false);
});

test('given broken blocks when split then each is refused by its code', () => {
  const whole = encodePem('CERTIFICATE', A);
  const broken = [
    whole.slice(0, -30),
    whole.replace('END CERTIFICATE', 'END X509 CRL'),
    whole.replace('YWFh', 'Y!Fh'),
    whole.replace('YWFh', 'YWF'),
    '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----',
    `${whole.split('\n').slice(0, 2).join('\n')}\n${whole}`,
  ];
  for (const text of broken) {
    assert.throws(
      () => splitPem(text),
      (error: unknown) => error instanceof AppError && error.code === 'certificate.format',
      text,
    );
  }
});
