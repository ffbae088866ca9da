import { z } from 'zod';
import { fileTicket } from './common.ts';
import { method } from './define.ts';

export interface NomenclatureTable {
  readonly oid: string;
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly concepts: number;
}

export const nomenclatures = {
  list: method('The code tables in use, with their dates and sources.', z.strictObject({})).returns<
    readonly NomenclatureTable[]
  >(),
  import: method(
    'Reads official .tabs tables (a file or the whole zip); they take precedence over those shipped.',
    z.strictObject({ file: fileTicket }),
  ).returns<readonly NomenclatureTable[]>(),
};
