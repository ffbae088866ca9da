import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SheetIssue } from '../../../../shared/domain/onboarding/sheet-check.ts';
import { linesOf } from '../../../../shared/domain/onboarding/sheet-fields.ts';
import { SHEET_HELP, SHEET_LABELS, choiceLabel } from '../../../../shared/domain/onboarding/sheet-labels.ts';
import type { SheetField } from '../../../../shared/domain/onboarding/sheet.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { TextBox } from '../parts/TextBox.tsx';
import { capital } from '../parts/use-words.ts';

interface InputProps {
  readonly field: SheetField;
  readonly value: string;
  readonly issues: readonly SheetIssue[];
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
  readonly onLeave: () => void;
}

const NONE = '-';
const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

/** What helps to fill a field, and what is to be said of it that does not make it wrong. */
function Said({ field, issues }: Pick<InputProps, 'field' | 'issues'>) {
  const language = useLanguage();
  const help = SHEET_HELP[field.key];
  return (
    <>
      {help !== undefined && <span className="sheet-help">{help[language]}</span>}
      {issues
        .filter(({ severity }) => severity !== 'error')
        .map(({ severity, message }) => {
          const Icon = ICONS[severity];
          return (
            <span key={message.fr} className="sheet-issue" data-severity={severity}>
              <Icon aria-hidden="true" /> {message[language]}
            </span>
          );
        })}
    </>
  );
}

function ChoiceInput({ field, value, issues, isReadOnly, onChange }: InputProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choices = (field.choices ?? []).map((id) => ({ id, label: capital(choiceLabel(id, language)) }));
  const none = { id: NONE, label: t('dossiersTabs.sheet.choose') };
  return (
    <div className="field">
      <Picker
        label={SHEET_LABELS[field.key][language]}
        choices={isReadOnly ? [none, ...choices].filter(({ id }) => id === (value || NONE)) : [none, ...choices]}
        value={value === '' ? NONE : value}
        onChange={(id) => onChange(id === NONE ? '' : id)}
      />
      <div className="field-description">
        <Said field={field} issues={issues} />
      </div>
    </div>
  );
}

function ChoicesInput({ field, value, issues, isReadOnly, onChange }: InputProps) {
  const language = useLanguage();
  const chosen = linesOf(value);
  const toggle = (id: string, isOn: boolean): void => {
    const next = (field.choices ?? []).filter((one) => (one === id ? isOn : chosen.includes(one)));
    onChange(next.join('\n'));
  };
  return (
    <fieldset className="sheet-choices">
      <legend>{SHEET_LABELS[field.key][language]}</legend>
      {(field.choices ?? []).map((id) => (
        <Checkbox
          key={id}
          isSelected={chosen.includes(id)}
          isDisabled={isReadOnly}
          onChange={(isOn) => toggle(id, isOn)}
        >
          {capital(choiceLabel(id, language))}
        </Checkbox>
      ))}
      <div className="field-description">
        <Said field={field} issues={issues} />
      </div>
    </fieldset>
  );
}

const TYPES: Readonly<Partial<Record<SheetField['kind'], 'email' | 'tel' | 'url' | 'date'>>> = {
  email: 'email',
  phone: 'tel',
  url: 'url',
  date: 'date',
};
const LONG: readonly SheetField['kind'][] = ['long', 'ips'];

function TextInput({ field, value, issues, isReadOnly, onChange, onLeave }: InputProps) {
  const language = useLanguage();
  const error = issues.find(({ severity }) => severity === 'error');
  const props = {
    label: SHEET_LABELS[field.key][language],
    description: <Said field={field} issues={issues} />,
    ...(error !== undefined && { error: error.message[language] }),
    ...{ value, isReadOnly, onChange },
    onBlur: onLeave,
    validationBehavior: 'aria' as const,
  };
  if (LONG.includes(field.kind)) return <TextBox {...props} rows={field.kind === 'ips' ? 2 : 3} />;
  const isNumber = field.kind === 'siret' || field.kind === 'siren' || field.kind === 'rpps';
  return (
    <TextField {...props} type={TYPES[field.kind] ?? 'text'} {...(isNumber && { inputMode: 'numeric' as const })} />
  );
}

/** One field of the sheet, with its help and what is to be said of its value as it is typed. */
export function SheetFieldInput(props: InputProps) {
  const { key, kind } = props.field;
  const isWide = LONG.includes(kind) || kind === 'choices';
  return (
    <div id={`sheet-${key}`} className={isWide ? 'sheet-field sheet-wide' : 'sheet-field'}>
      {kind === 'choice' ? (
        <ChoiceInput {...props} />
      ) : kind === 'choices' ? (
        <ChoicesInput {...props} />
      ) : (
        <TextInput {...props} />
      )}
    </div>
  );
}
