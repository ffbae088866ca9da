import type { TrustedAuthority } from '../../../shared/contract/trust.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import type { Ui } from '../ui.ts';

/** An authority as a JSON document. */
export function authorityDocument({ id, environment, kind, facts, addedAt, origin }: TrustedAuthority): object {
  const { subjectText: subject, issuerText: issuer, serial, notBefore, notAfter, sha256 } = facts;
  return { id, environment, kind, subject, issuer, serial, notBefore, notAfter, sha256, addedAt, origin };
}

export function authorityLines(held: readonly TrustedAuthority[], ui: Ui): string[] {
  const { header, environments, kinds, noTrust } = ui.texts.certificates;
  if (held.length === 0) return [noTrust];
  const columns = [
    { title: header.id },
    { title: header.environment },
    { title: header.kind },
    { title: header.notAfter },
    { title: header.subject, canShrink: true },
    { title: header.sha256 },
  ];
  const rows = held.map(({ id, environment, kind, facts: { notAfter, subjectText, sha256 } }) => [
    id,
    environments[environment],
    kinds[kind],
    ui.instant(notAfter),
    subjectText,
    sha256,
  ]);
  return table(columns, rows, ui);
}

/** `cercle trust list` */
export const trustListCommand: Command = {
  name: 'trust list',
  method: 'trust.list',
  positionals: [],
  options: [],
  examples: ['trust list', 'trust list --json'],
  async run({ open }) {
    const { client } = await open();
    const held = await client.trust.list({});
    return { value: held.map(authorityDocument), lines: (ui) => authorityLines(held, ui) };
  },
};

/** `cercle trust remove ID` */
export const trustRemoveCommand: Command = {
  name: 'trust remove',
  method: 'trust.remove',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['trust remove ca-0123456789'],
  async run({ open, positionals: [id = ''] }) {
    const { client } = await open();
    const { removed } = await client.trust.remove({ id });
    return { value: { id, removed }, lines: (ui) => [ui.say(ui.texts.certificates.trustRemoved, { id })] };
  },
};
