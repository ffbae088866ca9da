import type { Dialect } from '../../../shared/domain/exchange/transaction.ts';
import type { Connector } from './connector.ts';
import { iheConnector } from './ihe-csd/connector.ts';
import { rorConnector } from './ror-csd/connector.ts';

const CONNECTORS: Readonly<Record<Dialect, Connector>> = { 'ror-2.4': rorConnector, 'ihe-csd': iheConnector };

export function connectorOf(dialect: Dialect): Connector {
  return CONNECTORS[dialect];
}
