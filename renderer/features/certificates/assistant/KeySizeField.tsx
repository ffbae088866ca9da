import { useTranslation } from 'react-i18next';
import { KEY_SIZES } from '../../../../shared/contract/certificate-views.ts';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { FieldIssues } from './FieldIssues.tsx';
import { useProfile, useRequest } from './request-store.ts';

const IDS = ['2048', '3072', '4096'] as const;

/** The size of the key, with what each is worth. */
export function KeySizeField({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const { form, change } = useRequest();
  const profile = useProfile();
  const sizes = IDS.filter((id) => profile?.keySizes.includes(Number(id)) !== false);
  const value = IDS.find((id) => Number(id) === form.keySize) ?? '2048';
  if (isDisabled) return <p>{t('certificatesRequest.form.keySizeIs', { size: form.keySize })}</p>;
  return (
    <div className="field">
      <RadioCards
        label={t('certificatesRequest.form.keySize')}
        choices={sizes.map((id) => ({ id, label: t('certificatesRequest.form.bits', { size: id }) }))}
        value={value}
        onChange={(id) => change({ keySize: KEY_SIZES.find((size) => size === Number(id)) ?? 2048 })}
      />
      <p className="field-description">{t(`certificatesRequest.form.keyAdvice.${value}`)}</p>
      <p className="field-description">
        {t('certificatesRequest.form.keySource', { size: profile?.defaultKeySize ?? 2048 })}
      </p>
      <FieldIssues field="keySize" id="request-key-size-issues" />
    </div>
  );
}
