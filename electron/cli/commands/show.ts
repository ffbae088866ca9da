import type { EntityReference, EntityView } from '../../../shared/contract/cache.ts';
import type { Command } from '../command.ts';
import { pairs, plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { flag } from '../values.ts';
import { fieldLines } from './fields.ts';

/** `cercle show ID [--xml]` */
export const showCommand: Command = {
  name: 'show',
  method: 'cache.show',
  positionals: [{ name: 'ID' }],
  options: [{ name: 'xml', text: 'showXml' }],
  examples: ['show 750712184', 'show 750712184 --xml'],
  async run({ open, values, positionals: [id = ''] }) {
    const { client } = await open();
    const view = await client.cache.show({ id, xml: flag(values, 'xml') });
    const { fields, ...rest } = view;
    return { value: flattened(fields, rest), lines: (ui) => entityLines(view, ui) };
  },
};

/** The fields stand beside `id` and `kind` in the document; a field never hides one of those. */
function flattened(fields: EntityView['fields'], rest: Omit<EntityView, 'fields'>): unknown {
  const { id, kind, source, ...others } = rest;
  return { id, kind, source, ...withoutKeys(fields, rest), ...others };
}

function withoutKeys(fields: EntityView['fields'], taken: object): EntityView['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !Object.hasOwn(taken, name)));
}

function referenceLines(title: string, references: readonly EntityReference[], ui: Ui): string[] {
  if (references.length === 0) return [];
  const { kinds } = ui.texts.tables;
  const rows = references.map(
    ({ kind, name, nationalId, id }) => [kinds[kind], `${name} (${nationalId ?? id})`] as const,
  );
  return ['', ui.bold(title), ...pairs(rows, '  ')];
}

function placeLine({ place }: EntityView, ui: Ui): string {
  if (place === null) return ui.texts.cli.nonLocalised;
  const { commune, departement, region, from } = place;
  const labels = [commune, departement, region].map(({ code, label }) => (code === '' ? '' : `${label} (${code})`));
  return [labels.filter((label) => label !== '').join(', '), ui.texts.report.placeFrom[from]].join(' ').trim();
}

/** A record in plain words: where it stands, its fields, what is wrong with it. */
export function entityLines(view: EntityView, ui: Ui): string[] {
  const { report, tables } = ui.texts;
  const { file, importedAt } = view.provenance;
  const { name, nationalId, ...fields } = view.fields;
  const head = pairs([
    [tables.header.kind, tables.kinds[view.kind]],
    [tables.header.id, view.id],
    ...(typeof nationalId === 'string' ? [[report.nationalId, nationalId] as const] : []),
    [report.source, view.source],
    [report.place, placeLine(view, ui)],
    [report.provenance, ui.say(report.provenanceLine, { file, date: ui.instant(importedAt) })],
  ]);
  const findings = view.findings.map(
    ({ severity, code, message, path, value }) =>
      `  ${tables.severities[severity]} · ${plain(message)} [${code}] ${ui.dim(plain(`${path} ${value}`))}`,
  );
  return [
    ...(typeof name === 'string' ? [ui.bold(plain(name))] : []),
    ...head,
    '',
    ...fieldLines(view.kind, fields, ui),
    ...referenceLines(report.parents, view.parents, ui),
    ...referenceLines(report.children, view.children, ui),
    ...(findings.length === 0 ? [] : ['', ui.bold(report.findings), ...findings]),
    ...(view.xml === undefined ? [] : ['', ui.bold(report.xml), ...view.xml.split('\n').map(plainLine)]),
  ];
}

/** Keeps the indent of a line of XML. */
function plainLine(line: string): string {
  return `${/^\s*/u.exec(line)?.[0].replace(/[^ ]/gu, ' ') ?? ''}${plain(line.trim())}`;
}
