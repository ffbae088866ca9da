import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hash,
} from 'node:crypto';
import { FlightError } from './probe-bytes.ts';

/** A suite of TLS 1.3 (RFC 8446 §B.4). */
export interface Suite13 {
  readonly name: string;
  readonly digest: 'sha256' | 'sha384';
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305';
  readonly keyLength: number;
}

export const SUITES13: ReadonlyMap<number, Suite13> = new Map<number, Suite13>([
  [0x1302, { name: 'TLS_AES_256_GCM_SHA384', digest: 'sha384', cipher: 'aes-256-gcm', keyLength: 32 }],
  [0x1303, { name: 'TLS_CHACHA20_POLY1305_SHA256', digest: 'sha256', cipher: 'chacha20-poly1305', keyLength: 32 }],
  [0x1301, { name: 'TLS_AES_128_GCM_SHA256', digest: 'sha256', cipher: 'aes-128-gcm', keyLength: 16 }],
]);

/** One side of an agreement, made for one greeting and forgotten with it. */
export interface KeyShare {
  readonly group: number;
  readonly shared: Buffer;
  agree(theirs: Buffer): Buffer;
}

const X25519 = 0x001d;
const P256 = 0x0017;

/** Shares of the two groups that every server has one of. */
export function makeKeyShares(): readonly KeyShare[] {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const raw = (jwk: { readonly x?: string }): Buffer => Buffer.from(jwk.x ?? '', 'base64url');
  const curve = createECDH('prime256v1');
  const point = curve.generateKeys();
  return [
    {
      group: X25519,
      shared: raw(publicKey.export({ format: 'jwk' })),
      agree: (theirs) => {
        const key = { kty: 'OKP', crv: 'X25519', x: theirs.toString('base64url') };
        return diffieHellman({ privateKey, publicKey: createPublicKey({ key, format: 'jwk' }) });
      },
    },
    { group: P256, shared: point, agree: (theirs) => curve.computeSecret(theirs) },
  ];
}

type Digest = Suite13['digest'];

const sizeOf = (digest: Digest): number => (digest === 'sha256' ? 32 : 48);

function extract(digest: Digest, salt: Buffer, secret: Buffer): Buffer {
  return createHmac(digest, salt).update(secret).digest();
}

/** HKDF-Expand-Label (RFC 8446 §7.1); everything asked for here fits in two blocks. */
function expand(digest: Digest, secret: Buffer, label: string, context: Buffer, length: number): Buffer {
  const name = Buffer.from(`tls13 ${label}`, 'latin1');
  const info = Buffer.concat([Buffer.from([0, length, name.length]), name, Buffer.from([context.length]), context]);
  const first = createHmac(digest, secret)
    .update(info)
    .update(Buffer.from([1]))
    .digest();
  const second = createHmac(digest, secret)
    .update(first)
    .update(info)
    .update(Buffer.from([2]))
    .digest();
  return Buffer.concat([first, second]).subarray(0, length);
}

/** Opens the records that a server encrypts during its handshake. */
export interface ServerOpener {
  /** @throws FlightError for a record that does not open */
  open(header: Buffer, content: Buffer): Buffer;
}

/** Keys of the server's handshake records (RFC 8446 §7.1 and §7.3), from the agreement and the two greetings. */
export function serverOpener(suite: Suite13, agreed: Buffer, greetings: Buffer): ServerOpener {
  const { digest, cipher, keyLength } = suite;
  const size = sizeOf(digest);
  const none = Buffer.alloc(size);
  const empty = hash(digest, Buffer.alloc(0), 'buffer');
  const early = extract(digest, none, none);
  const handshake = extract(digest, expand(digest, early, 'derived', empty, size), agreed);
  const secret = expand(digest, handshake, 's hs traffic', hash(digest, greetings, 'buffer'), size);
  const key = expand(digest, secret, 'key', Buffer.alloc(0), keyLength);
  const iv = expand(digest, secret, 'iv', Buffer.alloc(0), 12);
  let sequence = 0;
  return {
    open(header, content) {
      const nonce = Buffer.from(iv);
      nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
      sequence += 1;
      try {
        const body = content.subarray(0, -16);
        const decipher = createDecipheriv(cipher as 'aes-128-gcm', key, nonce, { authTagLength: 16 });
        decipher.setAAD(header, { plaintextLength: body.length });
        decipher.setAuthTag(content.subarray(-16));
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch {
        throw new FlightError('malformed', 'a record does not open');
      }
    },
  };
}
