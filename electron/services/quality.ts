import { basename } from 'node:path';
import type { Implementation } from '../../shared/contract/index.ts';
import { checkSource } from './conformity/run-source.ts';
import { checkFile } from './conformity/run.ts';
import type { CallContext } from './context.ts';
import type { JobRunner } from './jobs/runner.ts';
import type { LoadedNomenclature } from './nomenclature/load.ts';
import type { Ports } from './ports.ts';
import type { Store } from './store/index.ts';
import type { Reader } from './store/read-client.ts';
import type { Tickets } from './tickets.ts';

export interface QualityParts {
  readonly ports: Pick<Ports, 'now'>;
  readonly tickets: Tickets;
  readonly runner: JobRunner;
  readonly store: () => Store;
  readonly reader: () => Reader;
  readonly load: () => LoadedNomenclature;
}

type Quality = Implementation<CallContext>['quality'];

/** The contract's quality: what is wrong in the data held, and the rehearsal of PLATINES. */
export function createQuality(parts: QualityParts): Quality {
  return {
    anomalies: (input, { lang }) => parts.reader().anomalies(input, lang),
    establishments: (input) => parts.reader().establishments(input),
    conformity: async (input, context) => checkConformity(parts, input, context),
  };
}

function checkConformity(
  { ports, tickets, runner, store, load }: QualityParts,
  { file, source = '', profil }: Parameters<Quality['conformity']>[0],
  { lang }: CallContext,
) {
  const { nomenclature } = load();
  const options = { nomenclature, now: ports.now(), lang, ...(profil !== undefined && { profil }) };
  if (file !== undefined) {
    const path = tickets.pathOf(file, 'read');
    return runner.start('conformity', basename(path), ({ progress, signal }) =>
      checkFile(path, options, progress, signal),
    );
  }
  // A source that is not held is refused before any job begins.
  const located = store().locate(source);
  return runner.start('conformity', source, ({ progress, signal }) => checkSource(located, options, progress, signal));
}
