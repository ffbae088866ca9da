import type { RequestForm, RequestProfile } from '../../../shared/contract/certificate-views.ts';
import { KEY_SIZES } from '../../../shared/contract/certificate-views.ts';
import type { Invocation } from '../invocation.ts';
import type { OptionSpec } from '../options.ts';
import { UsageError, oneOf } from '../usage-error.ts';
import { choice, list, text } from '../values.ts';

const ROLES = ['client', 'serveur'] as const;

/** The fields of a request. */
export const FORM_OPTIONS: readonly OptionSpec[] = [
  { name: 'role', value: 'ROLE', choices: ROLES, text: 'certRole' },
  { name: 'profile', value: 'KEY', text: 'certProfile' },
  { name: 'cn', value: 'NAME', text: 'certCn' },
  { name: 'organisation', value: 'NAME', text: 'certOrganisation' },
  { name: 'id-nat-struct', value: 'NUMBER', text: 'certIdNatStruct' },
  { name: 'departement', value: 'CODE', text: 'certDepartement' },
  { name: 'dns', value: 'HOST', isRepeatable: true, text: 'certDns' },
  { name: 'key-size', value: 'BITS', choices: KEY_SIZES.map(String), text: 'certKeySize' },
  { name: 'label', value: 'NAME', text: 'certLabel' },
];

type Values = Invocation['values'];

/** The profile that `--profile` names, else the only one of `--role`; undefined when neither is given. */
function profileOf(values: Values, profiles: readonly RequestProfile[]): RequestProfile | undefined {
  const role = choice(values, 'role', ROLES);
  const key = text(values, 'profile');
  const keys = (some: readonly RequestProfile[]) => some.map((profile) => profile.key);
  if (key !== undefined) {
    oneOf(key, keys(profiles), '--profile');
    const named = profiles.find((profile) => profile.key === key);
    if (named === undefined || role === undefined || named.role === role) return named;
    throw new UsageError('profileRole', { profile: key, role: named.role, wanted: role });
  }
  if (role === undefined) return undefined;
  const fitting = profiles.filter((profile) => profile.role === role);
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError('profileUnclear', { choices: keys(fitting).join(', ') });
}

/** The fields that were typed. */
function typedFields(values: Values): Partial<RequestForm> {
  const fields = {
    commonName: text(values, 'cn'),
    organisation: text(values, 'organisation'),
    idNatStruct: text(values, 'id-nat-struct'),
    departement: text(values, 'departement'),
    dnsNames: values.has('dns') ? [...list(values, 'dns')] : undefined,
    keySize: KEY_SIZES.find((size) => String(size) === text(values, 'key-size')),
    label: text(values, 'label'),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * The form of a request from the options; what is not typed is empty, and is refused where the profile needs it.
 * @throws UsageError without a profile, or with one of another role.
 */
export function formOf(values: Values, profiles: readonly RequestProfile[]): RequestForm {
  const profile = profileOf(values, profiles);
  if (profile === undefined) {
    throw new UsageError('profileUnclear', { choices: profiles.map(({ key }) => key).join(', ') });
  }
  const keySize = KEY_SIZES.find((size) => size === profile.defaultKeySize) ?? 2048;
  const empty = { commonName: '', organisation: '', idNatStruct: '', departement: '', dnsNames: [] };
  return { profile: profile.key, ...empty, keySize, ...typedFields(values) };
}

/** The form of a renewal, with what options change of it. */
export function changedForm(form: RequestForm, values: Values, profiles: readonly RequestProfile[]): RequestForm {
  const profile = profileOf(values, profiles)?.key ?? form.profile;
  return { ...form, profile, ...typedFields(values) };
}
