import { useEffect, useState } from 'react';
import { useVault } from './vault-store.ts';

/** Seconds left before the vault takes another attempt, counted down; 0 when it takes one now. */
export function useWait(): number {
  const waitUntil = useVault((state) => state.waitUntil);
  const [now, setNow] = useState(() => performance.now());
  const left = Math.max(0, Math.ceil((waitUntil - now) / 1000));
  useEffect(() => {
    setNow(performance.now());
    const timer = window.setInterval(() => {
      setNow(performance.now());
      if (performance.now() >= waitUntil) window.clearInterval(timer);
    }, 250);
    return () => window.clearInterval(timer);
  }, [waitUntil]);
  return left;
}
