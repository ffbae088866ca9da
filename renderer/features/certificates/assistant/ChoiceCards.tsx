import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import './choice-cards.css';

export interface ChoiceCard<K extends string> {
  readonly id: K;
  readonly title: string;
  readonly children: ReactNode;
}

interface ChoiceCardsProps<K extends string> {
  readonly label: string;
  readonly cards: readonly ChoiceCard<K>[];
  readonly value: K | null;
  readonly onChange: (value: K) => void;
  readonly isDisabled?: boolean;
}

/** One choice among a few that need some words each. */
export function ChoiceCards<K extends string>({ label, cards, value, onChange, isDisabled }: ChoiceCardsProps<K>) {
  return (
    <RadioGroup
      aria-label={label}
      className="choice-cards"
      value={value}
      onChange={(chosen) => onChange(chosen as K)}
      {...(isDisabled !== undefined && { isDisabled })}
    >
      {cards.map(({ id, title, children }) => (
        <Radio key={id} value={id} className="choice-card" aria-label={title} aria-describedby={`choice-${id}`}>
          <span className="radio-dot" aria-hidden="true" />
          <span className="choice-card-words">
            <strong>{title}</strong>
            <span id={`choice-${id}`}>{children}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
