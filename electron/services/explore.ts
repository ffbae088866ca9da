import type { Implementation } from '../../shared/contract/index.ts';
import type { CallContext } from './context.ts';
import type { Reader } from './store/read-client.ts';

export interface ExploreParts {
  readonly reader: () => Reader;
}

/** The contract's explorer: results that stay in the read worker, and the rows of them that a window shows. */
export function createExplore({ reader }: ExploreParts): Implementation<CallContext>['explore'] {
  return {
    open: async ({ text, filters, sort }) => {
      const sorting = sort === undefined ? undefined : { by: sort.by, descending: sort.descending ?? false };
      return reader().openResult({ text, filters, sort: sorting });
    },
    rows: async (input, { lang }) => ({ rows: await reader().resultRows(input, lang) }),
    close: async ({ resultId }) => ({ closed: await reader().closeResult(resultId) }),
  };
}
