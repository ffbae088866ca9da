import { CERTIFICATE_ROLES, CIRCLE_ENVIRONMENTS } from './declared.ts';
import { ACTORS, COLLECTED, DOCUMENTS, FORMATS, STEP_KINDS, TRACKS } from './journey.ts';
import { unknownFields } from './message-fields.ts';

/** What is wrong in a pack and where, `journeys[0].steps[3].title`; undefined when nothing is. */
export type Fault = string | undefined;

type Check = (value: unknown, path: string) => Fault;
export type Fields = Readonly<Record<string, unknown>>;

const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 80;
const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/u;

/** An object that is no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether it is a day that exists, `2026-11-22`. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function when(isRight: boolean, path: string): Fault {
  return isRight ? undefined : path;
}

const isString = (value: unknown, longest = LONGEST_TEXT): value is string =>
  typeof value === 'string' && value.length <= longest;
const string: Check = (value, path) => when(isString(value), path);
const filled: Check = (value, path) => when(isString(value) && value.trim() !== '', path);
const identifier: Check = (value, path) =>
  when(isString(value, LONGEST_NAME) && /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(value), path);
const boolean: Check = (value, path) => when(typeof value === 'boolean', path);
const day: Check = (value, path) => when(isDay(value), path);
const email: Check = (value, path) => when(isString(value, 254) && (value === '' || EMAIL.test(value)), path);

const among =
  (choices: readonly string[]): Check =>
  (value, path) =>
    when(typeof value === 'string' && choices.includes(value), path);

const orNull =
  (check: Check): Check =>
  (value, path) =>
    value === null ? undefined : check(value, path);

const listOf =
  (check: Check, most = 100): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length > most) return path;
    return value.map((item: unknown, index) => check(item, `${path}[${index}]`)).find((fault) => fault !== undefined);
  };

const shape =
  (members: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isFields(value)) return path;
    return firstFault(
      Object.entries(members).map(
        ([name, check]) =>
          () =>
            check(value[name], `${path}.${name}`),
      ),
    );
  };

/** Runs checks until one finds something. */
export function firstFault(checks: readonly (() => Fault)[]): Fault {
  for (const check of checks) {
    const fault = check();
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const text = shape({ fr: filled, en: filled });

/** A text of a message: its `{fields}` must be known. */
const template: Check = (value, path) =>
  text(value, path) ??
  firstFault(
    Object.entries(value as Readonly<Record<'fr' | 'en', string>>).map(([language, said]) => () => {
      const [unknown] = typeof said === 'string' ? unknownFields(said) : [];
      return unknown === undefined ? undefined : `${path}.${language} {${unknown}}`;
    }),
  );

const recipient = shape({ name: text, email, copy: listOf(email, 10) });
const message = shape({ subject: template, body: template });
const days: Check = (value, path) => when(Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 730, path);

const step = shape({
  id: identifier,
  kind: among(STEP_KINDS),
  title: text,
  summary: text,
  actor: among(ACTORS),
  after: listOf(identifier),
  isOptional: boolean,
  environment: orNull(among(CIRCLE_ENVIRONMENTS)),
  role: orNull(among(CERTIFICATE_ROLES)),
  prepare: listOf(text),
  recipient: orNull(recipient),
  message: orNull(message),
  documents: listOf(among(DOCUMENTS)),
  leadTime: shape({ days: orNull(days), isAssumed: boolean, source: string }),
  proof: listOf(text),
  collects: listOf(among(COLLECTED)),
  warning: orNull(text),
  source: filled,
  verifiedOn: day,
});

/** The form of a journey, not yet the coherence of its steps. */
export const journeyForm: Check = shape({
  key: identifier,
  track: among(TRACKS),
  format: among(FORMATS),
  title: text,
  summary: text,
  warnings: listOf(text),
  question: orNull(shape({ recipient, message })),
  steps: listOf(step),
  source: filled,
  verifiedOn: day,
});

/** The form of a whole pack, without its journeys. */
export const packForm: Check = shape({
  format: among(['cercle-parcours']),
  version: (value, path) => when(value === 1, path),
  name: identifier,
  date: day,
  source: filled,
  journeys: (value, path) => when(Array.isArray(value) && value.length > 0 && value.length <= 50, path),
});
