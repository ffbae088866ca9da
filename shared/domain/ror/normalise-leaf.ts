import type { CsdElement } from '../csd/model.ts';
import type { CodeRow, ScalarRow } from './mapping-row.ts';
import type { Code, Identifiant, Reference } from './model-base.ts';
import type { Report } from './normalise-report.ts';
import { isRequired } from './mapping-row.ts';
import { childPath, join, report, reportUnknown, reportUnknownAttribute } from './normalise-report.ts';
import { defectOf, hasSuperfluousBlanks, parseBoolean } from './normalise-values.ts';
import { checkIdentifier } from './identifiers.ts';

const URN_OID = /^urn:oid:/i;
/** Spellings of `entityID` before 2014 (domain reference CSD §8.3 and §8.12). */
const OLD_IDENTITIES = ['urn', 'oid'] as const;

/** Reports what a leaf element carries beside its text: other attributes than `known`, and any child. */
export function reportExtras(into: Report, element: CsdElement, path: string, known: readonly string[]): void {
  for (const name of Object.keys(element.attributes)) {
    if (known.includes(name)) continue;
    reportUnknownAttribute(into, join(path, `@${name}`), element.attributes[name] ?? '');
  }
  if (element.children.length === 0) return;
  const seen = new Map<string, number>();
  for (const child of element.children) reportUnknown(into, child, childPath(path, child.name, seen));
}

function reportRange(into: Report, row: ScalarRow, path: string, text: string): void {
  if (row.range === undefined) return;
  const number = Number(text);
  if (number < row.range[0] || number > row.range[1]) report(into, 'valeur-hors-limites', path, text);
}

/** Reads a text by its type; numbers and dates stay text, and one that is wrong is kept as it is. */
export function readScalar(into: Report, row: ScalarRow, path: string, raw: string): string | undefined {
  const text = raw.trim();
  if (text === '') {
    if (isRequired(row) || defectOf(row.type, '') !== undefined) report(into, 'valeur-vide', path, raw);
    return undefined;
  }
  if (row.type === 'text') {
    if (row.free !== true && hasSuperfluousBlanks(raw)) report(into, 'espaces-superflus', path, raw);
    return raw;
  }
  const defect = defectOf(row.type, text);
  if (defect === undefined) reportRange(into, row, path, text);
  else report(into, defect, path, text);
  return text;
}

export function readBoolean(into: Report, path: string, raw: string): boolean | undefined {
  const text = raw.trim();
  const value = parseBoolean(text);
  if (value === undefined) {
    if (text === '') report(into, 'valeur-vide', path, raw);
    else {
      report(into, 'booleen-invalide', path, text);
      into.details.push({ path, value: raw });
    }
  }
  return value;
}

function readScheme(into: Report, path: string, raw: string): string {
  if (!URN_OID.test(raw)) return raw;
  report(into, 'nomenclature-prefixe', join(path, '@codingScheme'), raw);
  return raw.replace(URN_OID, '');
}

/** Reads a `codedtype` without judging it: which row takes it may depend on it. */
export function parseCode(element: CsdElement): Code {
  const scheme = (element.attributes['codingScheme'] ?? '').replace(URN_OID, '');
  const code = element.attributes['code'] ?? '';
  return element.text.trim() === '' ? { code, scheme } : { code, scheme, text: element.text };
}

/** Reads a `codedtype`; undefined when it says nothing at all. */
export function readCode(into: Report, row: CodeRow, path: string, element: CsdElement): Code | undefined {
  const { code, codingScheme } = element.attributes;
  reportExtras(into, element, path, ['code', 'codingScheme']);
  const value: Code = { ...parseCode(element), scheme: readScheme(into, path, codingScheme ?? '') };
  if (code === undefined || codingScheme === undefined) {
    const isText = row.textual === true && code === undefined && value.text !== undefined;
    if (!isText) report(into, 'code-sans-attribut', path, code ?? element.text.trim());
    return code === undefined && value.text === undefined ? undefined : value;
  }
  if (code.trim() === '') {
    if (row.none?.includes(code) !== true) report(into, 'code-vide', join(path, '@code'), code);
  } else if (hasSuperfluousBlanks(code)) report(into, 'espaces-superflus', join(path, '@code'), code);
  return value;
}

function reportIdentifier(into: Report, path: string, { code, autorite }: Identifiant): void {
  if (code === '') return;
  const check = checkIdentifier(autorite, code);
  if (check === 'format') report(into, 'identifiant-invalide', join(path, '@code'), code);
  if (check === 'key') report(into, 'identifiant-cle-fausse', join(path, '@code'), code);
  if (hasSuperfluousBlanks(code)) report(into, 'espaces-superflus', join(path, '@code'), code);
}

/** Reads an `otherID`; undefined when it identifies nothing (domain reference ROR §3.3). */
export function readIdentifier(into: Report, path: string, element: CsdElement): Identifiant | undefined {
  const { code, assigningAuthorityName } = element.attributes;
  const text = element.text.trim();
  reportExtras(into, element, path, ['code', 'assigningAuthorityName']);
  if (text !== '') report(into, 'otherid-texte', path, text);
  if (code === undefined || assigningAuthorityName === undefined) {
    report(into, 'otherid-sans-attribut', path, code ?? assigningAuthorityName ?? '');
  } else if (code.trim() === '' && assigningAuthorityName.trim() === '') report(into, 'otherid-vide', path, '');
  if ((code ?? '').trim() === '' && text === '') {
    // An authority without a code identifies nothing: it stays visible, as a detail.
    const authority = (assigningAuthorityName ?? '').trim();
    if (authority !== '') into.details.push({ path: join(path, '@assigningAuthorityName'), value: authority });
    return undefined;
  }
  const identifiant = { code: code ?? '', autorite: assigningAuthorityName ?? '' };
  reportIdentifier(into, path, identifiant);
  return text === '' ? identifiant : { ...identifiant, texte: element.text };
}

/** The identity of an element, also by its old spellings; '' when it has none. */
export function readIdentity(into: Report, path: string, element: CsdElement): string {
  const { entityID } = element.attributes;
  if (entityID !== undefined) return entityID;
  for (const name of OLD_IDENTITIES) {
    const value = element.attributes[name];
    if (value === undefined) continue;
    report(into, 'identite-ancien-attribut', join(path, `@${name}`), value);
    // One server writes the word when it has no value (domain reference CSD §8.12).
    return value === 'null' ? '' : value;
  }
  return '';
}

/** Reads a reference; undefined, and a finding, when it designates nothing. */
export function readReference(into: Report, path: string, element: CsdElement): Reference | undefined {
  const entityId = readIdentity(into, path, element);
  if (entityId.trim() !== '') return { entityId };
  report(into, 'reference-vide', join(path, '@entityID'), entityId);
  return undefined;
}

/** Whether an attribute only carries the identity of its element. */
export function isIdentityAttribute(name: string): boolean {
  return name === 'entityID' || name === 'urn' || name === 'oid';
}
