import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertOfError, TLS_ALERTS } from '../../shared/domain/exchange/diagnose-alerts.ts';

/** Spellings of OpenSSL 1.1, 3.0 and 3.5 and of BoringSSL; design security §4 and CSD §7. */
const SPELLINGS: readonly (readonly [code: string | null, message: string, number: number | null])[] = [
  [
    'EPROTO',
    'write EPROTO 00A1:error:0A000415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired:rec_layer_s3.c:1605:SSL alert number 45\n',
    45,
  ],
  [
    'EPROTO',
    '140:error:14094410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:../ssl/record/rec_layer_s3.c:1544:SSL alert number 40',
    40,
  ],
  [
    'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE',
    '40:error:0A000412:SSL routines:ssl3_read_bytes:ssl/tls alert bad certificate:rec.c:918:SSL alert number 42',
    42,
  ],
  ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED', '', 44],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', '', 48],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', '', 116],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', '', 70],
  ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', '', 112],
  [
    'EPROTO',
    '138:error:10000415:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_EXPIRED:../../third_party/boringssl/src/ssl/tls_record.cc:592:SSL alert number 45',
    45,
  ],
  ['EPROTO', 'error:1000042e:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION', 70],
  ['EPROTO', 'SSL routines:OPENSSL_internal:TLSV1_ALERT_ACCESS_DENIED', 49],
  ['EPROTO', 'error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:354:', null],
  ['EPROTO', 'error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER', null],
  ['CERT_HAS_EXPIRED', 'certificate has expired', null],
  ['ECONNRESET', 'read ECONNRESET', null],
];

for (const [code, message, number] of SPELLINGS) {
  test(`given ${code} ${message.slice(0, 60)}, when its alert is read, then it is ${number}`, () => {
    assert.equal(alertOfError(code, message)?.number ?? null, number);
  });
}

test('given every alert by its name, when each spelling is read, then its number is found', (t) => {
  let count = 0;
  for (const [number, name] of Object.entries(TLS_ALERTS)) {
    if (number === '0') continue;
    for (const prefix of ['sslv3', 'tlsv1', 'tlsv13', 'ssl/tls']) {
      const code = `ERR_SSL_${prefix}_ALERT_${name}`.toUpperCase();
      const words = `x:error:00:SSL routines:f:${prefix} alert ${name.replaceAll('_', ' ')}:file.c:1:`;
      assert.equal(alertOfError(code, '')?.number, Number(number), code);
      assert.equal(alertOfError(null, words)?.number, Number(number), words);
      count += 2;
    }
  }
  t.diagnostic(`count: ${count} spellings`);
});
