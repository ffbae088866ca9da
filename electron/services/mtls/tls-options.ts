import type { KeyObject } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { ownFailure, WireError, asWireError } from './failure.ts';
import { forgetLibraryErrors } from './peer-chain.ts';
import type { MtlsIdentity, MtlsTarget } from './request.ts';

/** Electron's TLS library has no version number of OpenSSL, and no security levels. */
export const IS_OPENSSL = /^[1-9]/u.test(process.versions.openssl);

const TLS13 = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'];
/** In the names of OpenSSL, which BoringSSL shares. */
const AEAD = [
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
];
const CBC = [
  'ECDHE-ECDSA-AES256-SHA384',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-ECDSA-AES128-SHA256',
  'ECDHE-RSA-AES128-SHA256',
];
/** The classical groups only: large greetings are dropped by some equipment. */
const GROUPS = 'X25519:P-256:P-384:P-521';

/** Suites of TLS 1.2 of a policy, preferred first (design security §5, TLS policy). */
export function suitesOf(policy: MtlsTarget['policy']): readonly string[] {
  return policy === 'strict' ? AEAD : [...AEAD, ...CBC];
}

function toPem(der: Uint8Array): string {
  return new X509Certificate(der).toString();
}

const DIGITS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 'latin1');

/** A key as PEM in a buffer that can be overwritten: a string would stay in memory until nobody knows when. */
function keyPem(key: KeyObject): Buffer {
  const der = key.export({ type: 'pkcs8', format: 'der' });
  const [head, foot] = ['-----BEGIN PRIVATE KEY-----\n', '\n-----END PRIVATE KEY-----\n'];
  const lines = Math.ceil(der.length / 48);
  const pem = Buffer.alloc(head.length + Math.ceil(der.length / 3) * 4 + lines + foot.length);
  let at = pem.write(head, 'latin1');
  for (let index = 0; index < der.length; index += 3) {
    if (index > 0 && index % 48 === 0) at = pem.writeUInt8(0x0a, at);
    const [a = 0, b = 0, c = 0] = [der[index], der[index + 1], der[index + 2]];
    const left = der.length - index;
    pem[at] = DIGITS[a >> 2] ?? 0;
    pem[at + 1] = DIGITS[((a & 3) << 4) | (b >> 4)] ?? 0;
    pem[at + 2] = left > 1 ? (DIGITS[((b & 15) << 2) | (c >> 6)] ?? 0) : 0x3d;
    pem[at + 3] = left > 2 ? (DIGITS[c & 63] ?? 0) : 0x3d;
    at += 4;
  }
  at += pem.write(foot, at, 'latin1');
  der.fill(0);
  return pem.subarray(0, at);
}

function identityOptions(identity: MtlsIdentity, key: Buffer): { readonly cert: string; readonly key: Buffer } {
  return { cert: identity.chain.map(toPem).join(''), key };
}

/**
 * What our side of TLS accepts and shows. Only the authorities of the target are trusted, whatever the environment says;
 * lists of revoked certificates are left to the explanation of the chain, which every TLS library has.
 * @throws WireError of phase `check` when our certificate or key cannot be used
 */
export function secureContext({ identity, trust, policy }: MtlsTarget): SecureContext {
  if (identity !== null && identity.key === null) throw ownFailure('check', 'CERCLE_VAULT_LOCKED');
  forgetLibraryErrors();
  const key = identity === null || identity.key === null ? null : keyPem(identity.key);
  try {
    return createSecureContext({
      ...(identity !== null && key !== null ? identityOptions(identity, key) : {}),
      // An empty list is a list: nobody is trusted then.
      ca: [...trust.anchors, ...trust.intermediates].map(toPem),
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.3',
      ciphers: [...TLS13, ...suitesOf(policy), ...(IS_OPENSSL ? ['@SECLEVEL=2'] : [])].join(':'),
      ecdhCurve: GROUPS,
    });
  } catch (error) {
    const { failure } = asWireError(error, 'check');
    throw failure.code === null
      ? ownFailure('check', 'CERCLE_OWN_CERTIFICATE', failure.message)
      : new WireError(failure, error);
  } finally {
    key?.fill(0);
  }
}
