import { basename } from 'node:path';
import type { Implementation } from '../../shared/contract/index.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import type { CallContext } from './context.ts';
import { exportTo } from './export/index.ts';
import { startImport } from './ingest/start.ts';
import type { JobRunner } from './jobs/runner.ts';
import type { Ports } from './ports.ts';
import type { Store } from './store/index.ts';
import type { Reader } from './store/read-client.ts';
import type { Tickets } from './tickets.ts';

export interface CacheParts {
  readonly ports: Ports;
  readonly tickets: Tickets;
  readonly runner: JobRunner;
  readonly store: () => Promise<Store>;
  readonly reader: () => Promise<Reader>;
  /** The label of a source that is a region. */
  readonly regionLabel: () => Promise<(source: string) => string | undefined>;
  readonly emit: (event: WireEvent) => void;
}

type Cache = Implementation<CallContext>['cache'];

/** The contract's cache over the store, the reader and the ingest process. */
export function createCache(parts: CacheParts): Partial<Cache> {
  const { store, reader } = parts;
  return {
    import: async (input) => importFiles(parts, input),
    sources: async () => (await store()).sources(await parts.regionLabel()),
    stats: async (input, { lang }) => (await reader()).stats(input, lang),
    search: async (input, { lang }) => (await reader()).search(input, lang),
    show: async (input, { lang }) => (await reader()).show(input, lang),
    tree: async (input, { lang }) => (await reader()).tree(input, lang),
    export: async (input, { lang }) => exportFile(parts, input, lang),
  };
}

function importFiles({ ports, tickets, runner, emit }: CacheParts, input: Parameters<Cache['import']>[0]) {
  const { files: given, ...options } = input;
  const files = given.map((ticket) => tickets.pathOf(ticket, 'read'));
  const label = files.map((file) => basename(file)).join(', ');
  return runner.start('import', label, async ({ id: jobId, progress, signal }) => {
    const report = await startImport(ports, { ...options, files, jobId }, progress, signal);
    if (options.checkOnly !== true) emit({ type: 'cache.changed', source: report.source });
    return report;
  });
}

function exportFile(
  { tickets, runner, reader }: CacheParts,
  { out, ...input }: Parameters<Cache['export']>[0],
  lang: CallContext['lang'],
) {
  const path = tickets.pathOf(out, 'write');
  return runner.start('export', basename(path), async ({ progress, signal }) => {
    const report = await exportTo(await reader(), { ...input, lang }, path, progress, signal);
    // Whoever asked knows the file by its ticket; its folder is nobody else's business.
    return { ...report, file: basename(path) };
  });
}
