import { checkIdNatStruct, checkSiren, checkSiret } from '../ror/identifiers.ts';
import type { RequestFacts } from './facts.ts';
import { FORM_RULES, type FormRuleCode } from './form-rules.ts';
import { dnText } from './name.ts';
import type { RequestProfile } from './profiles.ts';
import { usesField } from './profiles.ts';
import { asciiHost } from './punycode.ts';
import type { Departements, FormField, RequestForm } from './request-form.ts';
import { composeDnsNames, composeSubject, cutText, tidyForm } from './request-form.ts';
import { fillText, type Texts, type TextValues } from './texts.ts';

/** What is wrong, or worth knowing, in a field: `rule` cites its source. */
export interface FormIssue {
  readonly field: FormField;
  readonly code: FormRuleCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: Texts;
  readonly rule: Texts;
}

/** RFC 5280, appendix A.1: ub-common-name, ub-organization-name. */
const NAME_LIMIT = 64;
const NUMBERS: Readonly<Record<string, { readonly kind: string; readonly length: number }>> = {
  '1': { kind: 'FINESS', length: 9 },
  '2': { kind: 'SIREN', length: 9 },
  '3': { kind: 'SIRET', length: 14 },
};

function issue(field: FormField, code: FormRuleCode, values: TextValues = {}): FormIssue {
  const { severity, message, rule } = FORM_RULES[code];
  const filled = { fr: fillText(message.fr, values), en: fillText(message.en, values) };
  return { field, code, severity, message: filled, rule };
}

/** Controls, and characters that hide or reorder text: a name that shows otherwise than it is written. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Co}\p{Cn}]/u;

function checkText(field: FormField, value: string, isNeeded: boolean): readonly FormIssue[] {
  if (value === '') return isNeeded ? [issue(field, 'field.missing')] : [];
  const hidden = HIDDEN.exec(value)?.[0];
  if (hidden === undefined) return [];
  const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return [issue(field, 'field.control', { character: `U+${code}` })];
}

function isHost(name: string): boolean {
  const labels = name.split('.');
  const areLabels = labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label));
  return labels.length > 1 && name.length <= 253 && areLabels && !/^\d+$/.test(labels.at(-1) ?? '');
}

function isAddress(name: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(name) || name.includes(':');
}

function checkHost(field: FormField, name: string, profile: RequestProfile): readonly FormIssue[] {
  const ascii = asciiHost(name);
  if (isAddress(name)) return [issue(field, 'dnsNames.address', { name })];
  const isWildcard = ascii.startsWith('*.');
  const bare = isWildcard ? ascii.slice(2) : ascii;
  if (!isHost(bare)) return [issue(field, field === 'commonName' ? 'commonName.not-host' : 'dnsNames.shape', { name })];
  const code = profile.allowsWildcard ? 'dnsNames.wildcard-wide' : 'dnsNames.wildcard';
  return [
    ...(isWildcard ? [issue(field, code, { name })] : []),
    ...(ascii === name.toLowerCase() ? [] : [issue(field, 'dnsNames.international', { name, ascii })]),
  ];
}

function checkCommonName({ commonName }: RequestForm, profile: RequestProfile): readonly FormIssue[] {
  const issues = checkText('commonName', commonName, true);
  if (issues.length > 0) return issues;
  const isServer = profile.role === 'serveur';
  const { length } = [...(isServer ? asciiHost(commonName) : commonName)];
  return [
    ...(length > NAME_LIMIT ? [issue('commonName', 'commonName.too-long', { length })] : []),
    ...(isServer ? checkHost('commonName', commonName, profile) : []),
    ...(!isServer && isHost(commonName.toLowerCase()) ? [issue('commonName', 'commonName.looks-like-host')] : []),
  ];
}

function checkOrganisation({ organisation }: RequestForm, profile: RequestProfile): readonly FormIssue[] {
  const issues = checkText('organisation', organisation, usesField(profile, 'organisation'));
  const limit = profile.subject.find(({ template }) => template.includes('{organisation}'))?.cut ?? NAME_LIMIT;
  const { length } = [...organisation];
  if (issues.length > 0 || length <= limit) return issues;
  if (limit === NAME_LIMIT) return [issue('organisation', 'organisation.too-long', { length, limit })];
  return [issue('organisation', 'organisation.cut', { limit, cut: cutText(organisation, limit) })];
}

/** The number with the digit that was left out, when its check digit says which. */
function suggestionFor(number: string): string {
  if (checkSiret(number) === 'ok') return `3${number}`;
  if (checkSiren(number) === 'ok') return `2${number}`;
  return '';
}

