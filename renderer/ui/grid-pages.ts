/** Rows of a list of any length, read by pages around what is seen. */
export interface Pages<R> {
  /** A row that was read; undefined while it is not. */
  get(index: number): R | undefined;
  /** These rows `[from, to)` are seen: what lacks of them is read, what was asked before and is no longer seen is forgotten. */
  want(from: number, to: number): void;
  /** Reads rows `[from, to)` whole, for a copy. */
  read(from: number, to: number): Promise<readonly R[]>;
  /** Nothing is read or told any more. */
  stop(): void;
}

export interface PagesOptions<R> {
  readonly total: number;
  readonly load: (from: number, count: number) => Promise<readonly R[]>;
  /** Rows from 0, when they are known already. */
  readonly first?: readonly R[];
  readonly onChange: () => void;
  readonly onFailure: (error: unknown) => void;
  readonly pageSize?: number;
  /** Pages kept; the one read or seen longest ago leaves first. */
  readonly kept?: number;
}

const PAGE_SIZE = 100;
const KEPT = 60;
/** Requests at once: one on its way while one is answered; more would make a jump wait for pages that are no longer seen. */
const AT_ONCE = 2;

interface PageTable<R> {
  readonly pages: Map<number, readonly R[]>;
  readonly asked: Set<number>;
}

export function createPages<R>(options: PagesOptions<R>): Pages<R> {
  const { total, load, first = [], pageSize = PAGE_SIZE, kept = KEPT } = options;
  const table: PageTable<R> = { pages: new Map(), asked: new Set() };
  let wanted: readonly number[] = [];
  let isStopped = false;
  for (let at = 0; at < first.length; at += pageSize) {
    const rows = first.slice(at, at + pageSize);
    if (rows.length === Math.min(pageSize, total - at)) table.pages.set(at / pageSize, rows);
  }
  const keep = (page: number, rows: readonly R[]): void => {
    table.pages.delete(page);
    table.pages.set(page, rows);
    for (const old of table.pages.keys()) {
      if (table.pages.size <= kept) break;
      if (!wanted.includes(old)) table.pages.delete(old);
    }
  };
  const loadPage = (page: number): Promise<readonly R[]> =>
    load(page * pageSize, Math.min(pageSize, total - page * pageSize));
  const ask = async (page: number): Promise<void> => {
    table.asked.add(page);
    try {
      const rows = await loadPage(page);
      if (isStopped) return;
      keep(page, rows);
      options.onChange();
    } catch (error) {
      if (!isStopped) options.onFailure(error);
      isStopped = true;
    } finally {
      table.asked.delete(page);
    }
    pump();
  };
  const pump = (): void => {
    for (const page of wanted) {
      if (isStopped || table.asked.size >= AT_ONCE) return;
      if (!table.pages.has(page) && !table.asked.has(page)) void ask(page);
    }
  };
  return {
    get: (index) => table.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    want(from, to) {
      wanted = pagesOf(from, Math.min(to, total), pageSize);
      pump();
    },
    async read(from, to) {
      const rows: R[] = [];
      for (const page of pagesOf(from, Math.min(to, total), pageSize)) {
        const start = page * pageSize;
        const whole = table.pages.get(page) ?? (await loadPage(page));
        rows.push(...whole.slice(Math.max(0, from - start), Math.max(0, to - start)));
      }
      return rows;
    },
    stop() {
      isStopped = true;
    },
  };
}

function pagesOf(from: number, to: number, pageSize: number): readonly number[] {
  if (to <= from) return [];
  const first = Math.floor(Math.max(0, from) / pageSize);
  const last = Math.floor((to - 1) / pageSize);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
