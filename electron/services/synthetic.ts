import { basename } from 'node:path';
import type { ImportReport } from '../../shared/contract/cache.ts';
import type { Implementation } from '../../shared/contract/index.ts';
import type { GeneratedRegion } from '../../shared/contract/synthetic.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import type { CallContext } from './context.ts';
import type { JobRunner } from './jobs/runner.ts';
import type { Ports } from './ports.ts';
import type { Workspace } from './store/workspace.ts';
import { EXAMPLE_SOURCE, importExample } from './synthetic/example.ts';
import { writeRegion } from './synthetic/write.ts';
import type { Tickets } from './tickets.ts';

/** Île-de-France, where most real samples come from. */
const DEFAULT_REGION = '11';
/** Enough for every facet to have several values, and ready in seconds. */
const EXAMPLE_UNITS = 800;

export interface SyntheticParts {
  readonly ports: Ports;
  readonly tickets: Tickets;
  readonly runner: JobRunner;
  readonly workspace: () => Workspace;
  readonly emit: (event: WireEvent) => void;
}

/** The contract's fictional regions. */
export function createSynthetic(parts: SyntheticParts): Implementation<CallContext>['synthetic'] {
  return {
    async generate({ out, units, seed = 1, region = DEFAULT_REGION, profil, files, force = false }) {
      const path = parts.tickets.pathOf(out, 'write');
      const chosen = {
        units,
        seed,
        region,
        force,
        ...(profil !== undefined && { profil }),
        ...(files !== undefined && { files }),
      };
      const options = { ...chosen, resource: (name: string) => parts.ports.resource(name) };
      return parts.runner.start('generate', basename(path), async ({ progress, signal }): Promise<GeneratedRegion> => {
        const written = await writeRegion(options, path, signal, ({ bytes }) =>
          progress({ phase: 'generate', bytes: { done: bytes } }),
        );
        return { file: basename(written.file), bytes: written.bytes, counts: written.counts };
      });
    },
    example: async ({ units = EXAMPLE_UNITS }) => startExample(parts, units),
  };
}

function startExample({ ports, runner, workspace, emit }: SyntheticParts, units: number) {
  return runner.start('import', EXAMPLE_SOURCE, async (control): Promise<ImportReport> => {
    const retentions = workspace().retentions();
    const report = await importExample(ports, { units, region: DEFAULT_REGION, retentions }, control);
    emit({ type: 'cache.changed', source: report.source });
    return report;
  });
}
