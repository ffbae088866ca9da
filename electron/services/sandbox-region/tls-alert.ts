import { createCipheriv, createHmac } from 'node:crypto';

/** Alerts by number (RFC 8446 §6). */
export const ALERTS = {
  handshakeFailure: 40,
  badCertificate: 42,
  unsupportedCertificate: 43,
  certificateRevoked: 44,
  certificateExpired: 45,
  unknownCa: 48,
  certificateRequired: 116,
} as const;

const ALERT_TYPE = 21;
const APPLICATION_DATA = 23;
const FATAL = 2;

/** A fatal alert before the server's ChangeCipherSpec: TLS 1.2 sends it in clear. */
export function plainAlert(description: number): Buffer {
  return Buffer.from([ALERT_TYPE, 3, 3, 0, 2, FATAL, description]);
}

interface Suite {
  readonly hash: 'sha256' | 'sha384';
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly keyLength: 16 | 32;
}

const SUITES: Readonly<Record<string, Suite>> = {
  TLS_AES_128_GCM_SHA256: { hash: 'sha256', cipher: 'aes-128-gcm', keyLength: 16 },
  TLS_AES_256_GCM_SHA384: { hash: 'sha384', cipher: 'aes-256-gcm', keyLength: 32 },
  TLS_CHACHA20_POLY1305_SHA256: { hash: 'sha256', cipher: 'chacha20-poly1305', keyLength: 32 },
};

/** HKDF-Expand-Label with an empty context (RFC 8446 §7.1); one block of the hash is enough for a key and an IV. */
function expand(hash: Suite['hash'], secret: Buffer, label: string, length: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`);
  const info = Buffer.concat([Buffer.from([0, length, name.length]), name, Buffer.from([0, 1])]);
  return createHmac(hash, secret).update(info).digest().subarray(0, length);
}

/**
 * A fatal alert as the first record under the server's application keys: what a TLS 1.3 server sends when it refuses the
 * client's certificate. `secret` is `SERVER_TRAFFIC_SECRET_0` of the key log. Undefined for a suite that is not known.
 */
export function sealedAlert(description: number, suiteName: string, secret: Buffer): Buffer | undefined {
  const suite = SUITES[suiteName];
  if (suite === undefined) return undefined;
  const key = expand(suite.hash, secret, 'key', suite.keyLength);
  // The sequence number is zero: the nonce is the IV itself.
  const nonce = expand(suite.hash, secret, 'iv', 12);
  const content = Buffer.from([FATAL, description, ALERT_TYPE]);
  const header = Buffer.from([APPLICATION_DATA, 3, 3, 0, content.length + 16]);
  // The types of node:crypto tell apart modes that work alike here.
  const cipher = createCipheriv(suite.cipher as 'aes-128-gcm', key, nonce, { authTagLength: 16 });
  cipher.setAAD(header);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([header, sealed, cipher.getAuthTag()]);
}
