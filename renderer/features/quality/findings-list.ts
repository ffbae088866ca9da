import type { FindingView } from '../../../shared/contract/cache.ts';
import type { AnomaliesPage } from '../../../shared/contract/quality.ts';

/** The list shows no more than this: beyond, an export serves better, and the memory of the page is kept. */
export const MOST_SHOWN = 20_000;
/** What one request may bring. */
const MOST_READ = 5000;
const PAGE = 200;

/** Findings read one page after the other, as their cursor wants it. */
export interface FindingsList {
  get(index: number): FindingView | undefined;
  /** Rows up to `to` are in sight: what lacks before them is read. */
  want(to: number): void;
  /** Nothing is read or told any more. */
  stop(): void;
}

interface Options {
  readonly total: number;
  readonly load: (limit: number, after: string | undefined) => Promise<AnomaliesPage>;
  readonly onChange: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Makes a list that reads on as it is scrolled; a jump reads all that lies between. */
export function createFindingsList({ total, load, onChange, onFailure }: Options): FindingsList {
  const rows: FindingView[] = [];
  const most = Math.min(total, MOST_SHOWN);
  let next: string | undefined;
  let wanted = 0;
  let isBusy = false;
  let isStopped = false;
  const read = async (): Promise<void> => {
    isBusy = true;
    try {
      while (!isStopped && rows.length < wanted) {
        const limit = Math.min(MOST_READ, most - rows.length, Math.max(PAGE, wanted - rows.length));
        const page = await load(limit, next);
        rows.push(...page.items);
        next = page.next ?? undefined;
        // What was counted may have gone meanwhile.
        if (page.next === null) wanted = 0;
        if (!isStopped) onChange();
      }
    } catch (error) {
      if (!isStopped) onFailure(error);
      isStopped = true;
    }
    isBusy = false;
  };
  return {
    get: (index) => rows[index],
    want(to) {
      wanted = Math.min(most, to + 1);
      if (!isBusy && rows.length < wanted) void read();
    },
    stop: () => void (isStopped = true),
  };
}
