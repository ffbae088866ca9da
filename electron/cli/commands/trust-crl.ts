import type { HeldCrl } from '../../../shared/contract/trust.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import type { Ui } from '../ui.ts';

/** A list as a JSON document. */
function crlDocument({ id, facts, addedAt, origin, isExpired, isSigned }: HeldCrl): object {
  const { issuerText: issuer, thisUpdate, nextUpdate, number, entries, isDelta, sha256 } = facts;
  return { id, issuer, thisUpdate, nextUpdate, number, entries, isDelta, sha256, addedAt, origin, isExpired, isSigned };
}

function crlLines(lists: readonly HeldCrl[], ui: Ui): string[] {
  const { header, noCrl, crlSigned, crlUnsigned, crlExpired } = ui.texts.certificates;
  if (lists.length === 0) return [noCrl];
  const columns = [
    { title: header.id },
    { title: header.issuer, canShrink: true },
    { title: header.thisUpdate },
    { title: header.nextUpdate },
    { title: header.entries, isNumber: true },
    { title: header.signed },
  ];
  const rows = lists.map(({ id, facts, isExpired, isSigned }) => [
    id,
    facts.issuerText,
    ui.instant(facts.thisUpdate),
    [facts.nextUpdate === null ? '' : ui.instant(facts.nextUpdate), isExpired ? `(${crlExpired})` : '']
      .join(' ')
      .trim(),
    ui.number(facts.entries),
    isSigned ? crlSigned : crlUnsigned,
  ]);
  return table(columns, rows, ui);
}

/** `cercle trust crl list` */
export const trustCrlListCommand: Command = {
  name: 'trust crl list',
  method: 'trust.crls',
  positionals: [],
  options: [],
  examples: ['trust crl list'],
  async run({ open }) {
    const { client } = await open();
    const lists = await client.trust.crls({});
    return { value: lists.map(crlDocument), lines: (ui) => crlLines(lists, ui) };
  },
};

/** `cercle trust crl import FILE` */
export const trustCrlImportCommand: Command = {
  name: 'trust crl import',
  method: 'trust.importCrl',
  positionals: [{ name: 'FILE' }],
  options: [],
  examples: ['trust crl import liste.crl'],
  async run({ open, path, positionals: [file = ''] }) {
    const { client, tickets } = await open();
    const list = await client.trust.importCrl({ from: { file: tickets.forReading(path(file)) } });
    const { issuerText: issuer, thisUpdate } = list.facts;
    return {
      value: crlDocument(list),
      lines: (ui) => [
        ui.say(ui.texts.certificates.crlAdded, { issuer, at: ui.instant(thisUpdate) }),
        ...crlLines([list], ui),
      ],
    };
  },
};

/** `cercle trust crl fetch ID` */
export const trustCrlFetchCommand: Command = {
  name: 'trust crl fetch',
  method: 'trust.fetchCrls',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['trust crl fetch cert-0123456789', 'trust crl fetch ca-0123456789'],
  async run({ open, positionals: [id = ''] }) {
    const { client } = await open();
    const { fetched, failed } = await client.trust.fetchCrls({ id });
    return {
      value: { fetched: fetched.map(crlDocument), failed },
      lines: (ui) => {
        const { crlFailed, noCrlAddress } = ui.texts.certificates;
        if (fetched.length + failed.length === 0) return [noCrlAddress];
        const refused = failed.map((one) => ui.red(ui.say(crlFailed, one)));
        return [...(fetched.length === 0 ? [] : crlLines(fetched, ui)), ...refused];
      },
      exitCode: failed.length > 0 ? 3 : 0,
    };
  },
};

/** `cercle trust crl remove ID` */
export const trustCrlRemoveCommand: Command = {
  name: 'trust crl remove',
  method: 'trust.removeCrl',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['trust crl remove crl-0123456789'],
  async run({ open, positionals: [id = ''] }) {
    const { client } = await open();
    const { removed } = await client.trust.removeCrl({ id });
    return { value: { id, removed }, lines: (ui) => [ui.say(ui.texts.certificates.crlRemoved, { id })] };
  },
};
