import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import './radio-cards.css';

interface RadioCardsProps<K extends string> {
  readonly label: ReactNode;
  readonly choices: readonly { readonly id: K; readonly label: ReactNode }[];
  readonly value: K;
  readonly onChange: (value: K) => void;
}

/** One choice among a few that are all in sight. */
export function RadioCards<K extends string>({ label, choices, value, onChange }: RadioCardsProps<K>) {
  return (
    <RadioGroup className="radio-cards" value={value} onChange={(chosen) => onChange(chosen as K)}>
      <Label>{label}</Label>
      <div className="radio-cards-choices">
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className="radio-card">
            <span className="radio-dot" aria-hidden="true" />
            {choice.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
