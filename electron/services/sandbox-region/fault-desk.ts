import type { Transaction } from '../../../shared/domain/exchange/transaction.ts';
import { isOfConnection, isOneOf, LIST_FAULTS, type FaultName, type ListFault } from './fault-names.ts';

/** How the length of a body is told. */
export const FRAMINGS = ['length', 'chunked', 'close'] as const;
export type Framing = (typeof FRAMINGS)[number];

/** A fault that was asked for. */
export interface FaultOrder {
  readonly name: FaultName;
  /** Only for this transaction; for any when absent. Faults of the connection cannot know it. */
  readonly transaction?: Transaction | undefined;
  /** The next time only. */
  readonly once?: boolean | undefined;
  /** Byte of the body at which it is cut; half of it when absent. */
  readonly at?: number | undefined;
  /** Milliseconds before the answer (`slow`), or between two bytes (`drip`). */
  readonly delayMs?: number | undefined;
  readonly framing?: Framing | undefined;
}

/** The fault of the moment. */
export interface FaultDesk {
  current(): FaultOrder | undefined;
  set(order: FaultOrder | undefined): void;
  /** The fault that whoever asks for a list of revoked certificates meets. */
  ofList(): ListFault | undefined;
  /** The fault that a new connection meets. */
  ofConnection(): FaultOrder | undefined;
  /** The fault that a request meets; undefined transaction: it was not understood. */
  ofRequest(transaction: Transaction | undefined): FaultOrder | undefined;
}

export function createFaultDesk(): FaultDesk {
  let order: FaultOrder | undefined;
  const take = (): FaultOrder | undefined => {
    const taken = order;
    if (taken?.once === true) order = undefined;
    return taken;
  };
  return {
    current: () => order,
    set: (next) => void (order = next),
    ofList() {
      const { name } = order ?? {};
      if (name === undefined || !isOneOf(LIST_FAULTS, name)) return undefined;
      take();
      return name;
    },
    ofConnection: () => (order !== undefined && isOfConnection(order.name) ? take() : undefined),
    ofRequest(transaction) {
      if (order === undefined || isOfConnection(order.name) || isOneOf(LIST_FAULTS, order.name)) return undefined;
      return order.transaction === undefined || order.transaction === transaction ? take() : undefined;
    },
  };
}
