import type { NomenclatureTable } from '../../../shared/contract/nomenclatures.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import type { Ui } from '../ui.ts';

/** `cercle nomenclature list` */
export const nomenclatureListCommand: Command = {
  name: 'nomenclature list',
  method: 'nomenclatures.list',
  positionals: [],
  options: [],
  examples: ['nomenclature list'],
  async run({ open }) {
    const { client } = await open();
    const tables = await client.nomenclatures.list({});
    return { value: tables, lines: (ui) => tableLines(tables, ui) };
  },
};

/** `cercle nomenclature import FILE` */
export const nomenclatureImportCommand: Command = {
  name: 'nomenclature import',
  method: 'nomenclatures.import',
  positionals: [{ name: 'FILE' }],
  options: [],
  examples: ['nomenclature import nos.zip', 'nomenclature import TRE_R13-CommuneOM.tabs'],
  async run({ open, path, positionals: [file = ''] }) {
    const { client, tickets } = await open();
    const tables = await client.nomenclatures.import({ file: tickets.forReading(path(file)) });
    const head = (ui: Ui): string => ui.bold(ui.say(ui.texts.report.tablesImported, { n: tables.length }));
    return { value: tables, lines: (ui) => [...tableLines(tables, ui), '', head(ui)] };
  },
};

function tableLines(tables: readonly NomenclatureTable[], ui: Ui): string[] {
  const { header } = ui.texts.tables;
  const columns = [
    { title: header.name, canShrink: true },
    { title: header.version },
    { title: header.concepts, isNumber: true },
    { title: header.oid },
    { title: header.origin, canShrink: true },
  ];
  const rows = tables.map(({ oid, name, version, source, concepts }) => [
    name,
    version,
    ui.number(concepts),
    oid,
    source,
  ]);
  return table(columns, rows, ui);
}
