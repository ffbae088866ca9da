import type { SearchItem, SearchPage } from '../../../shared/contract/cache.ts';
import { FACETS } from '../../../shared/domain/search.ts';
import type { Facet } from '../../../shared/domain/search.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { filtersOf, list, number, text } from '../values.ts';
import { facetLines } from './stats.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 10_000;
/** Values shown of each facet to people; `--json` gives them all. */
const FACET_VALUES = 10;

/** `cercle search [TEXT] [filters]` */
export const searchCommand: Command = {
  name: 'search',
  method: 'cache.search',
  positionals: [{ name: 'TEXT', isOptional: true, isRepeatable: true }],
  options: [
    { name: 'limit', value: 'N', text: 'limit' },
    { name: 'after', value: 'CURSOR', text: 'after' },
    { name: 'facets', value: 'NAMES', isRepeatable: true, choices: FACETS, text: 'facets' },
  ],
  takesFilters: true,
  examples: [
    'search cardio --departement 75',
    'search "hopital saint louis" --facets activite,mode --limit 5',
    'search --activite 030 --age 6mo',
  ],
  async run({ open, values, positionals }) {
    const filters = filtersOf(values);
    const after = text(values, 'after');
    const facets = list(values, 'facets') as readonly Facet[];
    const limit = number(values, 'limit', 0, MAX_LIMIT) ?? DEFAULT_LIMIT;
    const { client } = await open();
    const page = await client.cache.search({
      limit,
      ...(positionals.length > 0 && { text: positionals.join(' ') }),
      ...(filters && { filters }),
      ...(after !== undefined && { after }),
      ...(facets.length > 0 && { facets: [...facets] }),
    });
    return { value: page, lines: (ui) => pageLines(page, ui) };
  },
};

function row(item: SearchItem, ui: Ui): string[] {
  const { name, kind, commune, activites, champ, mode, nationalId, id } = item;
  const what = [champ?.label, mode?.label].filter((label) => label !== undefined && label !== '').join(' / ');
  return [
    name,
    ui.texts.tables.kinds[kind],
    commune?.label ?? '',
    activites.map(({ label }) => label).join(', '),
    what,
    nationalId ?? id,
  ];
}

/** The results as a table, the facets below, and how to go on. */
export function pageLines(page: SearchPage, ui: Ui): string[] {
  const { cli, report, tables } = ui.texts;
  const { header } = tables;
  const columns = [
    { title: header.name, canShrink: true },
    { title: header.kind, canShrink: true },
    { title: header.commune, canShrink: true },
    { title: header.activites, canShrink: true },
    { title: header.champMode, canShrink: true },
    { title: header.id },
  ];
  const found = ui.say(page.totalIsExact ? report.found : report.foundAtLeast, { total: page.total });
  const facets = Object.entries(page.facets).flatMap(([name, counts]) => [
    '',
    ...facetLines(tables.facets[name as Facet], counts.slice(0, FACET_VALUES), ui),
  ]);
  return [
    ...(page.items.length === 0
      ? []
      : [
          ...table(
            columns,
            page.items.map((item) => row(item, ui)),
            ui,
          ),
          '',
        ]),
    ui.bold(found),
    ...facets,
    ...(page.next === null ? [] : ['', ui.dim(ui.say(cli.continues, { next: page.next }))]),
  ];
}
