import type { Environment } from './environment.ts';
import type { Ports } from '../services/ports.ts';
import type { OptionValues } from './options.ts';
import type { Session } from './session.ts';
import type { Ui } from './ui.ts';

/** One run of a command: what was typed, and the way to the services. */
export interface Invocation {
  readonly values: OptionValues;
  readonly positionals: readonly string[];
  readonly ui: Ui;
  readonly env: Environment;
  readonly ports: Ports;
  /** The absolute path of a file argument. */
  path(name: string): string;
  /** Opens the services the first time it is called; the caller of the command closes them. */
  open(): Promise<Session>;
  /** A line on standard error, unless `--quiet`. */
  note(text: string): void;
  now(): Date;
}
