import type { DiffReport } from '../../../shared/contract/cache.ts';
import type { Ui } from '../ui.ts';

/** A cell that no spreadsheet takes for a formula, quoted when it must be. */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** One line a change: entities that came or went have no field. Separated by semicolons, as French spreadsheets expect. */
export function diffAsCsv({ added, removed, changed }: DiffReport): string[] {
  const rows = [
    ...added.map(({ id, kind, name }) => ['added', id, kind, name, '', '', '']),
    ...removed.map(({ id, kind, name }) => ['removed', id, kind, name, '', '', '']),
    ...changed.flatMap(({ id, kind, name, fields }) =>
      fields.map(({ path, old, new: now }) => ['changed', id, kind, name, path, old ?? '', now ?? '']),
    ),
  ];
  return [['change', 'id', 'kind', 'name', 'path', 'old', 'new'], ...rows].map((row) => row.map(cell).join(';'));
}

function inline(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>|#]/gu, (mark) => `\\${mark}`);
}

/** Markdown, to paste into a ticket. */
export function diffAsMarkdown(report: DiffReport, ui: Ui): string[] {
  const { report: words, tables } = ui.texts;
  const list = (title: string, entities: DiffReport['added']): string[] =>
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
  const title = ui.say(words.diffTitle, { source: report.source, from: report.from.at, to: report.to.at });
  return [
    `# ${title}`,
    ...list(words.added, report.added),
    ...list(words.removedEntities, report.removed),
    ...(rows.length === 0 ? [] : changes),
  ];
}
