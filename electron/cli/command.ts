import type { Texts } from '../../shared/i18n/index.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Invocation } from './invocation.ts';
import type { OptionSpec } from './options.ts';
import type { Ui } from './ui.ts';

/** What a command answers: the JSON document, and how people read it. */
export interface Outcome {
  /** Undefined when everything was announced while the command went on. */
  readonly value: unknown;
  /** Lines for standard output when `--json` is not asked for. */
  readonly lines: (ui: Ui) => readonly string[];
  /** 0 when absent. */
  readonly exitCode?: ExitCode;
}

/** A positional argument: `FILE…` when it may repeat, `[TEXT]` when it may be absent. */
export interface Argument {
  readonly name: string;
  readonly isOptional?: boolean;
  readonly isRepeatable?: boolean;
}

/** One command: what is typed, what help says of it, and what it does over the contract. */
export interface Command {
  /** As typed; two words for a member of a family (`sources remove`). */
  readonly name: keyof Texts['commands'];
  /** The method of the contract behind it, for the documentation; none for what concerns this installation only. */
  readonly method?: string;
  readonly positionals: readonly Argument[];
  readonly options: readonly OptionSpec[];
  /** Whether the filters of lists apply. */
  readonly takesFilters?: boolean;
  /** After `cercle `. */
  readonly examples: readonly string[];
  run(invocation: Invocation): Promise<Outcome>;
}

/** `cercle import FILE… [options]`, without the options. */
export function commandUsage({ name, positionals }: Command): string {
  const words = positionals.map(({ name: argument, isOptional = false, isRepeatable = false }) => {
    const word = `${argument}${isRepeatable ? '…' : ''}`;
    return isOptional ? `[${word}]` : word;
  });
  return ['cercle', name, ...words].join(' ');
}
