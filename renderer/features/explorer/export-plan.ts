import type { Filters } from '../../../shared/domain/search.ts';
import { api } from '../../client/index.ts';
import { CONTENTS, filtersFor } from './export-plan-kinds.ts';
import type { Content } from './export-plan-kinds.ts';
import type { ExplorerQuery } from './query.ts';

export interface Choice {
  readonly content: Content;
  readonly filters: Filters;
  readonly rows: number;
}

/** What can be exported of the list shown, with the number of rows of each. */
export async function exportChoices({ text, filters }: ExplorerQuery): Promise<readonly Choice[]> {
  const choices: Choice[] = [];
  for (const content of CONTENTS) {
    const narrowed = filtersFor(content, filters);
    if (narrowed === undefined) continue;
    const { total } = await api.cache.search({ text, filters: narrowed, limit: 0 });
    if (total > 0) choices.push({ content, filters: narrowed, rows: total });
  }
  return choices;
}
