import type { Environment } from './environment.ts';
import type { OptionValues } from './options.ts';
import type { CliPorts } from './ports.ts';
import type { Session } from './session.ts';
import type { Ui } from './ui.ts';

/** One run of a command: what was typed, and the way to the services. */
export interface Invocation {
  readonly values: OptionValues;
  readonly positionals: readonly string[];
  readonly ui: Ui;
  readonly env: Environment;
  readonly ports: CliPorts;
  /** The absolute path of a file argument. */
  path(name: string): string;
  /** Opens the services the first time it is called; the caller of the command closes them. */
  open(): Promise<Session>;
  /** Writes a result before the command ends, for one that goes on: `value` as one line of JSON, or `lines` for people. */
  announce(value: unknown, lines: readonly string[]): void;
  /**
   * From now on Ctrl-C and SIGTERM end the command, they do not cancel it: the first one sets this signal and the command
   * goes to its end by itself; a second one ends the process at once.
   */
  untilStop(): AbortSignal;
  /** A line on standard error, unless `--quiet`. */
  note(text: string): void;
  now(): Date;
}
