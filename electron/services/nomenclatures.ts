import type { Implementation } from '../../shared/contract/index.ts';
import type { Nomenclature } from '../../shared/domain/ror/nomenclature.ts';
import { fold } from '../../shared/domain/search.ts';
import { AppError } from '../../shared/errors.ts';
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

const DEFAULT_LIMIT = 200;

interface Asked {
  readonly table: string;
  readonly text?: string | undefined;
  readonly limit?: number | undefined;
}

/** @throws AppError `input.invalid` when no table has this OID. */
function conceptsOf(nomenclature: Nomenclature, { table, text = '', limit = DEFAULT_LIMIT }: Asked) {
  const all = nomenclature.concepts(table);
  if (all.length === 0) {
    const reason = `table ${JSON.stringify(table)}`;
    throw new AppError('input.invalid', `No table in use has the OID ${table}.`, { values: { reason } });
  }
  const wanted = fold(text.trim());
  const found = all.filter(({ code, label }) => fold(code).includes(wanted) || fold(label).includes(wanted));
  const items = found.slice(0, limit).map(({ code, label, retiredOn = null }) => ({ code, label, retiredOn }));
  return { total: found.length, items };
}

/** The contract's nomenclatures: what is in use, and the import of official tables. */
export function createNomenclatures(parts: NomenclaturesParts): Implementation<CallContext>['nomenclatures'] {
  return {
    list: async () =>
      parts
        .load()
        .nomenclature.tables()
        .map(({ oid, name, version, source, concepts }) => ({ oid, name, version, source, concepts })),
    concepts: async (asked) => conceptsOf(parts.load().nomenclature, asked),
    async import({ file }) {
      const imported = await importTabs(parts.tickets.pathOf(file, 'read'), parts.dataDirectory);
      await parts.changed();
      return imported;
    },
  };
}
