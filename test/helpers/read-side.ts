import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startImport } from '../../electron/services/ingest/start.ts';
import type { ImportOptions } from '../../electron/services/ingest/start.ts';
import { openStore } from '../../electron/services/store/index.ts';
import type { Store } from '../../electron/services/store/index.ts';
import { openReader } from '../../electron/services/store/read-client.ts';
import type { Reader } from '../../electron/services/store/read-client.ts';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import type { WrittenRegion } from '../../electron/services/synthetic/write.ts';
import type { ImportReport } from '../../shared/contract/cache.ts';
import type { RegionOptions } from '../../shared/domain/synthetic/options.ts';
import { createTestPorts } from './ports.ts';
import type { TestPorts } from './ports.ts';

/** A cache of its own with its reader, filled by real imports. */
export interface ReadSide {
  readonly ports: TestPorts;
  readonly store: Store;
  readonly reader: Reader;
  /** Writes a document in the folder of the test. */
  write(name: string, text: string): string;
  importFiles(files: readonly string[], options?: Partial<ImportOptions>): Promise<ImportReport>;
  importRegion(options: RegionOptions, name?: string): Promise<WrittenRegion>;
  dispose(): Promise<void>;
}

export function openReadSide(): ReadSide {
  const ports = createTestPorts();
  const store = openStore(ports);
  const reader = openReader(ports, store);
  let jobs = 0;
  const importFiles: ReadSide['importFiles'] = (files, options = {}) => {
    jobs += 1;
    return startImport(ports, { files, jobId: `job-${jobs}`, force: true, ...options });
  };
  return {
    ports,
    store,
    reader,
    write: (name, text) => {
      const file = join(ports.folder, name);
      writeFileSync(file, text);
      return file;
    },
    importFiles,
    importRegion: async (options, name = 'region.zip') => {
      const file = join(ports.folder, name);
      const written = await writeRegion({ ...options, resource: (one) => ports.resource(one), force: true }, file);
      await importFiles([file]);
      return written;
    },
    dispose: async () => {
      await reader.close();
      store.close();
      ports.dispose();
    },
  };
}
