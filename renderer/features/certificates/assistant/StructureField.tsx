import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { FieldIssues, useIssues } from './FieldIssues.tsx';
import { useRequest } from './request-store.ts';
import { readStructure, STRUCTURE_KINDS, typedStructure } from './structure-number.ts';

/** The national identifier of the structure: what kind of number, then the number; it becomes the unit (OU) of the name. */
export function StructureField({ isDisabled }: { readonly isDisabled: boolean }) {
  const { t } = useTranslation();
  const { form, change, touch } = useRequest();
  const issues = useIssues('idNatStruct');
  const id = useId();
  const { kind, number } = readStructure(form.idNatStruct);
  return (
    <fieldset className="request-structure" disabled={isDisabled}>
      <legend>{t('certificatesRequest.form.idNatStruct')}</legend>
      {!isDisabled && (
        <RadioCards
          label={t('certificatesRequest.form.structureKind')}
          choices={STRUCTURE_KINDS.map((one) => ({ id: one, label: t(`certificatesRequest.form.kinds.${one}`) }))}
          value={kind}
          onChange={(chosen) => change({ idNatStruct: `${chosen}${number}` })}
        />
      )}
      <TextField
        className="field"
        value={number}
        isDisabled={isDisabled}
        isInvalid={issues.some(({ severity }) => severity === 'error')}
        aria-describedby={id}
        onChange={(typed) => {
          const next = typedStructure({ kind, number }, typed);
          change({ idNatStruct: `${next.kind}${next.number}` });
        }}
        onBlur={() => touch('idNatStruct')}
      >
        <Label>{t(`certificatesRequest.form.numbers.${kind}`)}</Label>
        <Input className="field-input" inputMode="numeric" autoComplete="off" spellCheck={false} />
        <Text slot="description" className="field-description">
          {t(`certificatesRequest.form.numberHints.${kind}`)} {t('certificatesRequest.form.written')}{' '}
          <code>{form.idNatStruct}</code>
        </Text>
        <FieldIssues field="idNatStruct" id={id} />
      </TextField>
    </fieldset>
  );
}
