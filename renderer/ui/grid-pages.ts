/** Rows of a list of any length, read by pages around what is seen. */
export interface Pages<R> {
  /** A row that was read; undefined while it is not. */
  get(index: number): R | undefined;
  /**
   * These rows `[from, to)` are seen: what lacks of them is read, what was asked before and is no longer seen is forgotten. Once they are
   * there, the page towards which the list was scrolled is read ahead.
   */
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

/** Share of a page that is kept ready beyond what is seen: two screens and more, so that scrolling by screens shows no empty row. */
const AHEAD = 0.5;

/** Pages that were read, the one read longest ago first. */
function createTable<R>({ total, first = [], pageSize = PAGE_SIZE, kept = KEPT }: PagesOptions<R>) {
  const pages = new Map<number, readonly R[]>();
  for (let at = 0; at < first.length; at += pageSize) {
    const rows = first.slice(at, at + pageSize);
    if (rows.length === Math.min(pageSize, total - at)) pages.set(at / pageSize, rows);
  }
  return {
    get: (page: number) => pages.get(page),
    put(page: number, rows: readonly R[], inSight: readonly number[]): void {
      pages.delete(page);
      pages.set(page, rows);
      for (const old of pages.keys()) {
        if (pages.size <= kept) break;
        if (!inSight.includes(old)) pages.delete(old);
      }
    },
  };
}

/** Which pages are seen, and which come next where the list is scrolled to. */
function createAim(total: number, pageSize: number) {
  const margin = Math.floor(pageSize * AHEAD);
  let seen: readonly number[] = [];
  let ahead: readonly number[] = [];
  let top = 0;
  return {
    seen: () => seen,
    /** What to ask next of what lacks: pages that are seen, or when they are all there one that may be soon. */
    next(lacks: (page: number) => boolean, asked: number): readonly number[] {
      const lacking = seen.filter(lacks).slice(0, Math.max(0, AT_ONCE - asked));
      return lacking.length > 0 || asked > 0 ? lacking : ahead.filter(lacks).slice(0, 1);
    },
    move(from: number, to: number): void {
      seen = pagesOf(from, Math.min(to, total), pageSize);
      ahead = from < top ? pagesOf(from - margin, from, pageSize) : pagesOf(to, Math.min(to + margin, total), pageSize);
      top = from;
    },
  };
}

export function createPages<R>(options: PagesOptions<R>): Pages<R> {
  const { total, pageSize = PAGE_SIZE } = options;
  const table = createTable(options);
  const asked = new Set<number>();
  const aim = createAim(total, pageSize);
  let isStopped = false;
  const load = loaderOf(options);
  const ask = async (page: number): Promise<void> => {
    asked.add(page);
    try {
      const rows = await load(page);
      if (isStopped) return;
      table.put(page, rows, aim.seen());
      options.onChange();
    } catch (error) {
      if (!isStopped) options.onFailure(error);
      isStopped = true;
    } finally {
      asked.delete(page);
    }
    pump();
  };
  const pump = (): void => {
    if (isStopped) return;
    const lacks = (page: number): boolean => table.get(page) === undefined && !asked.has(page);
    for (const page of aim.next(lacks, asked.size)) void ask(page);
  };
  const read = async (page: number) => table.get(page) ?? (await load(page));
  return {
    get: (index) => table.get(Math.floor(index / pageSize))?.[index % pageSize],
    want(from, to) {
      aim.move(from, to);
      pump();
    },
    read: (from, to) => readRows(from, Math.min(to, total), pageSize, read),
    stop: () => void (isStopped = true),
  };
}

/** Reads one page. */
function loaderOf<R>({ total, load, pageSize = PAGE_SIZE }: PagesOptions<R>): (page: number) => Promise<readonly R[]> {
  return (page) => load(page * pageSize, Math.min(pageSize, total - page * pageSize));
}

async function readRows<R>(
  from: number,
  to: number,
  pageSize: number,
  read: (page: number) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const rows: R[] = [];
  for (const page of pagesOf(from, to, pageSize)) {
    const start = page * pageSize;
    rows.push(...(await read(page)).slice(Math.max(0, from - start), Math.max(0, to - start)));
  }
  return rows;
}

function pagesOf(from: number, to: number, pageSize: number): readonly number[] {
  if (to <= Math.max(0, from)) return [];
  const first = Math.floor(Math.max(0, from) / pageSize);
  const last = Math.floor((to - 1) / pageSize);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
