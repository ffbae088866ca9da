import { EXPORT_CONTENTS, EXPORT_FORMATS } from '../../../shared/contract/cache.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { choice, filtersOf, flag, text } from '../values.ts';

interface Exported {
  readonly rows: number;
  readonly file: string;
  readonly bytes: number;
}

/** `cercle export --format csv --out FILE` */
export const exportCommand: Command = {
  name: 'export',
  method: 'cache.export',
  positionals: [{ name: 'TEXT', isOptional: true, isRepeatable: true }],
  options: [
    { name: 'format', value: 'FORMAT', choices: EXPORT_FORMATS, text: 'exportFormat' },
    { name: 'out', value: 'FILE', text: 'exportOut' },
    { name: 'what', value: 'CONTENT', choices: EXPORT_CONTENTS, text: 'exportWhat' },
    { name: 'include-restricted', text: 'exportIncludeRestricted' },
    { name: 'force', text: 'overwrite' },
  ],
  takesFilters: true,
  examples: [
    'export --format csv --out unites.csv --departement 75',
    'export cardio --format geojson --out cardio.geojson --what etablissements',
  ],
  async run({ open, values, positionals, path, note, ui }) {
    const format = choice(values, 'format', EXPORT_FORMATS);
    if (format === undefined) throw new UsageError('missingOption', { option: '--format' });
    const out = text(values, 'out');
    if (out === undefined) throw new UsageError('missingOption', { option: '--out' });
    const what = choice(values, 'what', EXPORT_CONTENTS);
    const filters = filtersOf(values);
    const includeRestricted = flag(values, 'include-restricted');
    const { client, tickets, follow } = await open();
    const exported = await follow<Exported>(
      client.cache.export({
        format,
        out: tickets.forWriting(path(out)),
        includeRestricted,
        force: flag(values, 'force'),
        ...(what !== undefined && { what }),
        ...(positionals.length > 0 && { text: positionals.join(' ') }),
        ...(filters && { filters }),
      }),
    );
    if (includeRestricted) note(ui.texts.report.restrictedIncluded);
    // Services know files by ticket: the name is the one typed.
    const { rows, bytes } = exported;
    return {
      value: { ...exported, file: out },
      lines: (ui) => [ui.say(ui.texts.report.exported, { rows, file: out, size: ui.size(bytes) })],
    };
  },
};
