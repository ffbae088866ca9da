import { STATS_AXES } from '../../../shared/contract/cache.ts';
import type { FacetCount } from '../../../shared/contract/common.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { choice, filtersOf } from '../values.ts';

/** `cercle stats [--by AXIS] [filters]` */
export const statsCommand: Command = {
  name: 'stats',
  method: 'cache.stats',
  positionals: [],
  options: [{ name: 'by', value: 'AXIS', choices: STATS_AXES, text: 'statsBy' }],
  takesFilters: true,
  examples: ['stats', 'stats --by activite --departement 75,92'],
  async run({ open, values }) {
    const by = choice(values, 'by', STATS_AXES) ?? 'region';
    const filters = filtersOf(values);
    const { client } = await open();
    const counts = await client.cache.stats({ by, ...(filters && { filters }) });
    return { value: counts, lines: (ui) => facetLines(ui.texts.tables.facets[by], counts, ui) };
  },
};

/** A facet as a table; its title is what is counted. */
export function facetLines(title: string, counts: readonly FacetCount[], ui: Ui): string[] {
  const { cli, tables } = ui.texts;
  if (counts.length === 0) return [cli.nothing];
  const columns = [
    { title: tables.header.code },
    { title, canShrink: true },
    { title: tables.header.count, isNumber: true },
  ];
  return table(
    columns,
    counts.map(({ code, label, count }) => [code, label, ui.number(count)]),
    ui,
  );
}
