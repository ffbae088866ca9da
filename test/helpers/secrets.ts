import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What was written somewhere: a file, a log, the environment of a process. */
export interface Trace {
  readonly where: string;
  readonly bytes: Buffer;
}

/** Planted secrets, and the search for every form under which one could come out again. */
export interface SecretBook {
  /** Plants a text, bytes, or the private numbers of a key. Gives the value back. */
  plant<T extends string | Buffer | KeyObject>(name: string, value: T): T;
  readonly names: readonly string[];
  /** How many byte strings are searched for. */
  needles(): number;
  /** `secret (form) in where`, one line a hit. */
  search(traces: readonly Trace[]): readonly string[];
}

interface Needle {
  readonly name: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/** A shorter part of a secret could be there by chance. */
const SHORTEST = 8;
/** Length of the parts of a key that are searched for: longer than chance, shorter than a line of PEM. */
const PART = 24;

export function createSecretBook(): SecretBook {
  const planted = new Map<string, readonly Needle[]>();
  let index: Index | undefined;
  return {
    plant(name, value) {
      if (planted.has(name)) throw new Error(`${name} is planted already`);
      const needles = needlesOf(name, value);
      if (needles.some(({ bytes }) => bytes.length < SHORTEST))
        throw new Error(`${name} is too short to be looked for`);
      planted.set(name, needles);
      index = undefined;
      return value;
    },
    get names() {
      return [...planted.keys()];
    },
    needles: () => [...planted.values()].flat().length,
    search(traces) {
      index ??= indexOf([...planted.values()].flat());
      const found = traces.flatMap(({ where, bytes }) =>
        [bytes, withoutLines(bytes)].flatMap((form) => hits(index!, form).map((hit) => `${hit} in ${where}`)),
      );
      return [...new Set(found)];
    },
  };
}

function needlesOf(name: string, value: string | Buffer | KeyObject): readonly Needle[] {
  const forms =
    typeof value === 'string' ? textForms(value) : Buffer.isBuffer(value) ? byteForms(value) : keyForms(value);
  return forms.map(([form, bytes]) => ({ name, form, bytes }));
}

type Form = readonly [form: string, bytes: Buffer];

function textForms(text: string): readonly Form[] {
  const composed = ['NFC', 'NFD'] as const;
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const others: readonly Form[] = [
    ['latin1', Buffer.from(text.normalize('NFC'), 'latin1')],
    ['utf16le', Buffer.from(text, 'utf16le')],
    ['utf16be', Buffer.from(text, 'utf16le').swap16()],
    ['json', Buffer.from(escaped)],
    ['percent', Buffer.from(encodeURIComponent(text))],
  ];
  return [...composed.flatMap((form) => byteForms(Buffer.from(text.normalize(form), 'utf8'))), ...others];
}

/** Bytes as they are, in hexadecimal, and inside any base64: at its three alignments, without the letters that neighbours change. */
function byteForms(bytes: Buffer): readonly Form[] {
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((before): Form => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const end = Math.floor(((before + bytes.length) * 4) / 3);
    return [`base64+${before}`, Buffer.from(text.slice([0, 2, 3][before], end))];
  });
  const url = base64.map(([form, text]): Form => [
    form.replace('base64', 'base64url'),
    Buffer.from(text.toString().replaceAll('+', '-').replaceAll('/', '_')),
  ]);
  return [['bytes', bytes], ['hex', Buffer.from(hex)], ['HEX', Buffer.from(hex.toUpperCase())], ...base64, ...url];
}

/** The private numbers of a key: they stand in every encoding of it, beside public ones that stand in its certificate too. */
function keyForms(key: KeyObject): readonly Form[] {
  const jwk = key.export({ format: 'jwk' }) as Readonly<Record<string, string>>;
  return ['d', 'p', 'q', 'dp', 'dq', 'qi']
    .flatMap((part) => (jwk[part] === undefined ? [] : [[part, Buffer.from(jwk[part], 'base64url')] as const]))
    .flatMap(([part, bytes]) =>
      byteForms(bytes.subarray(4, 4 + PART)).map(([form, needle]): Form => [`${part} ${form}`, needle]),
    );
}

/** A text whose lines were joined: PEM and JSON cut base64 where they please. Empty for what has no line. */
function withoutLines(bytes: Buffer): Buffer {
  const joined = bytes.toString('latin1').replace(/\r?\n|\\r|\\n/gu, '');
  return joined.length === bytes.length ? Buffer.alloc(0) : Buffer.from(joined, 'latin1');
}

/** Needles by their first four bytes, and the first two bytes that any of them has. */
interface Index {
  readonly starts: Uint8Array;
  readonly needles: ReadonlyMap<number, readonly Needle[]>;
}

function indexOf(all: readonly Needle[]): Index {
  const starts = new Uint8Array(65_536);
  const needles = new Map<number, Needle[]>();
  for (const needle of all) {
    const first = needle.bytes.readUInt32BE(0);
    starts[first >>> 16] = 1;
    needles.set(first, [...(needles.get(first) ?? []), needle]);
  }
  return { starts, needles };
}

function hits({ starts, needles }: Index, bytes: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at + SHORTEST <= bytes.length; at += 1) {
    if (starts[(bytes[at]! << 8) | bytes[at + 1]!] === 0) continue;
    for (const needle of needles.get(bytes.readUInt32BE(at)) ?? []) {
      const end = at + needle.bytes.length;
      if (needle.bytes.equals(bytes.subarray(at, end))) found.push(`${needle.name} (${needle.form})`);
    }
  }
  return found;
}

/** Every file under a folder as it stands; those that go away meanwhile are left out. */
export function filesAsTraces(folder: string): readonly Trace[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      try {
        return [{ where: relative(folder, path), bytes: readFileSync(path) }];
      } catch {
        return [];
      }
    });
}

/** What anybody who lists processes sees of these and of all that they started (Linux); nothing of those that have ended. */
export function processTraces(pid: number, tables: readonly ('cmdline' | 'environ')[]): readonly Trace[] {
  if (process.platform !== 'linux') return [];
  return tables.flatMap((table) => {
    try {
      return [{ where: `${table} of a process`, bytes: readFileSync(`/proc/${pid}/${table}`) }];
    } catch {
      return [];
    }
  });
}

/** Processes that this one started, and those that they started. */
export function childrenOf(pid: number): readonly number[] {
  try {
    const direct = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    return direct.flatMap((child) => [child, ...childrenOf(child)]);
  } catch {
    return [];
  }
}
