import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import './picker.css';

export interface Choice<K extends string> {
  readonly id: K;
  readonly label: string;
}

interface PickerProps<K extends string> {
  readonly label: string;
  readonly choices: readonly Choice<K>[];
  readonly value: K;
  readonly onChange: (value: K) => void;
  /** Shows the label beside the button instead of above it. */
  readonly inline?: boolean;
}

/** One choice among a few, in a list that opens. */
export function Picker<K extends string>({ label, choices, value, onChange, inline = false }: PickerProps<K>) {
  return (
    <Select
      className={inline ? 'picker picker-inline' : 'picker'}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as K);
      }}
    >
      <Label>{label}</Label>
      <Button className="picker-button">
        <SelectValue />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="popover">
        <ListBox className="picker-list" items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className="picker-item">
              {({ isSelected }) => (
                <>
                  <span>{choice.label}</span>
                  {isSelected && <Check aria-hidden="true" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
