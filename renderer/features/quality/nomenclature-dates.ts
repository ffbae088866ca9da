import type { NomenclatureTable } from '../../../shared/contract/nomenclatures.ts';

const DAY = /^\d{4}-?\d{2}-?\d{2}/u;

/** How many tables are in use, and the days of the oldest and the newest (`yyyy-mm-dd`, '' when none has a date); undefined without a table. */
export function nomenclatureDates(
  tables: readonly NomenclatureTable[],
): { readonly tables: number; readonly oldest: string; readonly newest: string } | undefined {
  if (tables.length === 0) return undefined;
  const days = tables
    .flatMap(({ version }) => DAY.exec(version)?.[0] ?? [])
    .map((day) => day.replace(/^(\d{4})-?(\d{2})-?(\d{2})$/u, '$1-$2-$3'))
    .sort();
  return { tables: tables.length, oldest: days[0] ?? '', newest: days.at(-1) ?? '' };
}
