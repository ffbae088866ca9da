import { useCallback } from 'react';
import { useSources } from '../../shell/sources-store.ts';

/** What a source is called; its code when it is not loaded any more. */
export function useSourceLabel(): (source: string) => string {
  const sources = useSources((state) => state.sources);
  return useCallback((code) => sources.find(({ source }) => source === code)?.label ?? code, [sources]);
}
