import type { ExchangeRecord } from '../../../../shared/contract/exchange-views.ts';
import type { Diagnosis } from '../../../../shared/domain/exchange/cause.ts';

/** What is handed to support, and what shows the same by other tools. */
export interface Handed {
  readonly report: string;
  readonly commands: { readonly openssl: string; readonly curl: string };
}

/** A diagnosis with the exchange it left in the history; an address leaves none. */
export interface Diagnosed {
  readonly target: string;
  readonly at: string;
  readonly diagnosis: Diagnosis;
  readonly record: ExchangeRecord | undefined;
  readonly handed: Handed | undefined;
}
