import { useTranslation } from 'react-i18next';
import { TextField } from '../../../../ui/Field.tsx';
import { Picker } from '../../../../ui/Picker.tsx';
import { RadioCards } from '../../../../ui/RadioCards.tsx';
import { isOrganisation, profilOf } from '../draft.ts';
import { structureCode } from '../structure-code.ts';
import { CacheSearch } from './CacheSearch.tsx';
import type { FormProps } from './form.ts';
import { InstantField } from './InstantField.tsx';
import { OfferFilters } from './OfferFilters.tsx';

const PROFILS = ['0', '1', '2', '3'] as const;

export function ExtractionForm({ region, draft, change }: FormProps) {
  const { t } = useTranslation();
  return (
    <Picker
      label={t('exchangesRequest.form.profil')}
      choices={PROFILS.map((id) => ({ id, label: t(`exchangesRequest.form.profils.p${id}`) }))}
      value={String(profilOf(draft, region)) as (typeof PROFILS)[number]}
      onChange={(profil) => change({ profil: Number(profil) as 0 | 1 | 2 | 3 })}
    />
  );
}

export function NotificationsForm(props: FormProps) {
  const { t } = useTranslation();
  const { draft, change } = props;
  return (
    <>
      <InstantField
        label={t('exchangesRequest.form.dateRef')}
        value={draft.dateRef}
        onChange={(dateRef) => change({ dateRef })}
      />
      <OfferFilters {...props} />
    </>
  );
}

function StructureField({ draft, change }: FormProps) {
  const { t } = useTranslation();
  const { code, added } = structureCode(draft.code);
  const isWrong = draft.code !== '' && code === undefined;
  return (
    <TextField
      label={t('exchangesRequest.form.structure')}
      value={draft.code}
      onChange={(typed) => change({ code: typed })}
      maxLength={40}
      isRequired
      description={
        added === undefined
          ? t('exchangesRequest.form.structureHint')
          : t(added === 'finess' ? 'exchangesRequest.form.structureFiness' : 'exchangesRequest.form.structureSiret')
      }
      {...(isWrong && { error: t('exchangesRequest.form.structureWrong') })}
    />
  );
}

const RESTRICTIONS = ['unset', 'no', 'yes'] as const;

export function EstablishmentForm(props: FormProps) {
  const { t } = useTranslation();
  const { region, draft, change } = props;
  return (
    <>
      <CacheSearch
        source={region.code}
        kind="eg"
        placeholder={t('exchangesRequest.form.searchPlaceholder')}
        onChoose={({ nationalId }) => change({ code: nationalId })}
      />
      <StructureField {...props} />
      <TextField
        label={t('exchangesRequest.form.authority')}
        value={draft.authority === '' ? region.assigningAuthority : draft.authority}
        onChange={(authority) => change({ authority })}
        maxLength={100}
        description={t('exchangesRequest.form.authorityHint')}
      />
      <RadioCards
        label={t('exchangesRequest.form.restricted')}
        choices={RESTRICTIONS.map((id) => ({ id, label: t(`exchangesRequest.form.restrictions.${id}`) }))}
        value={draft.restricted}
        onChange={(restricted) => change({ restricted })}
      />
      <InstantField
        label={t('exchangesRequest.form.dateRefOptional')}
        value={draft.updatedSince}
        onChange={(updatedSince) => change({ updatedSince })}
        isOptional
      />
      <OfferFilters {...props} />
    </>
  );
}

export function OiForm({ region, draft, change }: FormProps) {
  const { t } = useTranslation();
  const isWrong = draft.organisation !== '' && !isOrganisation(draft.organisation);
  return (
    <>
      <CacheSearch
        source={region.code}
        kind="oi"
        placeholder={t('exchangesRequest.form.searchOiPlaceholder')}
        onChoose={({ nationalId }) => change({ organisation: nationalId })}
      />
      <TextField
        label={t('exchangesRequest.form.oi')}
        value={draft.organisation}
        onChange={(organisation) => change({ organisation })}
        maxLength={160}
        isRequired
        description={t('exchangesRequest.form.oiHint')}
        {...(isWrong && { error: t('exchangesRequest.form.oiWrong') })}
      />
      <TextField
        label={t('exchangesRequest.form.oiAuthority')}
        value={draft.oiAuthority}
        onChange={(oiAuthority) => change({ oiAuthority })}
        maxLength={100}
      />
    </>
  );
}
