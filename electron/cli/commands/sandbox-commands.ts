import type { Command } from '../command.ts';
import { sandboxStartCommand } from './sandbox-start.ts';
import {
  sandboxEvolveCommand,
  sandboxFaultCommand,
  sandboxIssueCommand,
  sandboxStatusCommand,
  sandboxStopCommand,
  sandboxWhitelistAddCommand,
  sandboxWhitelistListCommand,
  sandboxWhitelistRemoveCommand,
} from './sandbox.ts';

/** The commands of the sandbox region, in the order of help. */
export const sandboxCommands: readonly Command[] = [
  sandboxStartCommand,
  sandboxStatusCommand,
  sandboxIssueCommand,
  sandboxWhitelistListCommand,
  sandboxWhitelistAddCommand,
  sandboxWhitelistRemoveCommand,
  sandboxFaultCommand,
  sandboxEvolveCommand,
  sandboxStopCommand,
];
