import type { SourceSummary } from '../../../shared/contract/cache.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { number } from '../values.ts';

/** `cercle sources` */
export const sourcesCommand: Command = {
  name: 'sources',
  method: 'cache.sources',
  positionals: [],
  options: [],
  examples: ['sources', 'sources --json'],
  async run({ open, now }) {
    const { client } = await open();
    const sources = await client.cache.sources({});
    return { value: sources, lines: (ui) => sourceLines(sources, now(), ui) };
  },
};

/** `cercle sources remove CODE` */
export const sourcesRemoveCommand: Command = {
  name: 'sources remove',
  method: 'cache.removeSource',
  positionals: [{ name: 'CODE' }],
  options: [],
  examples: ['sources remove 11'],
  async run({ open, positionals: [source = ''] }) {
    const { client } = await open();
    const removed = await client.cache.removeSource({ source });
    const values = (ui: Ui) => ({ source: removed.source, size: ui.size(removed.bytes) });
    return { value: removed, lines: (ui) => [ui.say(ui.texts.report.removed, values(ui))] };
  },
};

/** `cercle sources keep CODE` */
export const sourcesKeepCommand: Command = {
  name: 'sources keep',
  method: 'cache.keepSource',
  positionals: [{ name: 'CODE' }],
  options: [
    { name: 'generations', value: 'N', text: 'keepGenerations' },
    { name: 'loads', value: 'N', text: 'keepLoads' },
  ],
  examples: ['sources keep 11 --generations 0 --loads 20'],
  async run({ open, values, positionals: [source = ''] }) {
    const generations = number(values, 'generations', 0, 100);
    const loads = number(values, 'loads', 1, 1000);
    const { client } = await open();
    const kept = await client.cache.keepSource({
      source,
      ...(generations !== undefined && { generations }),
      ...(loads !== undefined && { loads }),
    });
    return { value: kept, lines: (ui) => [ui.say(ui.texts.report.kept, kept)] };
  },
};

function sourceLines(sources: readonly SourceSummary[], now: Date, ui: Ui): string[] {
  const { cli, tables } = ui.texts;
  const { header } = tables;
  if (sources.length === 0) return [cli.noFolderYet];
  const columns = [
    { title: header.source },
    { title: header.label, canShrink: true },
    { title: header.importedAt },
    { title: header.age },
    { title: header.profil },
    { title: header.units, isNumber: true },
    { title: header.generations, isNumber: true },
    { title: header.origin, canShrink: true },
  ];
  const rows = sources.map(({ source, label, importedAt, origin, profil, counts, generations }) => [
    source,
    label,
    ui.instant(importedAt),
    ui.age(importedAt, now),
    profil === null ? cli.unknown : String(profil),
    ui.number(counts.uniteElementaire),
    ui.number(generations.length),
    origin,
  ]);
  return table(columns, rows, ui);
}
