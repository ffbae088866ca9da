import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Group, Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components';
import './number-field.css';

interface NumberFieldProps {
  readonly label: string;
  readonly description: ReactNode;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A whole number between two others, typed or stepped. */
export function NumberField({ label, description, value, min, max, onChange }: NumberFieldProps) {
  return (
    <AriaNumberField
      className="number-field"
      value={value}
      minValue={min}
      maxValue={max}
      step={1}
      onChange={(changed) => {
        // Emptied, the field has no number: the one before stays.
        if (!Number.isNaN(changed) && changed !== value) onChange(changed);
      }}
    >
      <Label>{label}</Label>
      <Group className="number-field-group">
        <Button slot="decrement">
          <Minus aria-hidden="true" />
        </Button>
        <Input />
        <Button slot="increment">
          <Plus aria-hidden="true" />
        </Button>
      </Group>
      <Text slot="description" className="field-description">
        {description}
      </Text>
    </AriaNumberField>
  );
}
