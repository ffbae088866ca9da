import { basename } from 'node:path';
import type { Implementation } from '../../shared/contract/index.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import type { CallContext } from './context.ts';
import { startImport } from './ingest/start.ts';
import type { JobRunner } from './jobs/runner.ts';
import type { LoadedNomenclature } from './nomenclature/load.ts';
import type { Ports } from './ports.ts';
import type { Store } from './store/index.ts';
import type { Reader } from './store/read-client.ts';
import type { Workspace } from './store/workspace.ts';
import type { Tickets } from './tickets.ts';

export interface CacheParts {
  readonly ports: Ports;
  readonly tickets: Tickets;
  readonly runner: JobRunner;
  readonly store: () => Store;
  readonly reader: () => Reader;
  readonly workspace: () => Workspace;
  readonly load: () => LoadedNomenclature;
  readonly emit: (event: WireEvent) => void;
  /** Removes the answers kept of exchanges with a source. */
  readonly forgetAnswers: (source: string) => Promise<void>;
}

type Cache = Implementation<CallContext>['cache'];
type Lang = CallContext['lang'];

/** The contract's cache over the store, the reader and the ingest process. */
export function createCache(parts: CacheParts): Cache {
  const { store, reader, load, workspace } = parts;
  return {
    import: async (input) => importFiles(parts, input),
    sources: async () => store().sources((source) => load().geography.regions.get(source)),
    removeSource: ({ source }) => removeSource(parts, source),
    keepSource: async ({ source, generations, loads }) => {
      store().locate(source);
      const before = workspace().retention(source);
      const kept = { generations: generations ?? before.generations, loads: loads ?? before.loads };
      workspace().setRetention(source, kept);
      return { source, ...kept };
    },
    stats: (input, { lang }) => reader().stats(input, lang),
    search: (input, { lang }) => reader().search(input, lang),
    show: (input, { lang }) => reader().show(input, lang),
    tree: (input, { lang }) => reader().tree(input, lang),
    loads: (input) => reader().loads(input),
    diff: async ({ source, since }) => diff(parts, source, since),
    exportDiff: async (input, { lang }) => exportChanges(parts, input, lang),
    export: async (input, { lang }) => exportFile(parts, input, lang),
  };
}

function importFiles(parts: CacheParts, input: Parameters<Cache['import']>[0]) {
  const { ports, tickets, runner, emit } = parts;
  const { files: given, ...options } = input;
  const files = given.map((ticket) => tickets.pathOf(ticket, 'read'));
  const label = files.map((file) => basename(file)).join(', ');
  return runner.start('import', label, async ({ id: jobId, progress, signal }) => {
    const retentions = parts.workspace().retentions();
    const report = await startImport(ports, { ...options, files, jobId, retentions }, progress, signal);
    if (options.checkOnly !== true) emit({ type: 'cache.changed', source: report.source });
    return report;
  });
}

async function removeSource({ store, reader, workspace, emit, forgetAnswers }: CacheParts, source: string) {
  const removed = store().removeSource(source);
  await forgetAnswers(source);
  workspace().forgetSource(source);
  // The reading thread lets go of the deleted files, which would otherwise keep their place on the disk.
  await reader().reload();
  emit({ type: 'cache.changed', source });
  return removed;
}

async function diff({ store }: CacheParts, source: string, since: string | undefined) {
  const { dataFile } = store().locate(source);
  const { diffOf } = await import('./store/diff.ts');
  return diffOf(source, dataFile, since);
}

function exportChanges(parts: CacheParts, input: Parameters<Cache['exportDiff']>[0], lang: Lang) {
  const { source, since, out, format, force = false } = input;
  const path = parts.tickets.pathOf(out, 'write');
  return parts.runner.start('export', basename(path), async () => {
    const { writeChanges } = await import('./export/changes.ts');
    const written = await writeChanges(await diff(parts, source, since), { format, lang, force }, path);
    return { ...written, file: basename(path) };
  });
}

function exportFile(parts: CacheParts, { out, ...input }: Parameters<Cache['export']>[0], lang: Lang) {
  const path = parts.tickets.pathOf(out, 'write');
  return parts.runner.start('export', basename(path), async ({ progress, signal }) => {
    const { exportTo } = await import('./export/index.ts');
    const report = await exportTo(parts.reader(), { ...input, lang }, path, progress, signal);
    // Whoever asked knows the file by its ticket; its folder is nobody else's business.
    return { ...report, file: basename(path) };
  });
}
