import type { RequestProfile } from '../../../shared/contract/certificate-views.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { choice } from '../values.ts';
import { rowDocument } from './cert-documents.ts';
import { rowTable } from './cert-lines.ts';

const PLACES = ['active', 'archived', 'bin', 'all'] as const;

/** `cercle cert list` */
export const certListCommand: Command = {
  name: 'cert list',
  method: 'certificates.list',
  positionals: [],
  options: [{ name: 'place', value: 'PLACE', choices: PLACES, text: 'certPlace' }],
  examples: ['cert list', 'cert list --place all --json'],
  async run({ open, values, ui: { lang } }) {
    const place = choice(values, 'place', PLACES);
    const { client } = await open();
    const rows = await client.certificates.list({ ...(place !== undefined && { place }) });
    return { value: rows.map((row) => rowDocument(row, lang)), lines: (ui) => rowTable(rows, ui) };
  },
};

/** `cercle cert profiles` */
export const certProfilesCommand: Command = {
  name: 'cert profiles',
  method: 'certificates.profiles',
  positionals: [],
  options: [],
  examples: ['cert profiles', 'cert profiles --json'],
  async run({ open }) {
    const { client } = await open();
    const profiles = await client.certificates.profiles({});
    return { value: profiles, lines: (ui) => profileLines(profiles, ui) };
  },
};

function profileLines(profiles: readonly RequestProfile[], ui: Ui): string[] {
  const { header, roles } = ui.texts.certificates;
  const columns = [
    { title: header.profile },
    { title: header.role },
    { title: header.lead, isNumber: true },
    { title: header.label, canShrink: true },
  ];
  const rows = profiles.map(({ key, role, leadDays, label }) => [key, roles[role], ui.number(leadDays), label]);
  return table(columns, rows, ui);
}
