import type { CsdElement } from '../csd/model.ts';
import type { Code, Identifiant, Reference } from './model-base.ts';
import type { PlainSlot } from './plain-plan.ts';
import type { CodeCheck } from './code-findings.ts';
import { checkIdentifier } from './identifiers.ts';
import { bareOid, parseCode } from './normalise-leaf.ts';
import { defectOf, hasSuperfluousBlanks, parseBoolean } from './normalise-values.ts';
import { digitsOf, isBlank, trimmed } from '../texts.ts';

/** Something is to be told of it, or it is too rare to be read here. */
export const NOT_PLAIN = Symbol('not plain');
export type NotPlain = typeof NOT_PLAIN;

/** No value is a symbol but that one; to ask for its type is quicker than to compare values of all types. */
export function isNotPlain(value: unknown): value is NotPlain {
  return typeof value === 'symbol';
}

/** The value of a text; undefined when it is empty and may be. */
export function plainText(slot: PlainSlot, raw: string, isKnown: CodeCheck): string | boolean | undefined | NotPlain {
  if (slot.type === 'boolean') return parseBoolean(trimmed(raw)) ?? NOT_PLAIN;
  return slot.type === 'text' ? freeText(slot, raw) : typedText(slot, raw, isKnown);
}

function freeText({ isRequired, isFree }: PlainSlot, raw: string): string | undefined | NotPlain {
  if (isBlank(raw)) return isRequired ? NOT_PLAIN : undefined;
  return isFree || !hasSuperfluousBlanks(raw) ? raw : NOT_PLAIN;
}

function typedText(slot: PlainSlot, raw: string, isKnown: CodeCheck): string | undefined | NotPlain {
  const { type, range, nomenclatures } = slot;
  if (type === 'object' || type === 'code' || type === 'identifier' || type === 'reference' || type === 'boolean') {
    return NOT_PLAIN;
  }
  const text = trimmed(raw);
  if (defectOf(type, text) !== undefined) return NOT_PLAIN;
  if (text === '') return slot.isRequired ? NOT_PLAIN : undefined;
  if (range !== undefined && !isWithin(range, text)) return NOT_PLAIN;
  return nomenclatures === undefined || isKnown(nomenclatures, text, '') ? text : NOT_PLAIN;
}

function isWithin([least, most]: readonly [number, number], text: string): boolean {
  const digits = digitsOf(text);
  const number = Number.isNaN(digits) ? Number(text) : digits;
  return number >= least && number <= most;
}

function hasOnly(attributes: CsdElement['attributes'], first: string, second: string): boolean {
  for (const name in attributes) if (name !== first && name !== second) return false;
  return true;
}

/** A code that its own table has and that is in use, or one that says that there is none where it may. */
export function plainCode(
  { nomenclatures, none }: PlainSlot,
  element: CsdElement,
  isKnown: CodeCheck,
): Code | NotPlain {
  const { attributes, children } = element;
  const { code, codingScheme } = attributes;
  if (code === undefined || codingScheme === undefined || children.length > 0) return NOT_PLAIN;
  if (!hasOnly(attributes, 'code', 'codingScheme') || bareOid(codingScheme) !== codingScheme) return NOT_PLAIN;
  if (none?.includes(code) !== true) {
    if (isBlank(code) || nomenclatures === undefined || !isKnown(nomenclatures, code, codingScheme)) return NOT_PLAIN;
  }
  return code === '' || !hasSuperfluousBlanks(code) ? parseCode(element) : NOT_PLAIN;
}

/** A number whose form and key are right by its authority. */
export function plainIdentifier({ attributes, children, text }: CsdElement): Identifiant | NotPlain {
  const { code, assigningAuthorityName: autorite } = attributes;
  if (code === undefined || autorite === undefined || children.length > 0 || !isBlank(text)) return NOT_PLAIN;
  if (!hasOnly(attributes, 'code', 'assigningAuthorityName') || isBlank(code)) return NOT_PLAIN;
  return checkIdentifier(autorite, code) === 'ok' && !hasSuperfluousBlanks(code) ? { code, autorite } : NOT_PLAIN;
}

/** What an element refers to, by the attribute of today alone. */
export function plainReference({ attributes }: CsdElement): Reference | NotPlain {
  const { entityID, urn, oid } = attributes;
  if (entityID === undefined || urn !== undefined || oid !== undefined || isBlank(entityID)) return NOT_PLAIN;
  return { entityId: entityID };
}
