import type { ExchangeRecord } from '../../../shared/contract/exchange-views.ts';
import type { Transaction } from '../../../shared/domain/exchange/transaction.ts';
import type { Command, Outcome } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import { flag, text } from '../values.ts';
import { exchangeDocument, exchangeLines, exitCodeOfExchange } from './exchange-document.ts';
import { REQUEST_OPTIONS, requestOf } from './exchange-request.ts';
import { CALL_OPTIONS, sessionFor } from './exchange-session.ts';

const EXAMPLES: Readonly<Record<Transaction, readonly string[]>> = {
  extraction: ['exchange extraction 11', 'exchange extraction 11 --profil 1 --out region.zip --no-import'],
  notifications: ['exchange notifications 11 --since 2026-01-31T07:00:00'],
  etablissement: ['exchange etablissement 11 --id 1750712184', 'exchange etablissement 93 --id 1130783574 --json'],
  oi: ['exchange oi 93 --id 93/47045'],
  find: ['exchange find essai --directory facility --name urgences --max 50'],
  modifications: ['exchange modifications essai --since 2026-01-31'],
};

function sendCommand(transaction: Transaction): Command {
  return {
    name: `exchange ${transaction}`,
    method: 'exchanges.send',
    positionals: [{ name: 'REGION' }],
    options: [
      ...REQUEST_OPTIONS[transaction],
      { name: 'out', value: 'FILE', text: 'exchangeOut' },
      { name: 'no-import', text: 'exchangeNoImport' },
      { name: 'force', text: 'exchangeForce' },
      ...CALL_OPTIONS,
    ],
    examples: EXAMPLES[transaction],
    run: (invocation) => send(invocation, transaction),
  };
}

async function send(invocation: Invocation, transaction: Transaction): Promise<Outcome> {
  const { values, positionals, path } = invocation;
  const [region = ''] = positionals;
  const { session, targets } = await sessionFor(invocation, [region]);
  const [target] = targets;
  if (target === undefined) throw new Error(`no region ${region}`);
  const request = requestOf(transaction, values, target);
  const out = text(values, 'out');
  const record = await session.follow<ExchangeRecord>(
    session.client.exchanges.send({
      ...{ region, request },
      import: !flag(values, 'no-import'),
      force: flag(values, 'force'),
      ...(out !== undefined && { out: session.tickets.forWriting(path(out)) }),
    }),
  );
  return exchangeOutcome(record, invocation, out);
}

/** How an exchange is told, whichever command made it. */
export function exchangeOutcome(record: ExchangeRecord, { ui }: Pick<Invocation, 'ui'>, file?: string): Outcome {
  const written = record.outcome === 'ok' ? file : undefined;
  return {
    value: exchangeDocument(record, ui, written),
    lines: (shown) => exchangeLines(record, shown, written),
    exitCode: exitCodeOfExchange(record),
  };
}

export const exchangeExtractionCommand = sendCommand('extraction');
export const exchangeNotificationsCommand = sendCommand('notifications');
export const exchangeEtablissementCommand = sendCommand('etablissement');
export const exchangeOiCommand = sendCommand('oi');
export const exchangeFindCommand = sendCommand('find');
export const exchangeModificationsCommand = sendCommand('modifications');
