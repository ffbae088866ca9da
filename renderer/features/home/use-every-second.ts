import { useEffect, useReducer } from 'react';

/** Renders again every second, for what only time changes. */
export function useEverySecond(): void {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = window.setInterval(tick, 1000);
    return () => window.clearInterval(timer);
  }, []);
}
