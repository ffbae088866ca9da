import { startTransition, useEffect, useState } from 'react';

/**
 * The last value that was drawn on the screen, undefined before the first: what depends on it comes after the frame that people wait for.
 * A page that is hidden draws no frame; there, nobody waits.
 */
export function useDrawn<T>(value: T): T | undefined {
  const [drawn, setDrawn] = useState<T>();
  useEffect(() => {
    let task: number | undefined;
    const tell = (): void => startTransition(() => setDrawn(value));
    const frame = requestAnimationFrame(() => {
      task = window.setTimeout(tell);
    });
    if (document.hidden) task = window.setTimeout(tell);
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(task);
    };
  }, [value]);
  return drawn;
}
