import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import './chip.css';

interface ChipProps {
  readonly children: ReactNode;
  /** What taking it off does, in words. */
  readonly removeLabel: string;
  readonly onRemove: () => void;
}

/** Something that was chosen and can be taken off: the whole of it is the button. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <Button className="chip" aria-label={removeLabel} onPress={onRemove}>
      <span className="chip-words">{children}</span>
      <X aria-hidden="true" />
    </Button>
  );
}
