import type { CsdElement } from '../csd/model.ts';
import type { CodeRow, ScalarRow } from './mapping-row.ts';
import type { Code, Identifiant, Reference } from './model-base.ts';
import type { Place } from './normalise-place.ts';
import type { Report } from './normalise-report.ts';
import { checkIdentifier } from './identifiers.ts';
import { isRequired } from './mapping-row.ts';
import { childPath, pathOf } from './normalise-place.ts';
import { report, reportUnknown, reportUnknownAttribute } from './normalise-report.ts';
import { defectOf, hasSuperfluousBlanks, parseBoolean } from './normalise-values.ts';
import { isBlank } from '../texts.ts';

const URN_OID = /^urn:oid:/i;
const [DIGIT_0, DIGIT_9] = [48, 57];
/** Spellings of `entityID` before 2014 (domain reference CSD §8.3 and §8.12). */
const OLD_IDENTITIES = ['urn', 'oid'] as const;

const CODE_ATTRIBUTES: readonly string[] = ['code', 'codingScheme'];
const IDENTIFIER_ATTRIBUTES: readonly string[] = ['code', 'assigningAuthorityName'];

/** Reports what a leaf element carries beside its text: other attributes than `known`, and any child. */
export function reportExtras(into: Report, place: Place, known: readonly string[]): void {
  const { attributes, children } = place.element;
  for (const name in attributes) {
    if (known.includes(name)) continue;
    reportUnknownAttribute(into, pathOf(place, `@${name}`), attributes[name] ?? '');
  }
  children.forEach((child, rank) => reportUnknown(into, child, childPath(place, rank)));
}

/** A text as it was written, `step` being where it is from the place: `@name` for an attribute, '' for the text of the element. */
export interface Written {
  readonly place: Place;
  readonly step: string;
  readonly text: string;
}

function reportRange(into: Report, row: ScalarRow, text: string, place: Place, step: string): void {
  if (row.range === undefined) return;
  const number = Number(text);
  if (number < row.range[0] || number > row.range[1]) report(into, 'valeur-hors-limites', pathOf(place, step), text);
}

/** Reads a text by its type; numbers and dates stay text, and one that is wrong is kept as it is. */
export function readScalar(into: Report, row: ScalarRow, raw: string, place: Place, step: string): string | undefined {
  const text = raw.trim();
  if (text === '') {
    if (isRequired(row) || defectOf(row.type, '') !== undefined) {
      report(into, 'valeur-vide', pathOf(place, step), raw);
    }
    return undefined;
  }
  if (row.type === 'text') {
    if (row.free !== true && hasSuperfluousBlanks(raw)) report(into, 'espaces-superflus', pathOf(place, step), raw);
    return raw;
  }
  const defect = defectOf(row.type, text);
  if (defect === undefined) reportRange(into, row, text, place, step);
  else report(into, defect, pathOf(place, step), text);
  return text;
}

export function readBoolean(into: Report, raw: string, place: Place, step: string): boolean | undefined {
  const text = raw.trim();
  const value = parseBoolean(text);
  if (value === undefined) {
    const path = pathOf(place, step);
    if (text === '') report(into, 'valeur-vide', path, raw);
    else {
      report(into, 'booleen-invalide', path, text);
      into.details.push({ path, value: raw });
    }
  }
  return value;
}

/** An OID without the prefix of its URN; it starts with a digit, nearly always at once. */
export function bareOid(oid: string): string {
  const first = oid.charCodeAt(0);
  return first >= DIGIT_0 && first <= DIGIT_9 ? oid : oid.replace(URN_OID, '');
}

/** Reads a `codedtype` without judging it: which row takes it may depend on it. */
export function parseCode({ attributes, text }: CsdElement): Code {
  const code = attributes['code'] ?? '';
  const scheme = bareOid(attributes['codingScheme'] ?? '');
  return isBlank(text) ? { code, scheme } : { code, scheme, text };
}

