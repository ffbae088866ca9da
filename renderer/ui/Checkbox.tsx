import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import './checkbox.css';

interface CheckboxProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
  /** What ticking it does, when the label alone does not tell. */
  readonly description?: ReactNode;
}

/** Something to tick, with its words beside it. */
export function Checkbox({ children, description, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className="checkbox">
      <span className="checkbox-box" aria-hidden="true">
        <Check />
      </span>
      <span>
        {children}
        {description !== undefined && <span className="checkbox-description">{description}</span>}
      </span>
    </AriaCheckbox>
  );
}
