import { useSources } from '../../shell/sources-store.ts';
import { shownText } from '../../ui/shown-text.ts';

/** What a source is called, with its code when that is another word. */
export function useSourceName(code: string): string {
  const label = useSources(({ sources }) => sources.find(({ source }) => source === code)?.label ?? code);
  return shownText(label === code ? code : `${label} (${code})`);
}
