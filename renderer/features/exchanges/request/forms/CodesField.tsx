import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeParameter } from '../../../../../shared/domain/exchange/transaction.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { Chip } from '../../../../ui/Chip.tsx';
import { Disclosure } from '../../../../ui/Disclosure.tsx';
import { TextField } from '../../../../ui/Field.tsx';
import { shownText } from '../../../../ui/shown-text.ts';
import type { KnownCode } from '../merged-codes.ts';

interface CodesFieldProps {
  readonly label: string;
  /** OID of the table. */
  readonly codingScheme: string;
  /** Codes that are offered, with their labels. */
  readonly known: readonly KnownCode[];
  readonly value: readonly CodeParameter[];
  readonly onChange: (value: readonly CodeParameter[]) => void;
}

function OtherCode({ label, onAdd }: { readonly label: string; readonly onAdd: (code: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const add = (): void => {
    const code = typed.trim();
    if (code !== '') onAdd(code);
    setTyped('');
  };
  return (
    <div className="request-other-code">
      <TextField
        label={t('exchangesRequest.form.otherCode')}
        aria-label={t('exchangesRequest.form.otherCodeLabel', { name: label })}
        value={typed}
        onChange={setTyped}
        maxLength={100}
        onKeyDown={({ key }) => key === 'Enter' && add()}
      />
      <Button aria-label={t('exchangesRequest.form.addLabel', { name: label })} onPress={add}>
        {t('exchangesRequest.form.add')}
      </Button>
    </div>
  );
}

interface ChosenProps {
  readonly codes: readonly string[];
  readonly labelOf: (code: string) => string;
  readonly onRemove: (code: string) => void;
}

function Chosen({ codes, labelOf, onRemove }: ChosenProps) {
  const { t } = useTranslation();
  if (codes.length === 0) return null;
  return (
    <div className="request-chips">
      {codes.map((code) => (
        <Chip
          key={code}
          removeLabel={t('exchangesRequest.form.remove', { name: labelOf(code) })}
          onRemove={() => onRemove(code)}
        >
          {labelOf(code)}
        </Chip>
      ))}
    </div>
  );
}

/** Codes of a table, any number of them: ticked among those that are known, or typed. */
export function CodesField({ label, codingScheme, known, value, onChange }: CodesFieldProps) {
  const { t } = useTranslation();
  const isChosen = (code: string): boolean => value.some((one) => one.code === code);
  const remove = (code: string): void => onChange(value.filter((one) => one.code !== code));
  const add = (code: string): void => {
    if (!isChosen(code)) onChange([...value, { code, codingScheme }]);
  };
  const labelOf = (code: string): string => {
    const found = known.find((one) => one.code === code)?.label ?? '';
    return shownText(found === '' ? code : `${found} (${code})`);
  };
  return (
    <div className="request-codes" role="group" aria-label={label}>
      <Chosen codes={value.map(({ code }) => code)} labelOf={labelOf} onRemove={remove} />
      <Disclosure title={label}>
        <p className="soft">{t('exchangesRequest.form.codesHint')}</p>
        <div className="request-code-list">
          {known.map(({ code }) => (
            <Checkbox
              key={code}
              isSelected={isChosen(code)}
              onChange={(isSelected) => (isSelected ? add(code) : remove(code))}
            >
              {labelOf(code)}
            </Checkbox>
          ))}
        </div>
        <OtherCode label={label} onAdd={add} />
      </Disclosure>
    </div>
  );
}
