import type { Difference, RequestForm } from '../../../shared/contract/certificate-views.ts';
import { KEY_SIZES } from '../../../shared/contract/certificate-views.ts';
import { compareNames } from '../../../shared/domain/certificates/compare.ts';
import type { CertificateFacts } from '../../../shared/domain/certificates/facts.ts';
import { valuesOf } from '../../../shared/domain/certificates/name.ts';
import { composeSubject } from '../../../shared/domain/certificates/request-form.ts';
import type { FormData } from './form-data.ts';
import { profileFor } from './expected.ts';
import { renewable } from './request.ts';
import type { Room } from './room.ts';

export interface Renewal {
  readonly form: RequestForm;
  /** Between the subject that is in service and the one that the request would carry: whitelists know the first one. */
  readonly differences: readonly Difference[];
}

/**
 * The form that would renew a certificate, filled from its subject as it was issued: what is in service, and not what was once
 * asked for. A subject that cannot be asked for again in the same words is shown by its differences.
 * @throws AppError `input.invalid` for a request or what lies in the bin.
 */
export function renewalOf(room: Room, id: string): Renewal {
  const held = renewable(room.find(id));
  const facts = held.certificate?.facts;
  const profile = profileFor(room.forms.profiles, held);
  if (facts === undefined || profile === undefined) return { form: held.form ?? emptyForm(), differences: [] };
  const size = KEY_SIZES.find((one) => one >= (facts.key.size ?? 0) && profile.keySizes.includes(one));
  const form: RequestForm = {
    profile: profile.key,
    commonName: last(facts, 'CN'),
    organisation: organisationOf(held.form, last(facts, 'O')),
    idNatStruct: last(facts, 'OU'),
    departement: departementOf(room.forms, last(facts, 'ST')),
    dnsNames: profile.needsDnsNames ? facts.dnsNames.filter((name) => name !== last(facts, 'CN')) : [],
    // Elliptic keys, and sizes that the profile no longer takes, become its usual size.
    keySize: facts.key.algorithm === 'RSA' && size !== undefined ? size : usualSize(profile.defaultKeySize.value),
    label: held.label,
  };
  return {
    form,
    differences: compareNames(facts.subject, composeSubject(form, profile, room.forms.departements), 'error'),
  };
}

function last({ subject }: CertificateFacts, type: string): string {
  return valuesOf(subject, type).at(-1) ?? '';
}

/** The whole name once typed, when the authority only cut it. */
function organisationOf(form: RequestForm | null, issued: string): string {
  return form !== null && issued !== '' && form.organisation.startsWith(issued) ? form.organisation : issued;
}

/** `Paris (75)` → `75`. */
function departementOf({ departements }: FormData, text: string): string {
  const code = /\((\d{2,3}|2[AB])\)\s*$/i.exec(text)?.[1]?.toUpperCase() ?? '';
  return departements.has(code) ? code : '';
}

function usualSize(size: number): RequestForm['keySize'] {
  return KEY_SIZES.find((one) => one === size) ?? 2048;
}

function emptyForm(): RequestForm {
  const blank = { profile: '', commonName: '', organisation: '', idNatStruct: '', departement: '' };
  return { ...blank, dnsNames: [], keySize: 2048 };
}
