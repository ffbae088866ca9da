import { useEffect, useState } from 'react';

const HOUR_MS = 3_600_000;

/** The present, read again every hour: an agenda may stay on sight for days. */
export function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date().toISOString()), HOUR_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
