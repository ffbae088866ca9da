import { createHash, sign, type KeyObject } from 'node:crypto';

/** One DER value: its identifier octet and what it holds. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 + bytes.length]), bytes, content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
export const oid = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes));
export const integer = (value: number | bigint): Buffer => {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return der(0x02, (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
};

/** UTCTime. */
export function time(date: Date): Buffer {
  const text = date.toISOString().replaceAll(/[-T:]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${text}Z`));
}

export interface MadeEntry {
  readonly serial: Uint8Array;
  readonly date?: Date;
  /** Code of RFC 5280 §5.3.1. */
  readonly reason?: number;
  /** More extensions of the entry, in DER. */
  readonly extensions?: readonly Uint8Array[];
}

export interface MadeCrl {
  /** Private key of the signer: RSA or EC. */
  readonly key: KeyObject;
  /** Name of the issuer, in DER. */
  readonly issuer: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  /** Encoded entries, or entries to encode. */
  readonly entries?: Uint8Array | readonly MadeEntry[];
  readonly number?: number;
  readonly deltaOf?: number;
  /** More extensions, in DER. */
  readonly extensions?: readonly Uint8Array[];
}

const CRITICAL = Buffer.from([0x01, 0x01, 0xff]);

/** One extension, in DER. */
export function extension(id: Uint8Array, value: Uint8Array, isCritical = false): Buffer {
  return sequence(id, ...(isCritical ? [CRITICAL] : []), der(0x04, value));
}

export function entry({ serial, date = new Date('2026-01-01T00:00:00Z'), reason, extensions = [] }: MadeEntry): Buffer {
  const code = reason === undefined ? [] : [extension(oid(0x55, 0x1d, 0x15), der(0x0a, Buffer.from([reason])))];
  const all = [...code, ...extensions];
  return sequence(der(0x02, serial), time(date), ...(all.length === 0 ? [] : [sequence(...all)]));
}

/** Writes and signs a list of revoked certificates: what no common tool makes, deltas, scopes and millions of entries. */
export function makeCrl({
  key,
  issuer,
  thisUpdate,
  nextUpdate,
  entries = [],
  number,
  deltaOf,
  extensions = [],
}: MadeCrl): Buffer {
  const isRsa = key.asymmetricKeyType === 'rsa';
  const algorithm = isRsa
    ? sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), Buffer.from([0x05, 0x00]))
    : sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const list = entries instanceof Uint8Array ? entries : Buffer.concat(entries.map(entry));
  const all = [
    ...(number === undefined ? [] : [extension(oid(0x55, 0x1d, 0x14), integer(number))]),
    ...(deltaOf === undefined ? [] : [extension(oid(0x55, 0x1d, 0x1b), integer(deltaOf), true)]),
    ...extensions,
  ];
  const body = sequence(
    integer(1),
    algorithm,
    issuer,
    time(thisUpdate),
    ...(nextUpdate === undefined ? [] : [time(nextUpdate)]),
    ...(list.length === 0 ? [] : [sequence(list)]),
    ...(all.length === 0 ? [] : [der(0xa0, sequence(...all))]),
  );
  const signature = sign('sha256', body, key);
  return sequence(body, algorithm, der(0x03, Buffer.from([0]), signature));
}

/** Entries of random-looking serials of 16 bytes, one in two with a reason: about 40 bytes each. */
export function manyEntries(bytes: number): { readonly entries: Buffer; readonly count: number } {
  const models = [entry({ serial: Buffer.alloc(16, 1) }), entry({ serial: Buffer.alloc(16, 1), reason: 1 })];
  const pair = Buffer.concat(models);
  const pairs = Math.ceil(bytes / pair.length);
  const entries = Buffer.alloc(pairs * pair.length);
  for (let index = 0; index < pairs; index += 1) {
    const digest = createHash('sha256').update(String(index)).digest();
    const at = index * pair.length;
    pair.copy(entries, at);
    for (const [offset, from] of [
      [0, 0],
      [models[0]!.length, 16],
    ] as const) {
      digest.copy(entries, at + offset + 4, from, from + 16);
      // A serial is positive and in its shortest form.
      entries[at + offset + 4] = 0x40 | (entries[at + offset + 4]! & 0x3f);
    }
  }
  return { entries, count: pairs * 2 };
}
