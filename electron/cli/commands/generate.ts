import type { Profil } from '../../../shared/contract/common.ts';
import type { GeneratedRegion } from '../../../shared/contract/synthetic.ts';
import type { Command } from '../command.ts';
import { pairs } from '../table.ts';
import type { Ui } from '../ui.ts';
import { UsageError } from '../usage-error.ts';
import { flag, number, text } from '../values.ts';
import { countRows } from './import.ts';

const MAX_UNITS = 5_000_000;
const MAX_SEED = 0xffffffff;

/** `cercle generate --units N --out FILE` */
export const generateCommand: Command = {
  name: 'generate',
  method: 'synthetic.generate',
  positionals: [],
  options: [
    { name: 'units', value: 'N', text: 'generateUnits' },
    { name: 'seed', value: 'N', text: 'generateSeed' },
    { name: 'region', value: 'CODE', text: 'generateRegion' },
    { name: 'profil', value: '0..3', text: 'generateProfil' },
    { name: 'files', value: 'N', text: 'generateFiles' },
    { name: 'out', value: 'FILE', text: 'exportOut' },
    { name: 'force', text: 'overwrite' },
  ],
  examples: [
    'generate --units 400 --out region.zip',
    'generate --units 20000 --seed 7 --region 11 --files 4 --out region.zip',
  ],
  async run({ open, values, path }) {
    const units = number(values, 'units', 1, MAX_UNITS);
    if (units === undefined) throw new UsageError('missingOption', { option: '--units' });
    const out = text(values, 'out');
    if (out === undefined) throw new UsageError('missingOption', { option: '--out' });
    if (!/\.(?:xml|zip)$/iu.test(out)) throw new UsageError('badExtension', { file: out, extensions: '.xml, .zip' });
    const seed = number(values, 'seed', 0, MAX_SEED);
    const region = text(values, 'region');
    const profil = number(values, 'profil', 0, 3) as Profil | undefined;
    const files = number(values, 'files', 1, 100);
    const { client, tickets, follow } = await open();
    const generated = await follow<GeneratedRegion>(
      client.synthetic.generate({
        units,
        out: tickets.forWriting(path(out)),
        force: flag(values, 'force'),
        ...(seed !== undefined && { seed }),
        ...(region !== undefined && { region }),
        ...(profil !== undefined && { profil }),
        ...(files !== undefined && { files }),
      }),
    );
    // Services know files by ticket: the name is the one typed.
    const value = { ...generated, file: out };
    return { value, lines: (ui) => generatedLines(value, ui) };
  },
};

function generatedLines({ file, bytes, counts }: GeneratedRegion, ui: Ui): string[] {
  const { report } = ui.texts;
  return [
    ui.bold(ui.say(report.generated, { file, size: ui.size(bytes), units: counts.uniteElementaire })),
    '',
    ui.bold(report.counts),
    ...pairs(countRows(counts, ui), '  ', true),
    '',
    ui.bold(report.next),
    ...pairs([[`cercle import ${file}`, report.nextImport]], '  '),
  ];
}
