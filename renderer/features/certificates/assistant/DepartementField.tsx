import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { DEPARTEMENT_CHOICES } from './departements.ts';
import { FieldIssues } from './FieldIssues.tsx';
import { useRequest } from './request-store.ts';

/** The département, chosen from the official list. */
export function DepartementField({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const { form, change, touch } = useRequest();
  const id = useId();
  if (isDisabled) {
    const chosen = DEPARTEMENT_CHOICES.find((choice) => choice.id === form.departement);
    return (
      <p>
        {t('certificatesRequest.form.departement')} — <strong>{chosen?.label ?? form.departement}</strong>
      </p>
    );
  }
  return (
    <div
      className="field"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) touch('departement');
      }}
    >
      <ComboBox
        label={t('certificatesRequest.form.departement')}
        choices={DEPARTEMENT_CHOICES}
        value={form.departement === '' ? undefined : form.departement}
        onChange={(departement = '') => change({ departement })}
        placeholder={t('certificatesRequest.form.departementPlaceholder')}
        clearLabel={t('certificatesRequest.form.departementClear')}
        noneLabel={t('certificatesRequest.form.departementNone')}
      />
      <p className="field-description">{t('certificatesRequest.form.departementHint')}</p>
      <FieldIssues field="departement" id={id} />
    </div>
  );
}
