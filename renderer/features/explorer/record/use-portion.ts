import { useState } from 'react';
import { useRecordInPage } from './record-context.ts';

interface Portion<T> {
  readonly shown: readonly T[];
  /** How many more the next step shows; 0 when all are in sight. */
  readonly more: number;
  readonly showMore: () => void;
}

/** The first items of a long list, and a step more each time it is asked; all of them on paper. */
export function usePortion<T>(items: readonly T[], step: number): Portion<T> {
  const { isPrinting } = useRecordInPage();
  const [count, setCount] = useState(step);
  return {
    shown: isPrinting ? items : items.slice(0, count),
    more: Math.max(0, Math.min(step, items.length - count)),
    showMore: () => {
      setCount(count + step);
    },
  };
}
