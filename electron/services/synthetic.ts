import { basename } from 'node:path';
import type { Implementation } from '../../shared/contract/index.ts';
import type { GeneratedRegion } from '../../shared/contract/synthetic.ts';
import type { CallContext } from './context.ts';
import type { JobRunner } from './jobs/runner.ts';
import type { Ports } from './ports.ts';
import { writeRegion } from './synthetic/write.ts';
import type { Tickets } from './tickets.ts';

/** Île-de-France, where most real samples come from. */
const DEFAULT_REGION = '11';

export interface SyntheticParts {
  readonly ports: Pick<Ports, 'resource'>;
  readonly tickets: Tickets;
  readonly runner: JobRunner;
}

/** The contract's fictional regions. */
export function createSynthetic(parts: SyntheticParts): Partial<Implementation<CallContext>['synthetic']> {
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
  };
}
