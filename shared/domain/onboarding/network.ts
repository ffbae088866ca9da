/** `kind` says where an address can be met: only a public one can be seen by a server that is called over the Internet. */
export interface NetworkAddress {
  readonly version: 4 | 6;
  readonly kind: 'public' | 'private' | 'reserved';
  /** Length of the prefix; null for one address. */
  readonly prefix: number | null;
}

const OCTET = /^(?:0|[1-9]\d{0,2})$/u;
const GROUP = /^[0-9a-f]{1,4}$/iu;

function octetsOf(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => OCTET.test(part) && Number(part) <= 255)) return undefined;
  return parts.map(Number);
}

/** The groups written on one side of `::`; an IPv4 address may stand for the last two. */
function groupsOf(side: string): readonly number[] | undefined {
  if (side === '') return [];
  const parts = side.split(':');
  const last = parts.at(-1) ?? '';
  const octets = last.includes('.') ? octetsOf(last) : undefined;
  if (last.includes('.') && octets === undefined) return undefined;
  const hexadecimal = octets === undefined ? parts : parts.slice(0, -1);
  if (!hexadecimal.every((part) => GROUP.test(part))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = octets ?? [];
  return [
    ...hexadecimal.map((part) => parseInt(part, 16)),
    ...(octets === undefined ? [] : [a * 256 + b, c * 256 + d]),
  ];
}

/** The eight groups of an IPv6 address. */
function hextetsOf(text: string): readonly number[] | undefined {
  const sides = text.split('::');
  if (sides.length > 2) return undefined;
  if (sides.length === 2 && (sides[0] ?? '').includes('.')) return undefined;
  const left = groupsOf(sides[0] ?? '');
  const right = sides.length === 2 ? groupsOf(sides[1] ?? '') : [];
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (sides.length === 1) return missing === 0 ? left : undefined;
  return missing < 1 ? undefined : [...left, ...Array.from({ length: missing }, () => 0), ...right];
}

/** Shared by providers (RFC 6598) counts as private: it is not the address that a server sees. */
function kindOfVersion4([a = 0, b = 0, c = 0]: readonly number[]): NetworkAddress['kind'] {
  if (a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)) return 'private';
  if ((a === 169 && b === 254) || (a === 100 && b >= 64 && b <= 127)) return 'private';
  const isDocumentation =
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113);
  const isBench = a === 198 && (b === 18 || b === 19);
  return a === 0 || a === 127 || a >= 224 || isDocumentation || isBench ? 'reserved' : 'public';
}

function kindOfVersion6(groups: readonly number[]): NetworkAddress['kind'] {
  const [first = 0, second = 0] = groups;
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6);
    return kindOfVersion4([high >> 8, high & 255, low >> 8, low & 255]);
  }
  if ((first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80) return 'private';
  const isGlobal = (first & 0xe000) === 0x2000;
  return isGlobal && !(first === 0x2001 && second === 0x0db8) ? 'public' : 'reserved';
}

/**
 * Reads an IPv4 or IPv6 address, with or without a prefix (`203.0.113.7`, `2001:db8::/32`); undefined when it is none.
 * Kinds: RFC 1918, 3927, 4193, 4291, 5737, 6598, 6890.
 */
export function readAddress(text: string): NetworkAddress | undefined {
  const [address = '', prefixText, ...rest] = text.trim().split('/');
  if (rest.length > 0) return undefined;
  const octets = octetsOf(address);
  const hextets = octets === undefined && address.includes(':') ? hextetsOf(address) : undefined;
  const version = octets === undefined ? 6 : 4;
  const kind =
    octets !== undefined ? kindOfVersion4(octets) : hextets !== undefined ? kindOfVersion6(hextets) : undefined;
  const isPrefix = prefixText === undefined || /^(?:0|[1-9]\d{0,2})$/u.test(prefixText);
  const prefix = prefixText === undefined ? null : Number(prefixText);
  if (kind === undefined || !isPrefix || (prefix !== null && prefix > (version === 4 ? 32 : 128))) return undefined;
  return { version, kind, prefix };
}
