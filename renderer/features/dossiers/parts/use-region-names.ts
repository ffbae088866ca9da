import { shownText } from '../../../ui/shown-text.ts';
import { useRegionRows } from '../regions-store.ts';

/** The names of servers by their codes, in one line; a code that has no name stands for itself. */
export function useRegionNames(codes: readonly string[]): string {
  const rows = useRegionRows();
  return codes.map((code) => shownText(rows.find((row) => row.code === code)?.label ?? code)).join(', ');
}
