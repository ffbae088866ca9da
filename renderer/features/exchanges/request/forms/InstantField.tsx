import { useTranslation } from 'react-i18next';
import { TextField } from '../../../../ui/Field.tsx';
import { instantOf } from '../draft.ts';

interface InstantFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isOptional?: boolean;
}

/** A date and a time, as servers are told them: without zone. */
export function InstantField({ label, value, onChange, isOptional = false }: InstantFieldProps) {
  const { t } = useTranslation();
  const isWrong = value === '' ? !isOptional : instantOf(value) === undefined;
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      description={t('exchangesRequest.form.dateHint')}
      {...(isWrong && { error: t('exchangesRequest.form.dateWrong') })}
    />
  );
}
