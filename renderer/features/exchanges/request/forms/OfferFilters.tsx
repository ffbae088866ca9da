import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SCHEMES } from '../../../../../shared/domain/ror/schemes.ts';
import { useCodes } from '../codes-store.ts';
import { CodesField } from './CodesField.tsx';
import type { FormProps } from './form.ts';

/** Fields of activity and patients: what narrows an offer. */
export function OfferFilters({ draft, change }: FormProps) {
  const { t } = useTranslation();
  const { champs, publics, load } = useCodes();
  useEffect(() => void load(), [load]);
  return (
    <>
      <CodesField
        label={t('exchangesRequest.form.champs')}
        codingScheme={SCHEMES.CHAMP_ACTIVITE}
        known={champs}
        value={draft.champs}
        onChange={(value) => change({ champs: value })}
      />
      <CodesField
        label={t('exchangesRequest.form.publics')}
        codingScheme={SCHEMES.PUBLIC_PRIS_EN_CHARGE}
        known={publics}
        value={draft.publics}
        onChange={(value) => change({ publics: value })}
      />
    </>
  );
}
