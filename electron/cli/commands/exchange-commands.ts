import type { Command } from '../command.ts';
import {
  exchangeIndicatorsCommand,
  exchangeListCommand,
  exchangeReplayCommand,
  exchangeShowCommand,
} from './exchange-history.ts';
import {
  exchangeEtablissementCommand,
  exchangeExtractionCommand,
  exchangeFindCommand,
  exchangeModificationsCommand,
  exchangeNotificationsCommand,
  exchangeOiCommand,
} from './exchange-send.ts';
import { exchangeSyncCommand } from './exchange-sync.ts';

/** The commands of exchanges with servers, in the order of help. */
export const exchangeCommands: readonly Command[] = [
  exchangeExtractionCommand,
  exchangeNotificationsCommand,
  exchangeEtablissementCommand,
  exchangeOiCommand,
  exchangeFindCommand,
  exchangeModificationsCommand,
  exchangeSyncCommand,
  exchangeListCommand,
  exchangeShowCommand,
  exchangeReplayCommand,
  exchangeIndicatorsCommand,
];
