import type { Implementation } from '../../shared/contract/index.ts';
import type { CallContext } from './context.ts';
import { importTabs } from './nomenclature/import-tabs.ts';
import type { LoadedNomenclature } from './nomenclature/load.ts';
import type { Tickets } from './tickets.ts';

export interface NomenclaturesParts {
  readonly tickets: Tickets;
  readonly dataDirectory: string;
  readonly load: () => LoadedNomenclature;
  /** Told when the tables in use have changed. */
  readonly changed: () => Promise<void>;
}

/** The contract's nomenclatures: what is in use, and the import of official tables. */
export function createNomenclatures(parts: NomenclaturesParts): Implementation<CallContext>['nomenclatures'] {
  return {
    list: async () =>
      parts
        .load()
        .nomenclature.tables()
        .map(({ oid, name, version, source, concepts }) => ({ oid, name, version, source, concepts })),
    async import({ file }) {
      const imported = await importTabs(parts.tickets.pathOf(file, 'read'), parts.dataDirectory);
      await parts.changed();
      return imported;
    },
  };
}
