import type { DueCertificate, ServerTest } from '../../../shared/contract/certificate-views.ts';
import { ENVIRONMENTS } from '../../../shared/domain/certificates/facts.ts';
import type { Command } from '../command.ts';
import { secretOptions, unlockFor } from '../secrets.ts';
import { plain, table } from '../table.ts';
import type { Ui } from '../ui.ts';
import { choice, isoDate, list, number, text } from '../values.ts';
import { chainDocument } from './cert-documents.ts';
import { chainLines } from './cert-lines.ts';
import { targetOf } from './cert-target.ts';

const LONGEST_LEAD = 3650;
const PURPOSES = ['client', 'server', 'any'] as const;
const REVOCATIONS = ['required', 'if-known', 'off'] as const;
const USAGES = ['usual', 'strict-leaf', 'strict'] as const;

/** `cercle cert check [ID] [--lead DAYS]` */
export const certCheckCommand: Command = {
  name: 'cert check',
  method: 'certificates.check',
  positionals: [{ name: 'ID', isOptional: true }],
  options: [{ name: 'lead', value: 'DAYS', text: 'certLead' }],
  examples: ['cert check', 'cert check --lead 60 --json'],
  async run({ open, values, positionals: [id] }) {
    const leadDays = number(values, 'lead', 0, LONGEST_LEAD);
    const { client } = await open();
    const due = await client.certificates.check({
      ...(id !== undefined && { id }),
      ...(leadDays !== undefined && { leadDays }),
    });
    return { value: due, lines: (ui) => dueLines(due, ui), exitCode: due.length > 0 ? 1 : 0 };
  },
};

function dueLines(due: readonly DueCertificate[], ui: Ui): string[] {
  const { header, dueReasons, nothingDue } = ui.texts.certificates;
  if (due.length === 0) return [nothingDue];
  const columns = [
    { title: header.id },
    { title: header.label, canShrink: true },
    { title: header.why },
    { title: header.orderBefore },
    { title: header.daysLeft, isNumber: true },
  ];
  const rows = due.map(({ id, label, reason, orderBefore, daysLeft }) => [
    id,
    label,
    dueReasons[reason],
    ui.instant(orderBefore),
    ui.number(daysLeft),
  ]);
  return table(columns, rows, ui);
}

/** `cercle cert verify FILE` */
export const certVerifyCommand: Command = {
  name: 'cert verify',
  method: 'certificates.verify',
  positionals: [{ name: 'FILE|ID' }, { name: 'FILE', isOptional: true, isRepeatable: true }],
  options: [
    { name: 'trust', value: 'FILE', isRepeatable: true, isWhole: true, text: 'certTrust' },
    { name: 'at', value: 'DATE', text: 'certAt' },
    { name: 'crl', value: 'FILE', isRepeatable: true, isWhole: true, text: 'certCrl' },
    { name: 'revocation', value: 'CHECK', choices: REVOCATIONS, text: 'certRevocation' },
    { name: 'policy', value: 'OID', isRepeatable: true, text: 'certPolicy' },
    { name: 'usage', value: 'CARE', choices: USAGES, text: 'certUsage' },
    { name: 'purpose', value: 'PURPOSE', choices: PURPOSES, text: 'certPurpose' },
    { name: 'environment', value: 'ENVIRONMENT', choices: ENVIRONMENTS, text: 'trustEnvironment' },
    { name: 'host', value: 'HOST', text: 'certHost' },
  ],
  examples: [
    'cert verify client.pem',
    'cert verify chaine.pem --trust racine.cer --at 2026-01-31 --crl liste.crl --purpose client --json',
    'cert verify chaine.pem --purpose client --usage strict --policy 1.2.250.1.71.1.2.1',
  ],
  async run(invocation) {
    const { values, open, path, positionals } = invocation;
    const [word = '', ...others] = positionals;
    const target = targetOf(invocation, word);
    const { client, tickets } = await open();
    const files = [...('path' in target ? [target.path] : []), ...others.map(path)].map(tickets.forReading);
    const given = (name: string): string[] => list(values, name).map((file) => tickets.forReading(path(file)));
    const at = text(values, 'at');
    const purpose = choice(values, 'purpose', PURPOSES);
    const environment = choice(values, 'environment', ENVIRONMENTS);
    const host = text(values, 'host');
    const revocation = choice(values, 'revocation', REVOCATIONS);
    const usages = choice(values, 'usage', USAGES);
    const policies = list(values, 'policy');
    const verdict = await client.certificates.verify({
      ...{ files, trust: given('trust'), crls: given('crl') },
      ...('id' in target && { id: target.id }),
      ...(at !== undefined && { at: new Date(isoDate(at, '--at')).toISOString() }),
      ...(purpose !== undefined && { purpose }),
      ...(environment !== undefined && { environment }),
      ...(host !== undefined && { host }),
      ...(revocation !== undefined && { revocation }),
      ...(usages !== undefined && { usages }),
      // Without the wish that one of them holds, RFC 5280 §6.1.1 lets a chain without any policy pass.
      ...(policies.length > 0 && { policies: { initial: [...policies], requireExplicit: true } }),
    });
    return {
      value: chainDocument(verdict, invocation.ui.lang),
      lines: (ui) => chainLines(verdict, ui),
      exitCode: verdict.trusted ? 0 : 4,
    };
  },
};

/** `cercle cert test-server ID` */
export const certTestServerCommand: Command = {
  name: 'cert test-server',
  method: 'certificates.testServer',
  positionals: [{ name: 'ID' }],
  options: [{ name: 'host', value: 'HOST', text: 'certHost' }, ...secretOptions('passphrase')],
  examples: ['cert test-server cert-0123456789 --host ror.exemple.fr --passphrase-env VAULT'],
  async run(invocation) {
    const [id = ''] = invocation.positionals;
    const host = text(invocation.values, 'host');
    const { client } = await unlockFor(invocation);
    const test = await client.certificates.testServer({ id, ...(host !== undefined && { host }) });
    const chain = test.chain && chainDocument(test.chain, invocation.ui.lang);
    return { value: { ...test, chain }, lines: (ui) => testLines(test, ui), exitCode: test.ok ? 0 : 4 };
  },
};

function testLines({ ok, checks, chain }: ServerTest, ui: Ui): string[] {
  const { certificates: words, cli, tables } = ui.texts;
  const names: Readonly<Record<string, string>> = words.checks;
  const columns = [
    { title: tables.header.check },
    { title: tables.header.state },
    { title: tables.header.detail, canShrink: true },
  ];
  const rows = checks.map(({ name, ok: isOk, detail }) => [
    names[name] ?? name,
    isOk ? cli.yes : cli.no,
    plain(detail),
  ]);
  return [
    ok ? words.serverOk : ui.red(words.serverBad),
    ...table(columns, rows, ui),
    ...(chain === null ? [] : ['', ...chainLines(chain, ui)]),
  ];
}
