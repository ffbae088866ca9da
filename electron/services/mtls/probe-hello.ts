import { randomBytes } from 'node:crypto';

/** Suites of TLS 1.2 and older by number, with their OpenSSL names; those of an exchange first, as it would offer them. */
export const SUITES: ReadonlyMap<number, string> = new Map([
  [0xc02c, 'ECDHE-ECDSA-AES256-GCM-SHA384'],
  [0xc030, 'ECDHE-RSA-AES256-GCM-SHA384'],
  [0xcca9, 'ECDHE-ECDSA-CHACHA20-POLY1305'],
  [0xcca8, 'ECDHE-RSA-CHACHA20-POLY1305'],
  [0xc02b, 'ECDHE-ECDSA-AES128-GCM-SHA256'],
  [0xc02f, 'ECDHE-RSA-AES128-GCM-SHA256'],
  [0xc024, 'ECDHE-ECDSA-AES256-SHA384'],
  [0xc028, 'ECDHE-RSA-AES256-SHA384'],
  [0xc023, 'ECDHE-ECDSA-AES128-SHA256'],
  [0xc027, 'ECDHE-RSA-AES128-SHA256'],
  [0xc00a, 'ECDHE-ECDSA-AES256-SHA'],
  [0xc014, 'ECDHE-RSA-AES256-SHA'],
  [0xc009, 'ECDHE-ECDSA-AES128-SHA'],
  [0xc013, 'ECDHE-RSA-AES128-SHA'],
  [0x009f, 'DHE-RSA-AES256-GCM-SHA384'],
  [0x009e, 'DHE-RSA-AES128-GCM-SHA256'],
  [0x006b, 'DHE-RSA-AES256-SHA256'],
  [0x0067, 'DHE-RSA-AES128-SHA256'],
  [0x0039, 'DHE-RSA-AES256-SHA'],
  [0x0033, 'DHE-RSA-AES128-SHA'],
  [0x009d, 'AES256-GCM-SHA384'],
  [0x009c, 'AES128-GCM-SHA256'],
  [0x003d, 'AES256-SHA256'],
  [0x003c, 'AES128-SHA256'],
  [0x0035, 'AES256-SHA'],
  [0x002f, 'AES128-SHA'],
  [0x000a, 'DES-CBC3-SHA'],
]);

const GROUPS = [0x001d, 0x0017, 0x0018, 0x0019];
/** Scheme numbers of RFC 8446 §4.2.3, old ones included: a server that only has these is to be told, not missed. */
export const SIGNATURES: ReadonlyMap<number, string> = new Map([
  [0x0403, 'ecdsa_secp256r1_sha256'],
  [0x0503, 'ecdsa_secp384r1_sha384'],
  [0x0603, 'ecdsa_secp521r1_sha512'],
  [0x0807, 'ed25519'],
  [0x0808, 'ed448'],
  [0x0804, 'rsa_pss_rsae_sha256'],
  [0x0805, 'rsa_pss_rsae_sha384'],
  [0x0806, 'rsa_pss_rsae_sha512'],
  [0x0809, 'rsa_pss_pss_sha256'],
  [0x080a, 'rsa_pss_pss_sha384'],
  [0x080b, 'rsa_pss_pss_sha512'],
  [0x0401, 'rsa_pkcs1_sha256'],
  [0x0501, 'rsa_pkcs1_sha384'],
  [0x0601, 'rsa_pkcs1_sha512'],
  [0x0201, 'rsa_pkcs1_sha1'],
  [0x0203, 'ecdsa_sha1'],
]);

const number16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const list16 = (values: Iterable<number>): Buffer => Buffer.concat([...values].map(number16));
const within8 = (content: Buffer): Buffer => Buffer.concat([Buffer.from([content.length]), content]);
const within16 = (content: Buffer): Buffer => Buffer.concat([number16(content.length), content]);
const extension = (type: number, content: Buffer): Buffer => Buffer.concat([number16(type), within16(content)]);

function nameOf(serverName: string | null): readonly Buffer[] {
  if (serverName === null) return [];
  const name = Buffer.concat([Buffer.from([0]), within16(Buffer.from(serverName, 'latin1'))]);
  return [extension(0, within16(name))];
}

const COMMON = [extension(0x000a, within16(list16(GROUPS))), extension(0x000d, within16(list16(SIGNATURES.keys())))];

function hello(suites: Iterable<number>, session: Buffer, extensions: readonly Buffer[]): Buffer {
  const body = Buffer.concat([
    ...[Buffer.from([3, 3]), randomBytes(32), within8(session)],
    within16(list16(suites)),
    within8(Buffer.from([0])),
    within16(Buffer.concat(extensions)),
  ]);
  const message = Buffer.concat([Buffer.from([1, 0]), within16(body)]);
  return Buffer.concat([Buffer.from([22, 3, 1]), within16(message)]);
}

/**
 * A greeting of TLS 1.2 (RFC 5246 §7.4.1.2) that offers `suites`, in one record. It can go no further: it brings no key.
 */
export function clientHello(serverName: string | null, suites: Iterable<number>): Buffer {
  const old = [
    extension(0x0017, Buffer.alloc(0)),
    extension(0xff01, Buffer.from([0])),
    extension(0x000b, Buffer.from([1, 0])),
  ];
  return hello(suites, Buffer.alloc(0), [...nameOf(serverName), ...old, ...COMMON]);
}

/** A greeting of TLS 1.3 (RFC 8446 §4.1.2) with a share of each group it can agree on. */
export function clientHello13(
  serverName: string | null,
  suites: Iterable<number>,
  shares: readonly { readonly group: number; readonly shared: Buffer }[],
): Buffer {
  const entries = shares.map(({ group, shared }) => Buffer.concat([number16(group), within16(shared)]));
  const versions = extension(0x002b, within8(number16(0x0304)));
  const offered = extension(0x0033, within16(Buffer.concat(entries)));
  return hello(suites, randomBytes(32), [...nameOf(serverName), versions, ...COMMON, offered]);
}

/** `user_canceled`, then `close_notify` (RFC 5246 §7.2): the end of a greeting that wanted nothing more. */
export const FAREWELL = Buffer.from([21, 3, 3, 0, 2, 1, 90, 21, 3, 3, 0, 2, 1, 0]);
