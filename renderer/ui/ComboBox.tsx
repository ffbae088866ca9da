import { Check, ChevronDown, X } from 'lucide-react';
import { useMemo } from 'react';
import { Button, ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { fold } from '../../shared/domain/search.ts';
import type { Choice } from './Picker.tsx';
import './combo-box.css';

interface ComboBoxProps {
  readonly label: string;
  readonly choices: readonly (Choice<string> & { readonly detail?: string })[];
  /** Undefined: nothing is chosen. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** What is said where nothing is chosen. */
  readonly placeholder: string;
  readonly clearLabel: string;
  /** What is said when no choice has what was typed. */
  readonly noneLabel: string;
}

/** Whether every word that was typed is somewhere in the text, accents and case left out. */
function hasWords(text: string, typed: string): boolean {
  const folded = fold(text);
  return fold(typed)
    .split(' ')
    .every((word) => folded.includes(word));
}

function Choices({ noneLabel }: Pick<ComboBoxProps, 'noneLabel'>) {
  return (
    <Popover className="popover combo-popover">
      <ListBox<ComboBoxProps['choices'][number]>
        className="picker-list"
        renderEmptyState={() => <p className="combo-none soft">{noneLabel}</p>}
      >
        {(choice) => (
          <ListBoxItem id={choice.id} textValue={choice.label} className="picker-item">
            {({ isSelected }) => (
              <>
                <span>{choice.label}</span>
                {choice.detail !== undefined && <span className="combo-detail">{choice.detail}</span>}
                {isSelected && <Check aria-hidden="true" />}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}

/** One choice among many: typing narrows the list. */
export function ComboBox(props: ComboBoxProps) {
  const { label, choices, value, onChange, placeholder, clearLabel, noneLabel } = props;
  const chosen = choices.find(({ id }) => id === value)?.label ?? '';
  // The list holds the choice by its label: another label is another list.
  const key = useMemo(() => `${value ?? ''} ${chosen}`, [value, chosen]);
  return (
    <AriaComboBox
      key={key}
      className="combo"
      menuTrigger="focus"
      defaultItems={choices}
      defaultFilter={hasWords}
      allowsEmptyCollection
      {...(value !== undefined && { defaultSelectedKey: value })}
      onSelectionChange={(next) => {
        if (next !== null) onChange(String(next));
      }}
    >
      <Label>{label}</Label>
      <div className="combo-line">
        <Input className="combo-input" placeholder={placeholder} />
        {value !== undefined && (
          <Button slot={null} className="combo-button" aria-label={clearLabel} onPress={() => onChange(undefined)}>
            <X aria-hidden="true" />
          </Button>
        )}
        <Button className="combo-button">
          <ChevronDown aria-hidden="true" />
        </Button>
      </div>
      <Choices noneLabel={noneLabel} />
    </AriaComboBox>
  );
}
