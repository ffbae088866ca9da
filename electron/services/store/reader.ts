import type { EntityView, LoadSummary, SearchPage, TreeNode } from '../../../shared/contract/cache.ts';
import type { FacetCount } from '../../../shared/contract/common.ts';
import type { OpenResult, Row } from '../../../shared/contract/explore.ts';
import type { AnomaliesPage, EstablishmentFindings } from '../../../shared/contract/quality.ts';
import type { Facet, Filters } from '../../../shared/domain/search.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { exportBatch } from '../export/read-batch.ts';
import type { BatchInput, ExportBatch } from '../export/batch.ts';
import { loadNomenclature } from '../nomenclature/load.ts';
import { anomalies } from './anomalies.ts';
import type { AnomaliesInput } from './anomalies.ts';
import { show } from './entity-view.ts';
import type { ShowInput } from './entity-view.ts';
import { establishments } from './establishments.ts';
import type { EstablishmentsInput } from './establishments.ts';
import type { Located } from './index.ts';
import { loads } from './loads.ts';
import { origins } from './origins.ts';
import type { Origins } from './origins.ts';
import type { ReadContext } from './reader-context.ts';
import { chosenSources, createHandles } from './reader-handles.ts';
import { createLabels } from './reader-labels.ts';
import type { Labels } from './reader-labels.ts';
import { createResultSets } from './result-set.ts';
import type { ResultSets } from './result-set.ts';
import { createOrderTables } from './row-order-table.ts';
import type { OrderTables } from './row-order-table.ts';
import { rowOrder } from './row-order.ts';
import type { Sorting } from './row-order.ts';
import { rowView } from './row-view.ts';
import { search } from './search.ts';
import type { SearchInput } from './search.ts';
import { createListCache } from './search-lists.ts';
import { createSelection, selectRows } from './search-select.ts';
import { createWarmUp } from './search-warm.ts';
import { guarded } from './sqlite.ts';
import { stats } from './stats.ts';
import { tree } from './tree.ts';

/** What a reader can be asked: plain values in, plain values out. */
export interface ReadMethods {
  search(input: SearchInput): SearchPage;
  stats(input: StatsInput): readonly FacetCount[];
  show(input: ShowInput): EntityView;
  tree(input: { readonly id: string }): TreeNode;
  anomalies(input: AnomaliesInput): AnomaliesPage;
  establishments(input: EstablishmentsInput): readonly EstablishmentFindings[];
  loads(input: { readonly source: string }): readonly LoadSummary[];
  origins(input: { readonly id: string }): Origins;
  openResult(input: ResultInput): OpenResult;
  resultRows(input: ResultRowsInput): readonly Row[];
  /** Whether there was one. */
  closeResult(input: { readonly resultId: string }): boolean;
  exportBatch(input: BatchInput): ExportBatch;
}

export interface StatsInput {
  readonly by: Facet;
  readonly filters?: Filters | undefined;
}

export interface ResultInput {
  readonly text?: string | undefined;
  readonly filters?: Filters | undefined;
  readonly sort?: Sorting | undefined;
}

export interface ResultRowsInput {
  readonly resultId: string;
  readonly from: number;
  readonly count: number;
}

export type ReadMethod = keyof ReadMethods;
export type ReadInput<M extends ReadMethod> = Parameters<ReadMethods[M]>[0];
export type ReadOutput<M extends ReadMethod> = ReturnType<ReadMethods[M]>;

/** What a reader needs to label codes; plain values, they go to a worker. */
export interface ReaderOptions {
  /** URL of the `resources/` folder, with its last slash. */
  readonly resources: string;
  readonly dataDirectory: string;
  /** Day on which an end date counts as passed, `yyyy-mm-dd`. */
  readonly asOf: string;
}

export interface ReaderCore {
  /** Answers from the generations given, which are opened or closed as needed. */
  call<M extends ReadMethod>(method: M, input: ReadInput<M>, lang: Lang, located: readonly Located[]): ReadOutput<M>;
  /** Prepares for a few milliseconds what questions to come will need; false when nothing is left to prepare. */
  warm(): boolean;
  close(): void;
}

/** Memory for sets of rows between two queries: those of a whole country fit. */
const LIST_BUDGET = 128 * 1024 * 1024;
/** Memory for the orders that lists are sorted by: two of two million rows fit. Results have a budget of their own (result-set.ts). */
const ORDER_BUDGET = 80 * 1024 * 1024;

/** What is kept from one question to the next. */
interface Kept {
  readonly results: ResultSets;
  readonly tables: OrderTables;
}

export function createReader(options: ReaderOptions): ReaderCore {
  const handles = createHandles();
  const lists = createListCache(LIST_BUDGET);
  const kept: Kept = { results: createResultSets(Date.now), tables: createOrderTables(ORDER_BUDGET) };
  const warmUp = createWarmUp();
  let labels: Labels | undefined;
  return {
    call: (method, input, lang, located) =>
      guarded('cache', () => {
        handles.follow(located);
        labels ??= loadLabels(options);
        const loaded = labels;
        return handles.reading((sources) => {
          const context: ReadContext = { sources, lists, labels: loaded, lang };
          return methodsOf(context, kept)[method](input as never) as ReadOutput<typeof method>;
        });
      }),
    warm: () => guarded('cache', () => handles.reading((sources) => warmUp.step(sources, lists))),
    close: handles.close,
  };
}

function loadLabels({ resources, dataDirectory, asOf }: ReaderOptions): Labels {
  const resource = (name: string): URL => new URL(name, resources);
  const { nomenclature, geography } = loadNomenclature({ resource, dataDirectory, asOf });
  return createLabels(nomenclature, geography);
}

function methodsOf(context: ReadContext, kept: Kept): ReadMethods {
  const { results } = kept;
  return {
    search: (input) => search(context, input),
    stats: ({ by, filters = {} }) => stats(context, by, filters),
    show: (input) => show(context, input),
    tree: (input) => tree(context, input),
    anomalies: (input) => anomalies(context, input),
    establishments: (input) => establishments(context, input),
    loads: (input) => loads(context, input),
    origins: (input) => origins(context, input),
    openResult: (input) => openResult(context, kept, input),
    resultRows: ({ resultId, from, count }) =>
      results
        .rows(resultId, from, count, context.sources)
        .map((place) => rowView(place, context.labels, context.lang))
        .filter((row) => row !== undefined),
    closeResult: ({ resultId }) => results.close(resultId),
    exportBatch: (input) => exportBatch(context, input),
  };
}

/** Finds the rows and puts them in order without reading any: what the window shows of them is read when it shows it. */
function openResult(
  context: ReadContext,
  { results, tables }: Kept,
  { text, filters = {}, sort }: ResultInput,
): OpenResult {
  const selection = createSelection(text, filters);
  const order = rowOrder(sort ?? { by: 'name', descending: false }, context.labels, tables);
  const lists = chosenSources(context.sources, filters.source).map((handle) => ({
    handle,
    rows: order.arrange(handle, selectRows(handle, selection, context.lists)),
  }));
  return results.open(lists, order, (filters.source ?? []).length === 0);
}
