import { SCENARIO_RESULTS } from '../../../shared/domain/onboarding/platines.ts';
import type { Command } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { UsageError } from '../usage-error.ts';
import { choice, text } from '../values.ts';
import { SAID_OPTIONS, recorded, saidOf } from './dossier-record.ts';
import { platinesLines } from './dossier-answers.ts';

/** `cercle dossier platines show ID` */
export const dossierPlatinesShowCommand: Command = {
  name: 'dossier platines show',
  method: 'dossiers.show',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['dossier platines show dos-0123456789'],
  async run({ open, positionals: [id = ''] }) {
    const { client } = await open();
    const { dossier, platinesFigures: figures } = await client.dossiers.show({ id });
    const value = { ...dossier.platines, figures };
    return { value, lines: (ui) => platinesLines(dossier.platines, figures, ui) };
  },
};

/** `cercle dossier platines import ID FILE` */
export const dossierPlatinesImportCommand: Command = {
  name: 'dossier platines import',
  method: 'dossiers.importScenarios',
  positionals: [{ name: 'ID' }, { name: 'FILE' }],
  options: [],
  examples: ['dossier platines import dos-0123456789 scenarios.csv'],
  async run(invocation) {
    const { open, path, positionals } = invocation;
    const [id = '', file = ''] = positionals;
    const { client, tickets } = await open();
    return recorded(
      await client.dossiers.importScenarios({ id, file: tickets.forReading(path(file)) }),
      invocation,
      ({ dossier, platinesFigures }, ui) => platinesLines(dossier.platines, platinesFigures, ui),
    );
  },
};

const ACCOUNT_STATES = ['demande', 'ouvert', 'utilise', 'desactive'] as const;

/** `cercle dossier platines record ID` */
export const dossierPlatinesRecordCommand: Command = {
  name: 'dossier platines record',
  method: 'dossiers.record',
  positionals: [{ name: 'ID' }],
  options: [
    { name: 'account', value: 'STATE', choices: ACCOUNT_STATES, text: 'platinesAccount' },
    { name: 'login', value: 'TEXT', text: 'platinesLogin' },
    { name: 'scenario', value: 'ID', text: 'platinesScenario' },
    { name: 'result', value: 'RESULT', choices: SCENARIO_RESULTS, text: 'platinesResult' },
    { name: 'evidence', value: 'TEXT', text: 'platinesEvidence' },
    ...SAID_OPTIONS,
  ],
  examples: [
    'dossier platines record dos-0123456789 --account ouvert --login hopital-fictif',
    'dossier platines record dos-0123456789 --scenario notif-schema --result succes --evidence ex-…',
  ],
  async run(invocation) {
    const { open, positionals } = invocation;
    const [id = ''] = positionals;
    const { client } = await open();
    const event = { ...(await saidOf(invocation)), ...recordOf(invocation) };
    return recorded(await client.dossiers.record({ id, event }), invocation, ({ dossier, platinesFigures }, ui) =>
      platinesLines(dossier.platines, platinesFigures, ui),
    );
  },
};

/** The state of the account, or the result of a scenario. */
function recordOf({ values }: Invocation) {
  const account = choice(values, 'account', ACCOUNT_STATES);
  const scenario = text(values, 'scenario');
  if (account !== undefined && scenario !== undefined) throw new UsageError('accountOrScenario');
  if (account !== undefined) {
    const login = text(values, 'login');
    return { type: 'platines-compte', state: account, ...(login !== undefined && { login }) } as const;
  }
  if (scenario === undefined) throw new UsageError('accountOrScenario');
  const result = choice(values, 'result', SCENARIO_RESULTS);
  if (result === undefined) throw new UsageError('missingOption', { option: '--result' });
  const evidence = text(values, 'evidence') ?? '';
  return { type: 'platines-resultat', scenario, result, evidence } as const;
}
