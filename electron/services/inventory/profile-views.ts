import type { RequestProfile as ProfileView } from '../../../shared/contract/certificate-views.ts';
import type { RequestProfile } from '../../../shared/domain/certificates/profiles.ts';
import { usesField } from '../../../shared/domain/certificates/profiles.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';

/** @throws AppError `input.invalid` when the data have no such profile. */
export function profileOf(profiles: readonly RequestProfile[], key: string): RequestProfile {
  const profile = profiles.find((one) => one.key === key);
  if (profile !== undefined) return profile;
  throw new AppError('input.invalid', `There is no profile ${key}; see "cercle cert profiles".`, {
    values: { reason: key },
    advice: profiles.map((one) => one.key),
  });
}

/** A profile in the language of the person; steps of every way of issuing, in the order of the platform. */
export function profileView(profile: RequestProfile, lang: Lang): ProfileView {
  const { label, description, steps, defaultKeySize, leadDays, validityDays } = profile;
  return {
    key: profile.key,
    label: label[lang],
    description: description[lang],
    role: profile.role,
    keySizes: profile.keySizes,
    defaultKeySize: defaultKeySize.value,
    needsDnsNames: profile.needsDnsNames,
    needsDepartement: usesField(profile, 'departement'),
    extendedUsages: profile.extendedUsages,
    issuingModes: profile.issuingModes,
    steps: steps.map(({ title, text, modes }) => ({ title: title[lang], text: text[lang], modes })),
    leadDays: leadDays.value,
    leadIsAssumed: leadDays.isAssumed,
    validityDays: validityDays.value,
    source: profile.source,
    verifiedOn: profile.verifiedOn,
  };
}
