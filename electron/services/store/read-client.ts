import type { EntityView, LoadSummary, SearchPage, TreeNode } from '../../../shared/contract/cache.ts';
import type { FacetCount } from '../../../shared/contract/common.ts';
import type { OpenResult, Row } from '../../../shared/contract/explore.ts';
import type { AnomaliesPage, EstablishmentFindings } from '../../../shared/contract/quality.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import type { BatchInput, ExportBatch } from '../export/batch.ts';
import type { AnomaliesInput } from './anomalies.ts';
import type { ShowInput } from './entity-view.ts';
import type { EstablishmentsInput } from './establishments.ts';
import type { Store } from './index.ts';
import type { Origins } from './origins.ts';
import type { ReadInput, ReadMethod, ReadOutput, ResultInput, ResultRowsInput, StatsInput } from './reader.ts';
import { createReadThread } from './read-thread.ts';
import type { ReaderPorts } from './read-thread.ts';
import type { SearchInput } from './search.ts';

/** The read side of the cache as services see it. Every method answers from the generations that are current when it is called. */
export interface Reader {
  search(input: SearchInput, lang: Lang): Promise<SearchPage>;
  stats(input: StatsInput, lang: Lang): Promise<readonly FacetCount[]>;
  show(input: ShowInput, lang: Lang): Promise<EntityView>;
  tree(input: { readonly id: string }, lang: Lang): Promise<TreeNode>;
  anomalies(input: AnomaliesInput, lang: Lang): Promise<AnomaliesPage>;
  establishments(input: EstablishmentsInput): Promise<readonly EstablishmentFindings[]>;
  loads(input: { readonly source: string }): Promise<readonly LoadSummary[]>;
  /** What brought an entity, and what changed it. */
  origins(input: { readonly id: string }): Promise<Origins>;
  /** Keeps the whole result of a search in the worker, for `resultRows` to jump anywhere in it. */
  openResult(input: ResultInput): Promise<OpenResult>;
  /** @throws AppError `cache.result-expired` */
  resultRows(input: ResultRowsInput, lang: Lang): Promise<readonly Row[]>;
  /** Whether there was one of that name. */
  closeResult(resultId: string): Promise<boolean>;
  /** One after the other the batches of an export, each read when the one before was taken. */
  rows(query: Omit<BatchInput, 'after'>, lang: Lang): AsyncGenerator<ExportBatch, void, undefined>;
  /** Labels are loaded again at the next call: tables were imported. */
  reload(): Promise<void>;
  /** Ends the thread once it has closed its files. */
  close(): Promise<void>;
}

type Call = <M extends ReadMethod>(method: M, input: ReadInput<M>, lang: Lang) => Promise<ReadOutput<M>>;

/** Opens the read side: the thread starts with the first question. */
export function openReader(ports: ReaderPorts, store: Pick<Store, 'locateAll'>): Reader {
  const thread = createReadThread(ports);
  const call: Call = async (method, input, lang) => {
    const ask = () => thread.ask({ method, input, lang, located: store.locateAll() });
    // A generation may go between being named and being opened; by then another one is current.
    const answer = await ask().catch((error: unknown) => (isGone(error) ? ask() : Promise.reject(error)));
    return answer as ReadOutput<typeof method>;
  };
  return {
    search: (input, lang) => call('search', input, lang),
    stats: (input, lang) => call('stats', input, lang),
    show: (input, lang) => call('show', input, lang),
    tree: (input, lang) => call('tree', input, lang),
    anomalies: (input, lang) => call('anomalies', input, lang),
    establishments: (input) => call('establishments', input, 'fr'),
    loads: (input) => call('loads', input, 'fr'),
    origins: (input) => call('origins', input, 'fr'),
    openResult: (input) => call('openResult', input, 'fr'),
    resultRows: (input, lang) => call('resultRows', input, lang),
    closeResult: (resultId) => call('closeResult', { resultId }, 'fr'),
    rows: (query, lang) => batches(call, query, lang),
    reload: thread.close,
    close: thread.close,
  };
}

async function* batches(
  call: Call,
  query: Omit<BatchInput, 'after'>,
  lang: Lang,
): AsyncGenerator<ExportBatch, void, undefined> {
  let after: string | undefined;
  do {
    const batch = await call('exportBatch', { ...query, after }, lang);
    yield batch;
    after = batch.next ?? undefined;
  } while (after !== undefined);
}

function isGone(error: unknown): boolean {
  return error instanceof AppError && error.code === 'storage.failed';
}
