import { readAsn1 } from '../pki/asn1.ts';
import { readName } from '../pki/name.ts';
import { SIGNATURES } from './probe-hello.ts';

/** A server's first flight is a few kilobytes; accepted authorities may take more, never this. */
export const MAX_BYTES = 1024 * 1024;
const MAX_NAMES = 2000;
export const MAX_CHAIN = 30;
/** Why reading stopped: `not-tls` from the first bytes, `malformed` later. */
export class FlightError extends Error {
  readonly reason: 'not-tls' | 'malformed';

  constructor(reason: 'not-tls' | 'malformed', what: string) {
    super(what);
    this.name = 'FlightError';
    this.reason = reason;
  }
}

/** Takes bytes from the front; more than there are is malformed. */
export function cursor(bytes: Buffer): {
  take(length: number): Buffer;
  number(size: 1 | 2 | 3): number;
  left(): number;
} {
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new FlightError('malformed', 'a length goes past its end');
    at += length;
    return bytes.subarray(at - length, at);
  };
  return { take, number: (size) => take(size).readUIntBE(0, size), left: () => bytes.length - at };
}

function nameText(der: Buffer): string {
  try {
    return readName(readAsn1(der), 'accepted authority').text;
  } catch {
    return `#${der.subarray(0, 64).toString('hex')}`;
  }
}

/** The accepted authorities of a request, each a name in DER, as texts. */
export function readNames(list: Buffer): readonly string[] {
  const names = cursor(list);
  const authorities: string[] = [];
  while (names.left() > 0) {
    if (authorities.length >= MAX_NAMES) throw new FlightError('malformed', 'too many authorities');
    authorities.push(nameText(names.take(names.number(2))));
  }
  return authorities;
}

/** Signature schemes of a list, by name. */
export function readSchemes(list: Buffer): readonly string[] {
  const schemes = cursor(list);
  const signatures: string[] = [];
  while (schemes.left() > 0) {
    const scheme = schemes.number(2);
    signatures.push(SIGNATURES.get(scheme) ?? `0x${scheme.toString(16).padStart(4, '0')}`);
  }
  return signatures;
}

/** Bytes that wait, joined as they come at a cost that stays in proportion, whatever the size of the pieces. */
export function createQueue(): { append(bytes: Uint8Array): void; held(): Buffer; drop(length: number): void } {
  let buffer = Buffer.alloc(4096);
  let [start, end] = [0, 0];
  return {
    append(bytes) {
      if (buffer.length - end < bytes.length) {
        const grown = Buffer.alloc((end - start + bytes.length) * 2);
        end = buffer.copy(grown, 0, start, end);
        [buffer, start] = [grown, 0];
      }
      buffer.set(bytes, end);
      end += bytes.length;
    },
    held: () => buffer.subarray(start, end),
    drop: (length) => (start += length),
  };
}

export type Queue = ReturnType<typeof createQueue>;
