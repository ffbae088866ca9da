import type { RegionRow } from '../../../shared/contract/region-views.ts';
import type { Client } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { flag, list, text } from '../values.ts';
import { regionLines, regionRecord } from './region-lines.ts';
import { SETTING_OPTIONS, changeOf } from './region-options.ts';
import type { RegionChange } from './region-options.ts';
import { importAuthorities } from './trust-import.ts';

/** `cercle region list` */
export const regionListCommand: Command = {
  name: 'region list',
  method: 'regions.list',
  positionals: [],
  options: [],
  examples: ['region list', 'region list --json'],
  async run({ open }) {
    const { client } = await open();
    const rows = await client.regions.list({});
    return { value: rows, lines: (ui) => regionLines(rows, ui) };
  },
};

/** `cercle region show CODE` */
export const regionShowCommand: Command = {
  name: 'region show',
  method: 'regions.show',
  positionals: [{ name: 'CODE' }],
  options: [],
  examples: ['region show 93', 'region show national --json'],
  async run({ open, positionals: [code = ''] }) {
    const { client } = await open();
    const row = await client.regions.show({ code });
    return { value: row, lines: (ui) => regionRecord(row, ui) };
  },
};

/** `cercle region set CODE [settings]` */
export const regionSetCommand: Command = {
  name: 'region set',
  method: 'regions.set',
  positionals: [{ name: 'CODE' }],
  options: SETTING_OPTIONS,
  examples: [
    'region set 93 --url https://ror.example.fr/ror --profil 2 --certificate cert-0123456789',
    'region set 93 --environment test --trust racine.cer --trust intermediaire.cer --sha256 0a1b…,2c3d…',
    'region set essai --label "Serveur d’essai" --dialect ihe-csd --url https://csd.example.fr --document tout',
    'region set 93 --limits connectSeconds=10,readsPerSecond=1',
  ],
  async run(invocation) {
    const { open, values, positionals } = invocation;
    const [code = ''] = positionals;
    const { client } = await open();
    const known = await regionOf(client, code);
    const change = changeOf(values, known);
    const files = list(values, 'trust');
    const isEmpty = !SETTING_OPTIONS.some(({ name }) => name !== 'sha256' && values.has(name));
    if (isEmpty) throw new UsageError('nothingToSet', { command: 'region set' });
    // What the person has to confirm comes first: nothing is set when she does not.
    if (files.length > 0) await importAuthorities(invocation, files, environmentOf(change, known));
    const row = await applied(client, code, change);
    // A new server has its assertion and its limits by default until now.
    const rest = known === undefined ? changeOf(values, row) : {};
    const last = 'vihf' in rest || 'limits' in rest ? await applied(client, code, rest) : row;
    return { value: last, lines: (ui) => regionRecord(last, ui) };
  },
};

/** Where the authorities of a server count: where the server is. Nobody guesses it for a new one. */
function environmentOf(change: RegionChange, known: RegionRow | undefined): RegionRow['environment'] {
  const environment = change.environment ?? known?.environment;
  if (environment === undefined) throw new UsageError('missingOption', { option: '--environment' });
  return environment;
}

/** The server as it is; undefined for a new code. */
async function regionOf({ regions }: Client, code: string): Promise<RegionRow | undefined> {
  try {
    return await regions.show({ code });
  } catch (error) {
    if (error instanceof AppError && error.code === 'region.unknown') return undefined;
    throw error;
  }
}

async function applied({ regions }: Client, code: string, change: RegionChange): Promise<RegionRow> {
  return Object.keys(change).length === 0 ? regions.show({ code }) : regions.set({ code, ...change });
}

/** `cercle region remove CODE` */
export const regionRemoveCommand: Command = {
  name: 'region remove',
  method: 'regions.remove',
  positionals: [{ name: 'CODE' }],
  options: [],
  examples: ['region remove essai'],
  async run({ open, positionals: [code = ''] }) {
    const { client } = await open();
    const { removed } = await client.regions.remove({ code });
    return { value: { code, removed }, lines: (ui) => [ui.say(ui.texts.regions.removed, { code })] };
  },
};

/** `cercle region export [CODE…] --out FILE` */
export const regionExportCommand: Command = {
  name: 'region export',
  method: 'regions.export',
  positionals: [{ name: 'CODE', isOptional: true, isRepeatable: true }],
  options: [
    { name: 'out', value: 'FILE', text: 'exportOut' },
    { name: 'force', text: 'overwrite' },
  ],
  examples: ['region export --out serveurs.json', 'region export 11 93 --out serveurs.json --force'],
  async run({ open, path, values, positionals }) {
    const out = text(values, 'out');
    if (out === undefined) throw new UsageError('missingOption', { option: '--out' });
    const { client, tickets } = await open();
    const done = await client.regions.export({
      ...(positionals.length > 0 && { codes: [...positionals] }),
      out: tickets.forWriting(path(out)),
      force: flag(values, 'force'),
    });
    return { value: done, lines: (ui) => [ui.say(ui.texts.regions.exported, { n: done.regions, file: done.file })] };
  },
};

/** `cercle region import FILE` */
export const regionImportCommand: Command = {
  name: 'region import',
  method: 'regions.import',
  positionals: [{ name: 'FILE' }],
  options: [{ name: 'replace', text: 'regionReplace' }],
  examples: ['region import serveurs.json', 'region import serveurs.json --replace'],
  async run({ open, path, values, positionals: [file = ''] }) {
    const { client, tickets } = await open();
    const done = await client.regions.import({
      file: tickets.forReading(path(file)),
      replace: flag(values, 'replace'),
    });
    const parts = ['added', 'replaced', 'kept'] as const;
    return {
      value: done,
      lines: (ui) => {
        const { importedAdded, importedReplaced, importedKept } = ui.texts.regions;
        const sentences = { added: importedAdded, replaced: importedReplaced, kept: importedKept };
        return parts
          .filter((part) => done[part].length > 0)
          .map((part) => ui.say(sentences[part], { n: done[part].length, codes: done[part].join(', ') }));
      },
    };
  },
};
