import type { DossierView, EventInput, RecordOutcome } from '../../../shared/contract/dossier-views.ts';
import { STEP_EVENTS } from '../../../shared/domain/onboarding/events.ts';
import type { StepEventType } from '../../../shared/domain/onboarding/events.ts';
import type { Client } from '../../../shared/contract/index.ts';
import { refusalSentence } from '../../../shared/i18n/onboarding-sentences.ts';
import type { Command, Outcome } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import type { OptionSpec } from '../options.ts';
import type { Ui } from '../ui.ts';
import { UsageError, oneOf } from '../usage-error.ts';
import { isoDate, list, text } from '../values.ts';
import { refusalLines } from './dossier-answers.ts';
import { dossierLines, sheetLines } from './dossier-lines.ts';

/** What every record takes. */
export const SAID_OPTIONS: readonly OptionSpec[] = [
  { name: 'date', value: 'DATE', text: 'dossierDate' },
  { name: 'note', value: 'TEXT', text: 'dossierNote' },
  { name: 'attach', value: 'FILE', isRepeatable: true, isWhole: true, text: 'dossierAttach' },
];

/** Those of the options that were given. */
export async function saidOf({ values, path, open }: Invocation) {
  const { tickets } = await open();
  const date = text(values, 'date');
  const note = text(values, 'note');
  const files = list(values, 'attach').map((file) => tickets.forReading(path(file)));
  return {
    ...(date !== undefined && { date: isoDate(date, '--date').slice(0, 10) }),
    ...(note !== undefined && { note }),
    ...(files.length > 0 && { files }),
  };
}

/** The dossier as it is now; a refusal is an answer, with its sentence. */
export function recorded(
  { dossier, refusal }: RecordOutcome,
  { ui }: Pick<Invocation, 'ui'>,
  linesOf: (dossier: DossierView, ui: Ui) => string[] = dossierLines,
): Outcome {
  if (refusal === null) return { value: { refusal, dossier }, lines: (shown) => linesOf(dossier, shown) };
  const told = { ...refusal, message: refusalSentence(refusal, ui.lang, dossier.dossier.journey) };
  return { value: { refusal: told, dossier }, lines: (shown) => refusalLines(refusal, dossier, shown), exitCode: 1 };
}

/** `field=value`. */
export function assigned(words: readonly string[], what: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      if (at < 1) throw new UsageError('badAssignment', { value: word, what });
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
}

/** `cercle dossier set ID field=value…` */
export const dossierSetCommand: Command = {
  name: 'dossier set',
  method: 'dossiers.set',
  positionals: [{ name: 'ID' }, { name: 'field=value', isRepeatable: true }],
  options: [],
  examples: [
    'dossier set dos-0123456789 raisonSociale="Hôpital Fictif" siret=31875127510020',
    'dossier set dos-0123456789 finalite=regulation',
  ],
  async run({ open, positionals: [id = '', ...words] }) {
    const { client } = await open();
    const dossier = await client.dossiers.set({ id, values: assigned(words, 'field=value') });
    const { sheet } = dossier.dossier;
    return { value: { id, sheet, issues: dossier.sheetIssues }, lines: (ui) => sheetLines(dossier, ui) };
  },
};

const WHOLE_EVENTS = ['note', 'abandon', 'reouverture'] as const;
const EVENTS = [...STEP_EVENTS, ...WHOLE_EVENTS] as const;

/** `cercle dossier record ID EVENT` */
export const dossierRecordCommand: Command = {
  name: 'dossier record',
  method: 'dossiers.record',
  positionals: [{ name: 'ID' }, { name: 'EVENT' }],
  options: [
    { name: 'step', value: 'STEP', text: 'dossierStep' },
    ...SAID_OPTIONS,
    { name: 'reason', value: 'TEXT', text: 'dossierReason' },
    { name: 'certificate', value: 'ID', text: 'dossierCertificate' },
    { name: 'value', value: 'NAME=VALUE', isRepeatable: true, isWhole: true, text: 'dossierValue' },
  ],
  examples: [
    'dossier record dos-0123456789 envoi --step adhesion --attach demande.pdf',
    'dossier record dos-0123456789 refus --step adhesion --date 2026-11-22 --reason "SIRET illisible"',
    'dossier record dos-0123456789 certificat --certificate cert-0123456789',
    'dossier record dos-0123456789 fait --step profil-acces --value profil=1',
  ],
  async run(invocation) {
    const { positionals, values, open } = invocation;
    const [id = '', word = ''] = positionals;
    const type = oneOf(word, EVENTS, 'EVENT');
    const { client } = await open();
    const said = await saidOf(invocation);
    const reason = text(values, 'reason');
    const given = { ...said, ...(reason !== undefined && { reason }) };
    const event: EventInput = isWhole(type)
      ? wholeEvent(type, given)
      : { ...given, ...certificateOf(invocation), type, step: await stepOf(client, id, type, text(values, 'step')) };
    return recorded(await client.dossiers.record({ id, event }), invocation);
  },
};

type Whole = (typeof WHOLE_EVENTS)[number];

function isWhole(type: (typeof EVENTS)[number]): type is Whole {
  return WHOLE_EVENTS.some((one) => one === type);
}

function wholeEvent(type: Whole, given: { readonly reason?: string }): EventInput {
  return type === 'note' ? { ...given, type } : { ...given, type, reason: given.reason ?? '' };
}

function certificateOf({ values }: Invocation) {
  const certificate = text(values, 'certificate');
  const pairs = assigned(list(values, 'value'), '--value NAME=VALUE');
  return {
    ...(certificate !== undefined && { certificate }),
    ...(Object.keys(pairs).length > 0 && { values: pairs }),
  };
}

/** The step that was named, else the only one of which this can be recorded now. */
async function stepOf(client: Client, id: string, type: StepEventType, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  const { allowed } = await client.dossiers.show({ id });
  const steps = allowed.find((one) => one.type === type)?.steps ?? [];
  const [only, ...others] = steps;
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined) throw new UsageError('noStep', { event: type });
  throw new UsageError('severalSteps', { event: type, choices: steps.join(', ') });
}
