import { AppError } from '../../errors.ts';
import type { ExtendedUsage } from './facts.ts';
import type { Texts } from './texts.ts';

/** A fact of a profile; `isAssumed` when no source gives it and a person may change it. */
export interface Sourced<T> {
  readonly value: T;
  readonly isAssumed: boolean;
  readonly source: string;
}

/** By a request that we make, or by a key that the authority's platform makes and gives as a P12. */
export type IssuingMode = 'csr' | 'platform-p12';

/** One thing to do on the authority's platform. */
export interface PlatformStep {
  readonly key: string;
  /** The modes it belongs to. */
  readonly modes: readonly IssuingMode[];
  readonly title: Texts;
  readonly text: Texts;
}

/** One attribute of the subject, in the order of its encoding: a template of the fields of the form, cut at `cut` characters. */
export interface SubjectRule {
  readonly type: string;
  readonly template: string;
  readonly cut?: number;
}

/** A way to ask for a certificate, as a dated fact (resources/certificates). */
export interface RequestProfile {
  readonly key: string;
  readonly label: Texts;
  readonly description: Texts;
  readonly role: 'client' | 'serveur';
  /** Offer and usage on the platform of the authority; null where there is no such thing. */
  readonly offer: string | null;
  readonly keySizes: readonly number[];
  readonly defaultKeySize: Sourced<number>;
  readonly extendedUsages: readonly ExtendedUsage[];
  readonly keyUsages: Sourced<readonly string[]>;
  readonly subject: readonly SubjectRule[];
  readonly needsDnsNames: boolean;
  readonly allowsWildcard: boolean;
  readonly issuingModes: readonly IssuingMode[];
  readonly steps: readonly PlatformStep[];
  /** From the order to the certificate in hand and known of whom it must be, in days. */
  readonly leadDays: Sourced<number>;
  readonly validityDays: Sourced<number | null>;
  readonly source: string;
  /** ISO day on which the sources were read. */
  readonly verifiedOn: string;
}

/** Whether the subject takes something from a field of the form. */
export function usesField(profile: Pick<RequestProfile, 'subject'>, field: string): boolean {
  return profile.subject.some(({ template }) => template.includes(`{${field}}`));
}

/** Steps of the platform for one way of issuing, in order. */
export function stepsOf({ steps }: Pick<RequestProfile, 'steps'>, mode: IssuingMode): readonly PlatformStep[] {
  return steps.filter(({ modes }) => modes.includes(mode));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  return isRecord(value) && [value.fr, value.en].every((text) => typeof text === 'string' && text !== '');
}

function isSourced(value: unknown): boolean {
  return (
    isRecord(value) && 'value' in value && typeof value.isAssumed === 'boolean' && typeof value.source === 'string'
  );
}

function isStep(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.key === 'string' &&
    Array.isArray(value.modes) &&
    isTexts(value.title) &&
    isTexts(value.text)
  );
}

/** Names of the members of a profile that are missing or of another type. */
function faultsOf(value: Readonly<Record<string, unknown>>): readonly string[] {
  const isFilled = (list: unknown): boolean => Array.isArray(list) && list.length > 0;
  const checks: Readonly<Record<string, boolean>> = {
    key: typeof value.key === 'string' && value.key !== '',
    label: isTexts(value.label),
    description: isTexts(value.description),
    role: value.role === 'client' || value.role === 'serveur',
    offer: value.offer === null || typeof value.offer === 'string',
    keySizes: isFilled(value.keySizes),
    defaultKeySize: isSourced(value.defaultKeySize),
    extendedUsages: isFilled(value.extendedUsages),
    keyUsages: isSourced(value.keyUsages),
    subject: isFilled(value.subject),
    needsDnsNames: typeof value.needsDnsNames === 'boolean',
    allowsWildcard: typeof value.allowsWildcard === 'boolean',
    issuingModes: isFilled(value.issuingModes),
    steps: Array.isArray(value.steps) && value.steps.every(isStep),
    leadDays: isSourced(value.leadDays),
    validityDays: isSourced(value.validityDays),
    source: typeof value.source === 'string' && value.source !== '',
    verifiedOn: typeof value.verifiedOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value.verifiedOn),
  };
  return Object.keys(checks).filter((name) => !checks[name]);
}

/**
 * Reads the profiles of resources/certificates/profiles.json, in their order.
 * @throws AppError `input.invalid` naming the member that is wrong: the file may be one that a person changed
 */
export function readProfiles(document: unknown): readonly RequestProfile[] {
  const list = isRecord(document) ? document.profiles : undefined;
  if (!Array.isArray(list) || list.length === 0) throw invalid('profiles');
  const profiles = list.map((value: unknown, index) => {
    if (!isRecord(value)) throw invalid(`profiles[${index}]`);
    const [fault] = faultsOf(value);
    if (fault !== undefined) throw invalid(`profiles[${index}].${fault}`);
    return value as unknown as RequestProfile;
  });
  const keys = profiles.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw invalid(twice);
  return profiles;
}

function invalid(reason: string): AppError {
  return new AppError('input.invalid', `The profiles of certificate requests are not readable: ${reason}.`, {
    values: { reason },
  });
}