function checkStructure({ idNatStruct }: RequestForm, profile: RequestProfile): readonly FormIssue[] {
  if (!usesField(profile, 'idNatStruct')) return [];
  const issues = checkText('idNatStruct', idNatStruct, true);
  if (issues.length > 0) return issues;
  const suggestion = suggestionFor(idNatStruct);
  const check = checkIdNatStruct(idNatStruct);
  if (check !== 'ok' && suggestion !== '') return [issue('idNatStruct', 'idNatStruct.type', { suggestion })];
  const number = NUMBERS[idNatStruct[0] ?? ''];
  if (number === undefined) {
    return [issue('idNatStruct', check === 'format' ? 'idNatStruct.type' : 'idNatStruct.unusual')];
  }
  if (check === 'ok') return [];
  return [issue('idNatStruct', `idNatStruct.${check}`, { ...number, found: idNatStruct.length - 1 })];
}

function checkDepartement(
  form: RequestForm,
  profile: RequestProfile,
  departements: Departements,
): readonly FormIssue[] {
  if (!usesField(profile, 'departement')) return [];
  const { departement: code } = form;
  if (code === '') return [issue('departement', 'field.missing')];
  return departements.has(code) ? [] : [issue('departement', 'departement.unknown', { code })];
}

function checkDnsNames({ dnsNames, commonName }: RequestForm, profile: RequestProfile): readonly FormIssue[] {
  if (!profile.needsDnsNames) return dnsNames.length > 0 ? [issue('dnsNames', 'dnsNames.unexpected')] : [];
  if (dnsNames.length === 0 && commonName === '') return [issue('dnsNames', 'dnsNames.missing')];
  const seen = new Set<string>();
  return dnsNames.flatMap((name) => {
    const ascii = asciiHost(name);
    if (seen.has(ascii)) return [issue('dnsNames', 'dnsNames.twice', { name })];
    seen.add(ascii);
    const hidden = checkText('dnsNames', name, false);
    return hidden.length > 0 ? hidden : checkHost('dnsNames', name, profile);
  });
}

function checkKeySize({ keySize: size }: RequestForm, { keySizes }: RequestProfile): readonly FormIssue[] {
  return keySizes.includes(size) ? [] : [issue('keySize', 'keySize.refused', { size, allowed: keySizes.join(', ') })];
}

/**
 * What is wrong in a form, field by field, as it is typed: missing fields, identifiers (SIRET, SIREN, FINESS), limits of 64 and
 * 40 characters, host names, hidden characters, départements, key sizes. Each issue cites its rule.
 */
export function checkRequestForm(
  form: RequestForm,
  profiles: readonly RequestProfile[],
  departements: Departements,
): readonly FormIssue[] {
  const profile = profiles.find(({ key }) => key === form.profile);
  if (profile === undefined) return [issue('profile', 'profile.unknown')];
  const tidy = tidyForm(form);
  return [
    ...checkCommonName(tidy, profile),
    ...checkOrganisation(tidy, profile),
    ...checkStructure(tidy, profile),
    ...checkDepartement(tidy, profile, departements),
    ...checkDnsNames(tidy, profile),
    ...checkKeySize(tidy, profile),
  ];
}

/** Whether the request may be made: nothing worse than a warning. */
export function isAcceptable(issues: readonly Pick<FormIssue, 'severity'>[]): boolean {
  return issues.every(({ severity }) => severity !== 'error');
}

function checkRequestKey({ key, signatureAlgorithm: algorithm, isSignatureValid }: RequestFacts): readonly FormIssue[] {
  const isWeak = key.algorithm !== 'RSA' || (key.size ?? 0) < 2048;
  const size = key.size ?? '';
  return [
    ...(isWeak ? [issue('keySize', 'request.key-weak', { algorithm: key.algorithm, size })] : []),
    ...(isSignatureValid ? [] : [issue('keySize', 'request.signature')]),
    ...(/sha(256|384|512)|PSS|Ed/i.test(algorithm)
      ? []
      : [issue('keySize', 'request.signature-algorithm', { algorithm })]),
  ];
}

/**
 * The check before a request leaves: the issues of its form, then what the request itself says: key, signature, usages, server names,
 * subject.
 */
export function lintRequest(
  request: RequestFacts,
  form: RequestForm,
  profiles: readonly RequestProfile[],
  departements: Departements,
): readonly FormIssue[] {
  const issues = checkRequestForm(form, profiles, departements);
  const profile = profiles.find(({ key }) => key === form.profile);
  if (profile === undefined) return issues;
  const missing = profile.extendedUsages.filter((usage) => !(request.extendedUsages ?? []).includes(usage));
  const names = composeDnsNames(form, profile);
  const hasNames = names.every((name) => request.dnsNames.includes(name)) && request.dnsNames.length > 0;
  const found = request.subjectText;
  const isSubject = found === dnText(composeSubject(form, profile, departements));
  return [
    ...issues,
    ...checkRequestKey(request),
    ...missing.map((usage) => issue('profile', 'request.usage', { usage })),
    ...(profile.needsDnsNames && !hasNames ? [issue('dnsNames', 'dnsNames.missing')] : []),
    ...(isSubject ? [] : [issue('commonName', 'request.subject', { found })]),
  ];
}
