import { existsSync } from 'node:fs';
import { SANDBOX_STATES } from '../../../shared/contract/sandbox.ts';
import type { SandboxStatus } from '../../../shared/contract/sandbox.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Command, Outcome } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { pairs, plain } from '../table.ts';
import type { Ui } from '../ui.ts';
import { UsageError, oneOf } from '../usage-error.ts';
import { choice, flag, text } from '../values.ts';
import { statusLines, whitelistLines } from './sandbox-lines.ts';

/** `cercle sandbox status` */
export const sandboxStatusCommand: Command = {
  name: 'sandbox status',
  method: 'sandbox.status',
  positionals: [],
  options: [],
  examples: ['sandbox status', 'sandbox status --json'],
  async run(invocation) {
    const status = await running(invocation);
    return { value: status, lines: (ui) => statusLines(status, ui) };
  },
};

/** @throws AppError `sandbox.absent`. */
async function running({ open }: Invocation): Promise<SandboxStatus> {
  const { client } = await open();
  const status = await client.sandbox.status({});
  if (status.isRunning) return status;
  throw new AppError('sandbox.absent', 'No sandbox region runs; start it with "cercle sandbox start".');
}

/** `cercle sandbox stop` */
export const sandboxStopCommand: Command = {
  name: 'sandbox stop',
  method: 'sandbox.stop',
  positionals: [],
  options: [],
  examples: ['sandbox stop'],
  async run({ open }) {
    const { client } = await open();
    const status = await client.sandbox.stop({});
    return { value: status, lines: (ui) => [ui.texts.sandbox.stopped] };
  },
};

/** `cercle sandbox issue CSR --out CERT`, or `cercle sandbox issue ID` */
export const sandboxIssueCommand: Command = {
  name: 'sandbox issue',
  method: 'sandbox.issue',
  positionals: [{ name: 'CSR|ID' }],
  options: [
    { name: 'out', value: 'FILE', text: 'sandboxOut' },
    { name: 'state', value: 'STATE', choices: SANDBOX_STATES, text: 'sandboxState' },
    { name: 'force', text: 'overwrite' },
  ],
  examples: ['sandbox issue client.csr --out client.pem', 'sandbox issue cert-0123456789 --state expired'],
  async run({ open, path, values, positionals: [word = ''] }) {
    const out = text(values, 'out');
    const state = choice(values, 'state', SANDBOX_STATES);
    if (out === undefined && existsSync(path(word))) throw new UsageError('missingOption', { option: '--out' });
    const { client, tickets } = await open();
    const csr =
      out === undefined
        ? { request: word }
        : {
            file: tickets.forReading(path(word)),
            out: tickets.forWriting(path(out)),
            force: flag(values, 'force'),
          };
    const issued = await client.sandbox.issue({ csr, ...(state !== undefined && { state }) });
    const { subject, notAfter, certificate } = issued;
    return {
      value: { ...issued, file: out ?? null },
      lines: (ui) => [
        ui.say(ui.texts.sandbox.issued, { subject: plain(subject), notAfter: ui.instant(notAfter) }),
        ...(out === undefined ? [] : [ui.say(ui.texts.sandbox.issuedFile, { file: out })]),
        ...(certificate === null ? [] : [ui.say(ui.texts.sandbox.issuedTo, { id: certificate })]),
      ],
    };
  },
};

/** `cercle sandbox whitelist list` */
export const sandboxWhitelistListCommand: Command = {
  name: 'sandbox whitelist list',
  method: 'sandbox.status',
  positionals: [],
  options: [],
  examples: ['sandbox whitelist list'],
  async run(invocation) {
    const status = await running(invocation);
    return { value: status.whitelist, lines: (ui) => whitelistLines(status, ui) };
  },
};

const LISTABLE = [{ name: 'ID|FILE' }] as const;

/** `cercle sandbox whitelist add ID` */
export const sandboxWhitelistAddCommand: Command = {
  name: 'sandbox whitelist add',
  method: 'sandbox.whitelist',
  positionals: LISTABLE,
  options: [],
  examples: ['sandbox whitelist add cert-0123456789', 'sandbox whitelist add client.pem'],
  run: (invocation) => list(invocation, true),
};

/** `cercle sandbox whitelist remove ID` */
export const sandboxWhitelistRemoveCommand: Command = {
  name: 'sandbox whitelist remove',
  method: 'sandbox.whitelist',
  positionals: LISTABLE,
  options: [],
  examples: ['sandbox whitelist remove cert-0123456789'],
  run: (invocation) => list(invocation, false),
};

async function list(invocation: Invocation, listed: boolean): Promise<Outcome> {
  const { client } = await invocation.open();
  const certificate = await namedBy(invocation, invocation.positionals[0] ?? '');
  const status = await client.sandbox.whitelist({ certificate, listed });
  const subject = plain(status.whitelist.at(-1)?.subject ?? certificate);
  const line = (ui: Ui): string =>
    listed ? ui.say(ui.texts.sandbox.whitelistAdded, { subject }) : ui.texts.sandbox.whitelistRemoved;
  return { value: status.whitelist, lines: (ui) => [line(ui)] };
}

/** The fingerprint of the certificate of a file, else what was typed. */
async function namedBy({ open, path }: Invocation, word: string): Promise<string> {
  if (!existsSync(path(word))) return word;
  const { client, tickets } = await open();
  const { certificates } = await client.certificates.inspect({ from: { file: tickets.forReading(path(word)) } });
  const own = certificates.find(({ facts }) => !facts.isCa) ?? certificates[0];
  if (own !== undefined) return own.facts.sha256;
  throw new AppError('certificate.format', `${word} holds no certificate.`, { values: { file: word } });
}

/** `cercle sandbox fault [NAME|none]` */
export const sandboxFaultCommand: Command = {
  name: 'sandbox fault',
  method: 'sandbox.fault',
  positionals: [{ name: 'NAME|none', isOptional: true }],
  options: [],
  examples: ['sandbox fault', 'sandbox fault http-503', 'sandbox fault none'],
  async run({ open, positionals: [word] }) {
    const { client } = await open();
    const faults = await client.sandbox.faults({});
    if (word === undefined)
      return { value: faults, lines: () => pairs(faults.map(({ name, summary }) => [name, summary])) };
    const names = faults.map(({ name }) => name);
    const name = word === 'none' ? null : oneOf(word, names, 'NAME');
    const { fault } = await client.sandbox.fault({ name });
    const summary = faults.find((one) => one.name === fault)?.summary ?? '';
    const line = ({ say, texts: { sandbox } }: Ui): string =>
      fault === null ? sandbox.faultNone : say(sandbox.faultSet, { name: fault, summary });
    return { value: { fault }, lines: (ui) => [line(ui)] };
  },
};

/** `cercle sandbox evolve` */
export const sandboxEvolveCommand: Command = {
  name: 'sandbox evolve',
  method: 'sandbox.evolve',
  positionals: [],
  options: [],
  examples: ['sandbox evolve'],
  async run({ open }) {
    const { client } = await open();
    const { revision, changedAt } = await client.sandbox.evolve({});
    return {
      value: { revision, changedAt },
      lines: (ui) => [ui.say(ui.texts.sandbox.evolved, { n: revision })],
    };
  },
};