/** Reads a `codedtype`; undefined when it says nothing at all. */
export function readCode(into: Report, row: CodeRow, place: Place): Code | undefined {
  const { attributes, text } = place.element;
  const { code, codingScheme } = attributes;
  reportExtras(into, place, CODE_ATTRIBUTES);
  const value = parseCode(place.element);
  if (codingScheme !== undefined && codingScheme !== value.scheme) {
    report(into, 'nomenclature-prefixe', pathOf(place, '@codingScheme'), codingScheme);
  }
  if (code === undefined || codingScheme === undefined) {
    const isText = row.textual === true && code === undefined && value.text !== undefined;
    if (!isText) report(into, 'code-sans-attribut', pathOf(place), code ?? text.trim());
    return code === undefined && value.text === undefined ? undefined : value;
  }
  if (code.trim() === '') {
    if (row.none?.includes(code) !== true) report(into, 'code-vide', pathOf(place, '@code'), code);
  } else if (hasSuperfluousBlanks(code)) report(into, 'espaces-superflus', pathOf(place, '@code'), code);
  return value;
}

function reportIdentifier(into: Report, place: Place, { code, autorite }: Identifiant): void {
  if (code === '') return;
  const check = checkIdentifier(autorite, code);
  if (check === 'format') report(into, 'identifiant-invalide', pathOf(place, '@code'), code);
  if (check === 'key') report(into, 'identifiant-cle-fausse', pathOf(place, '@code'), code);
  if (hasSuperfluousBlanks(code)) report(into, 'espaces-superflus', pathOf(place, '@code'), code);
}

/** Reads an `otherID`; undefined when it identifies nothing (domain reference ROR §3.3). */
export function readIdentifier(into: Report, place: Place): Identifiant | undefined {
  const { element } = place;
  const { code, assigningAuthorityName } = element.attributes;
  const text = element.text.trim();
  reportExtras(into, place, IDENTIFIER_ATTRIBUTES);
  if (text !== '') report(into, 'otherid-texte', pathOf(place), text);
  if (code === undefined || assigningAuthorityName === undefined) {
    report(into, 'otherid-sans-attribut', pathOf(place), code ?? assigningAuthorityName ?? '');
  } else if (code.trim() === '' && assigningAuthorityName.trim() === '') {
    report(into, 'otherid-vide', pathOf(place), '');
  }
  if ((code ?? '').trim() === '' && text === '') {
    // An authority without a code identifies nothing: it stays visible, as a detail.
    const authority = (assigningAuthorityName ?? '').trim();
    if (authority !== '') {
      into.details.push({ path: pathOf(place, '@assigningAuthorityName'), value: authority });
    }
    return undefined;
  }
  const identifiant = { code: code ?? '', autorite: assigningAuthorityName ?? '' };
  reportIdentifier(into, place, identifiant);
  return text === '' ? identifiant : { ...identifiant, texte: element.text };
}

/** The identity of an element, also by its old spellings; '' when it has none. */
export function readIdentity(into: Report, place: Place): string {
  const { attributes } = place.element;
  const { entityID } = attributes;
  if (entityID !== undefined) return entityID;
  for (const name of OLD_IDENTITIES) {
    const value = attributes[name];
    if (value === undefined) continue;
    report(into, 'identite-ancien-attribut', pathOf(place, `@${name}`), value);
    // One server writes the word when it has no value (domain reference CSD §8.12).
    return value === 'null' ? '' : value;
  }
  return '';
}

/** Reads a reference; undefined, and a finding, when it designates nothing. */
export function readReference(into: Report, place: Place): Reference | undefined {
  const entityId = readIdentity(into, place);
  if (entityId.trim() !== '') return { entityId };
  report(into, 'reference-vide', pathOf(place, '@entityID'), entityId);
  return undefined;
}

/** Whether an attribute only carries the identity of its element. */
export function isIdentityAttribute(name: string): boolean {
  return name === 'entityID' || name === 'urn' || name === 'oid';
}
