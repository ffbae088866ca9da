import { AppError } from '../../../shared/errors.ts';
import type { Command } from '../command.ts';
import { flag, list, number, text } from '../values.ts';
import { recorded } from './dossier-record.ts';
import { dossierLines, historyLines, journeyLines, listLines, nextLines } from './dossier-lines.ts';

const MOST_ENTRIES = 1000;

/** `cercle dossier new --journey KEY` */
export const dossierNewCommand: Command = {
  name: 'dossier new',
  method: 'dossiers.create',
  positionals: [],
  options: [
    { name: 'journey', value: 'KEY', text: 'dossierJourney' },
    { name: 'title', value: 'TEXT', text: 'dossierTitle' },
    { name: 'region', value: 'CODE', isRepeatable: true, text: 'dossierRegion' },
    { name: 'rehearsal', text: 'dossierRehearsal' },
  ],
  examples: [
    'dossier new --journey cercle-regional-csd --region 11',
    'dossier new --journey ror-national-csd --title "Planning du SAMU"',
    'dossier new --journey cercle-regional-csd --rehearsal',
  ],
  async run({ open, values }) {
    const journey = text(values, 'journey');
    const { client } = await open();
    if (journey === undefined) {
      const known = (await client.dossiers.journeys({})).map(({ key }) => key);
      throw new AppError('input.invalid', 'Say which journey.', { values: { reason: '--journey' }, proof: known });
    }
    const title = text(values, 'title');
    const regions = list(values, 'region');
    const dossier = await client.dossiers.create({
      journey,
      isRehearsal: flag(values, 'rehearsal'),
      ...(title !== undefined && { title }),
      ...(regions.length > 0 && { regions: [...regions] }),
    });
    return { value: dossier, lines: (ui) => dossierLines(dossier, ui) };
  },
};

/** `cercle dossier list` */
export const dossierListCommand: Command = {
  name: 'dossier list',
  method: 'dossiers.list',
  positionals: [],
  options: [{ name: 'archived', text: 'dossierArchived' }],
  examples: ['dossier list', 'dossier list --json'],
  async run({ open, values }) {
    const { client } = await open();
    const rows = await client.dossiers.list({ archived: flag(values, 'archived') });
    return { value: rows, lines: (ui) => listLines(rows, ui) };
  },
};

/** `cercle dossier journeys` */
export const dossierJourneysCommand: Command = {
  name: 'dossier journeys',
  method: 'dossiers.journeys',
  positionals: [],
  options: [{ name: 'import', value: 'FILE', text: 'dossierImportPack' }],
  examples: ['dossier journeys', 'dossier journeys --import parcours.json'],
  async run({ open, values, path }) {
    const { client, tickets } = await open();
    const file = text(values, 'import');
    if (file !== undefined) await client.dossiers.importPack({ file: tickets.forReading(path(file)) });
    const rows = await client.dossiers.journeys({});
    return { value: rows, lines: (ui) => journeyLines(rows, ui) };
  },
};

/** `cercle dossier show ID` */
export const dossierShowCommand: Command = {
  name: 'dossier show',
  method: 'dossiers.show',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['dossier show dos-0123456789', 'dossier show dos-0123456789 --json'],
  async run({ open, positionals: [id = ''] }) {
    const { client } = await open();
    const dossier = await client.dossiers.show({ id });
    return { value: dossier, lines: (ui) => dossierLines(dossier, ui) };
  },
};

/** `cercle dossier next ID` */
export const dossierNextCommand: Command = {
  name: 'dossier next',
  method: 'dossiers.show',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['dossier next dos-0123456789', 'dossier next dos-0123456789 --json'],
  async run({ open, positionals: [id = ''] }) {
    const { client } = await open();
    const dossier = await client.dossiers.show({ id });
    const { nextActions, pending, reminders, allowed } = dossier;
    return { value: { id, nextActions, pending, reminders, allowed }, lines: (ui) => nextLines(dossier, ui) };
  },
};

/** `cercle dossier history ID` */
export const dossierHistoryCommand: Command = {
  name: 'dossier history',
  method: 'dossiers.history',
  positionals: [{ name: 'ID' }],
  options: [{ name: 'limit', value: 'N', text: 'limit' }],
  examples: ['dossier history dos-0123456789', 'dossier history dos-0123456789 --limit 10 --json'],
  async run({ open, values, positionals: [id = ''] }) {
    const { client } = await open();
    const limit = number(values, 'limit', 1, MOST_ENTRIES);
    const page = await client.dossiers.history({ id, ...(limit !== undefined && { limit }) });
    const exitCode = page.verification.isIntact ? 0 : 1;
    return { value: page, lines: (ui) => historyLines(page, ui), exitCode };
  },
};

/** `cercle dossier adopt ID` */
export const dossierAdoptCommand: Command = {
  name: 'dossier adopt',
  method: 'dossiers.adoptPack',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['dossier adopt dos-0123456789'],
  async run(invocation) {
    const [id = ''] = invocation.positionals;
    const { client } = await invocation.open();
    return recorded(await client.dossiers.adoptPack({ id }), invocation);
  },
};
