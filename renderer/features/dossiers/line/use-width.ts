import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

interface Measured {
  readonly width: number;
  /** Of one rem, which follows the size of text that the person chose. */
  readonly rem: number;
}

/** How wide an element is now, in pixels. */
export function useWidth(): [RefObject<HTMLDivElement | null>, Measured | undefined] {
  const ref = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<Measured>();
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const width = element.clientWidth;
      setMeasured((before) => (before?.width === width && before.rem === rem ? before : { width, rem }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, measured];
}
