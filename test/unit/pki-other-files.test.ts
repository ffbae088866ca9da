import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPkiFile } from '../../electron/services/pki/read-file.ts';
import { AppError } from '../../shared/errors.ts';

const refused = (reason: RegExp) => (error: unknown) =>
  error instanceof AppError &&
  error.code === 'certificate.format' &&
  reason.test(String(error.detail.values?.['reason']));

test('given a file of another kind when it is read then it is refused, and named when it can be', async () => {
  const others: readonly (readonly [string | Uint8Array, RegExp])[] = [
    ['', /./u],
    ['bonjour', /text/u],
    ['<!DOCTYPE html><title>Session expirée</title>', /HTML/u],
    ['<?xml version="1.0"?><CSD/>', /XML/u],
    ['{"error":"forbidden"}', /JSON/u],
    ['PuTTY-User-Key-File-3: ssh-rsa', /PuTTY/u],
    [Buffer.from('feedfeed0000000200000001', 'hex'), /JKS/u],
    ['PK\u0003\u0004\u0014', /ZIP/u],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE=\n-----END OPENSSH PRIVATE KEY-----', /OPENSSH/u],
    ['-----BEGIN CERTIFICATE-----\nMIIC', /./u],
    [new Uint8Array([0x30, 0x03, 0x02, 0x01, 0x05]), /ASN\.1/u],
    [new Uint8Array(1000), /./u],
  ];
  for (const [content, reason] of others) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    await assert.rejects(readPkiFile(bytes, { name: 'f' }), refused(reason), String(content).slice(0, 30));
  }
});
