import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolders } from '../../electron/cli/environment.ts';
import { createCliPorts } from '../../electron/cli/ports.ts';
import { createServices } from '../../electron/services/index.ts';
import type { Services } from '../../electron/services/index.ts';
import type { Ports } from '../../electron/services/ports.ts';

/** Real services over a data folder of their own. */
export interface TestServices {
  readonly services: Services;
  readonly ports: Ports;
  readonly folder: string;
  /** What was logged. */
  readonly log: string[];
  close(): Promise<void>;
}

/** Opens the services in a new temporary folder; `close` stops them and removes it. */
export function openTestServices(): TestServices {
  const folder = mkdtempSync(join(tmpdir(), 'cercle-test-'));
  const log: string[] = [];
  const output = {
    out: () => undefined,
    err: (text: string) => void log.push(text),
    outWidth: undefined,
    errIsTerminal: false,
    errWidth: 80,
  };
  const ports = createCliPorts(dataFolders(join(folder, 'data'), {}), output, true);
  const services = createServices(ports);
  return {
    services,
    ports,
    folder,
    log,
    async close() {
      await services.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
