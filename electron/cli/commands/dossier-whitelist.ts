import { CIRCLE_ENVIRONMENTS } from '../../../shared/domain/onboarding/declared.ts';
import { WHITELIST_STATES } from '../../../shared/domain/onboarding/events.ts';
import type { NotTestable, WhitelistReport } from '../../../shared/contract/dossier-views.ts';
import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Invocation } from '../invocation.ts';
import { withVault } from '../secrets.ts';
import { UsageError } from '../usage-error.ts';
import { choice, flag, text } from '../values.ts';
import { SAID_OPTIONS, recorded, saidOf } from './dossier-record.ts';
import { reportLines, whitelistLines } from './dossier-answers.ts';
import { exitCodeOfCause } from './exchange-document.ts';
import { CALL_OPTIONS } from './exchange-session.ts';

/** `cercle dossier whitelist list ID` */
export const dossierWhitelistListCommand: Command = {
  name: 'dossier whitelist list',
  method: 'dossiers.show',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['dossier whitelist list dos-0123456789'],
  async run({ open, positionals: [id = ''] }) {
    const { client } = await open();
    const { whitelist } = await client.dossiers.show({ id });
    return { value: whitelist, lines: (ui) => whitelistLines(whitelist, ui) };
  },
};

/** `cercle dossier whitelist add ID` */
export const dossierWhitelistAddCommand: Command = {
  name: 'dossier whitelist add',
  method: 'dossiers.record',
  positionals: [{ name: 'ID' }],
  options: [
    { name: 'region', value: 'CODE', text: 'dossierWhitelistRegion' },
    { name: 'environment', value: 'ENV', choices: CIRCLE_ENVIRONMENTS, text: 'dossierEnvironment' },
    { name: 'certificate', value: 'ID', text: 'dossierCertificate' },
    { name: 'state', value: 'STATE', choices: WHITELIST_STATES, text: 'dossierState' },
    { name: 'by', value: 'TEXT', text: 'dossierBy' },
    ...SAID_OPTIONS,
  ],
  examples: [
    'dossier whitelist add dos-0123456789 --region 11 --environment production --certificate cert-0123456789',
    'dossier whitelist add dos-0123456789 --region 11 --environment test --certificate cert-0123456789 --state inscrite',
  ],
  async run(invocation) {
    const { open, positionals, values } = invocation;
    const [id = ''] = positionals;
    const region = needed(invocation, 'region');
    const certificate = needed(invocation, 'certificate');
    const environment = choice(values, 'environment', CIRCLE_ENVIRONMENTS);
    if (environment === undefined) throw new UsageError('missingOption', { option: '--environment' });
    const state = choice(values, 'state', WHITELIST_STATES) ?? 'declaree';
    const by = text(values, 'by') ?? '';
    const { client } = await open();
    const said = await saidOf(invocation);
    const event = { ...said, type: 'liste-blanche', region, environment, certificate, state, by } as const;
    return recorded(await client.dossiers.record({ id, event }), invocation);
  },
};

function needed({ values }: Invocation, option: string): string {
  const given = text(values, option);
  if (given === undefined) throw new UsageError('missingOption', { option: `--${option}` });
  return given;
}

/** `cercle dossier whitelist check ID` */
export const dossierWhitelistCheckCommand: Command = {
  name: 'dossier whitelist check',
  method: 'dossiers.check',
  positionals: [{ name: 'ID' }],
  options: [{ name: 'entry', value: 'ENTRY', text: 'dossierEntry' }, ...CALL_OPTIONS],
  examples: [
    'dossier whitelist check dos-0123456789 --passphrase-file /run/secrets/vault',
    'dossier whitelist check dos-0123456789 --production --json',
  ],
  async run(invocation) {
    const { values, positionals } = invocation;
    const [id = ''] = positionals;
    const entry = text(values, 'entry');
    const report = await withVault(invocation, async ({ client, follow }) => {
      const { whitelist, isRehearsal } = await client.dossiers.show({ id });
      const declared = new Set(whitelist.map(({ region }) => region));
      const regions = flag(values, 'production') && !isRehearsal ? await client.regions.list({}) : [];
      for (const { code } of regions) if (declared.has(code)) await client.regions.confirmProduction({ code });
      return follow<WhitelistReport>(client.dossiers.check({ id, ...(entry !== undefined && { entry }) }));
    });
    return { value: { id, ...report }, lines: (ui) => reportLines(report, ui), exitCode: exitCodeOf(report) };
  },
};

/** Nobody is called with these. */
const NOT_ASKED: readonly NotTestable[] = ['server-certificate', 'withdrawn'];

/** 0: all of them are accepted; 1: nothing is wrong, but one is not on its list yet, or could not be tested; else as `doctor`. */
function exitCodeOf({ entries }: WhitelistReport): ExitCode {
  const failed = entries.find(({ outcome }) => outcome === 'failed' || outcome === 'undecided');
  if (failed?.check) return exitCodeOfCause(failed.check.verdict as Cause);
  const asked = entries.filter(({ skipped }) => skipped === null || !NOT_ASKED.includes(skipped));
  return asked.length > 0 && asked.every(({ outcome }) => outcome === 'accepted') ? 0 : 1;
}
