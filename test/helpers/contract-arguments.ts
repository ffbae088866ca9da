import { fc } from './properties.ts';
import type { z } from 'zod';
import { isSecret } from '../../shared/contract/secret.ts';

/** Names that exist where the calls are made, so that arguments reach further than the schema. */
export interface Known {
  readonly ids: readonly string[];
  readonly tickets: readonly string[];
}

/** What zod keeps of a schema, as far as arguments need it. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
}

/** One step towards a field: a key of an object, or the number of a choice of a union. */
type Step = string | number;
export type FieldPath = readonly Step[];

const ANYWHERE = ['127.0.0.1', 'localhost'];
const WORDS = [
  '',
  'test',
  'Hôpital Œuvre',
  '75',
  '318751275100020',
  'igc-sante-org-auth-cli',
  '../../etc/passwd',
  '\u0000',
];
const TIMES = ['2026-01-31', '2026-01-31T12:00:00Z'];

function definitionOf(schema: z.ZodType): Definition {
  return schema.def as unknown as Definition;
}

/** Arguments of a method: most as its schema asks, some with one value out of place, some of any JSON. */
export function argumentsOf(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const fitting = valueOf(schema, '', known);
  const odd = fc.tuple(fitting, fc.nat(), fc.jsonValue()).map(([value, at, other]) => withOdd(value, at, other));
  return fc.oneof(
    { weight: 4, arbitrary: fitting },
    { weight: 2, arbitrary: odd },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}

function withOdd(value: unknown, at: number, other: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return other;
  const keys = [...Object.keys(value), 'unexpected'];
  return { ...value, [keys[at % keys.length] as string]: other };
}

function valueOf(schema: z.ZodType, key: string, known: Known): fc.Arbitrary<unknown> {
  const { type, shape = {}, innerType, element, options = [], values = [], entries = {} } = definitionOf(schema);
  switch (type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, valueOf(field, name, known)])),
        { requiredKeys: Object.keys(shape).filter((name) => !shape[name]!.safeParse(undefined).success) },
      );
    case 'optional':
    case 'default':
      return valueOf(innerType!, key, known);
    case 'nullable':
      return fc.option(valueOf(innerType!, key, known));
    case 'array':
      return fc.array(valueOf(element!, key, known), { maxLength: 3 });
    case 'union':
      return fc.oneof(...options.map((option) => valueOf(option, key, known)));
    case 'literal':
      return fc.constantFrom(...values);
    case 'enum':
      return fc.constantFrom(...Object.values(entries));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return key === 'port' ? fc.constant(1) : fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer(), fc.double());
    case 'string':
      return textOf(key, known);
    default:
      return fc.jsonValue();
  }
}

/** Nothing leaves this computer: whatever names a host names this one, on a port where nobody listens. */
function textOf(key: string, { ids, tickets }: Known): fc.Arbitrary<string> {
  if (/host/iu.test(key)) return fc.constantFrom(...ANYWHERE);
  if (/url|proxy|address|endpoint/iu.test(key)) return fc.constant('https://127.0.0.1:1/');
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ids) },
    { weight: 4, arbitrary: fc.constantFrom(...tickets) },
    { weight: 2, arbitrary: fc.constantFrom(...WORDS, ...TIMES) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  );
}

/** The way to every field that is marked as a secret. */
export function secretFieldsOf(schema: z.ZodType): readonly FieldPath[] {
  if (isSecret(schema)) return [[]];
  const { shape = {}, innerType, element, options = [] } = definitionOf(schema);
  const under = (step: Step, inner: z.ZodType): FieldPath[] => secretFieldsOf(inner).map((path) => [step, ...path]);
  return [
    ...Object.entries(shape).flatMap(([name, field]) => under(name, field)),
    ...options.flatMap((option, at) => under(at, option)),
    ...(innerType === undefined ? [] : secretFieldsOf(innerType)),
    ...(element === undefined ? [] : under('0', element)),
  ];
}

/** The names of fields that hold a secret by what they are called, yet are not marked as such. */
export function unmarkedSecretsOf(schema: z.ZodType, name = ''): readonly string[] {
  const { shape = {}, innerType, element, options = [] } = definitionOf(schema);
  const isOne = definitionOf(schema).type === 'string' && /pass(?:word|phrase)|secret|token|privateKey/iu.test(name);
  return [
    ...(isOne && !isSecret(schema) ? [name] : []),
    ...Object.entries(shape).flatMap(([key, field]) => unmarkedSecretsOf(field, key)),
    ...[...options, ...[innerType, element].filter((inner) => inner !== undefined)].flatMap((inner) =>
      unmarkedSecretsOf(inner, name),
    ),
  ];
}

/** Arguments that fit a schema but for what stands at the end of a way. */
export function argumentsWith(schema: z.ZodType, [step, ...rest]: FieldPath, value: unknown, known: Known): unknown {
  if (step === undefined) return value;
  const { shape, innerType, element, options } = definitionOf(schema);
  if (typeof step === 'number') return argumentsWith(options![step]!, rest, value, known);
  if (innerType !== undefined) return argumentsWith(innerType, [step, ...rest], value, known);
  if (element !== undefined) return [argumentsWith(element, rest, value, known)];
  const entries = Object.entries(shape ?? {}).flatMap(([name, field], at) => {
    if (name === step) return [[name, argumentsWith(field, rest, value, known)]];
    if (field.safeParse(undefined).success) return [];
    return [[name, sampleOf(field, name, known, at)]];
  });
  return Object.fromEntries(entries);
}

/** One value that the schema accepts, when some of them does. */
function sampleOf(schema: z.ZodType, key: string, known: Known, seed: number): unknown {
  const some = fc.sample(valueOf(schema, key, known), { numRuns: 60, seed });
  return some.find((value) => schema.safeParse(value).success) ?? some[0];
}
