import { stat } from 'node:fs/promises';
import type { DIFF_FORMATS, DiffEntity, DiffReport } from '../../../shared/contract/cache.ts';
import { format as fill } from '../../../shared/i18n/format.ts';
import { textsOf } from '../../../shared/i18n/index.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { writeNewFile } from '../synthetic/new-file.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';

export type DiffFormat = (typeof DIFF_FORMATS)[number];

const HEADERS = ['change', 'id', 'kind', 'name', 'path', 'old', 'new', 'establishment'] as const;

function entityCells(change: string, { id, kind, name, establishment }: DiffEntity): readonly (string | null)[] {
  return [change, id, kind, name, null, null, null, establishment?.name ?? null];
}

/** Lines of CSV, each with its end: one a change; entities that came or went have no field. */
export function changesAsCsv({ added, removed, changed }: DiffReport): string[] {
  const rows = [
    ...added.map((entity) => entityCells('added', entity)),
    ...removed.map((entity) => entityCells('removed', entity)),
    ...changed.flatMap((entity) =>
      entity.fields.map(({ path, old, new: now }) =>
        entityCells('changed', entity).with(4, path).with(5, old).with(6, now),
      ),
    ),
  ];
  return [HEADERS, ...rows].map(csvLine);
}

function inline(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>|#]/gu, (mark) => `\\${mark}`);
}

/** Lines of Markdown, to paste into a ticket. */
export function changesAsMarkdown(report: DiffReport, lang: Lang): string[] {
  const { report: words, tables } = textsOf(lang);
  const list = (title: string, entities: readonly DiffEntity[]): string[] =>
    entities.length === 0
      ? []
      : [
          '',
          `## ${title} (${entities.length})`,
          '',
          ...entities.map(({ id, kind, name }) => `- ${inline(name)} (${kind}, ${inline(id)})`),
        ];
  const rows = report.changed.flatMap(({ id, name, fields }) =>
    fields.map(
      ({ path, old, new: now }) => `| ${[`${name} (${id})`, path, old ?? '', now ?? ''].map(inline).join(' | ')} |`,
    ),
  );
  const { header } = tables;
  const changes = [
    '',
    `## ${words.changed} (${report.changed.length})`,
    '',
    `| ${header.entity} | ${header.field} | ${header.old} | ${header.new} |`,
    '| --- | --- | --- | --- |',
    ...rows,
  ];
  const title = fill(words.diffTitle, { source: report.source, from: report.from.at, to: report.to.at }, lang);
  return [
    `# ${inline(title)}`,
    ...list(words.added, report.added),
    ...list(words.removedEntities, report.removed),
    ...(rows.length === 0 ? [] : changes),
  ];
}

/** The report as it is, indented. */
export function changesAsJson(report: DiffReport): string[] {
  return JSON.stringify(report, null, 2).split('\n');
}

function textOf(report: DiffReport, format: DiffFormat, lang: Lang): string {
  if (format === 'csv') return BYTE_ORDER_MARK + changesAsCsv(report).join('');
  const lines = format === 'md' ? changesAsMarkdown(report, lang) : changesAsJson(report);
  return `${lines.join('\n')}\n`;
}

/**
 * Writes what changed to a file: whole, or not there. `rows` counts the entities that came and went and every field that
 * changed.
 * @throws AppError `file.exists` without `force`, `file.not-found` when the folder is absent, `storage.full`, `storage.failed`
 */
export async function writeChanges(
  report: DiffReport,
  { format, lang, force }: { readonly format: DiffFormat; readonly lang: Lang; readonly force: boolean },
  file: string,
): Promise<{ readonly rows: number; readonly file: string; readonly bytes: number }> {
  await writeNewFile(file, { force }, (handle) => handle.writeFile(textOf(report, format, lang)));
  const { size } = await stat(file);
  const fields = report.changed.reduce((sum, entity) => sum + entity.fields.length, 0);
  return { rows: report.added.length + report.removed.length + fields, file, bytes: size };
}
