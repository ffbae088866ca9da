import { parseArgs } from 'node:util';
import { closest } from './closest.ts';
import type { Command } from './command.ts';
import { FILTER_OPTIONS, GLOBAL_OPTIONS } from './options.ts';
import type { OptionSpec, OptionValues } from './options.ts';
import { UsageError, knownLang, oneOf } from './usage-error.ts';
import type { Lang } from '../../shared/i18n/lang.ts';

export interface Parsed {
  /** Absent when none was typed. */
  readonly command: Command | undefined;
  readonly values: OptionValues;
  readonly positionals: readonly string[];
}

interface OptionToken {
  readonly kind: 'option';
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

type ParserOptions = Record<string, { type: 'string' | 'boolean'; short?: string; multiple: true }>;

function parserOptions(specs: readonly OptionSpec[]): ParserOptions {
  const entries = specs.map(({ name, short, value }) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return [name, { type, multiple: true as const, ...(short !== undefined && { short }) }];
  });
  return Object.fromEntries(entries) as ParserOptions;
}

/** Every option that takes a value must be known to tell `--data DIR search` from a command named DIR. */
function allOptions(commands: readonly Command[]): readonly OptionSpec[] {
  return [...commands.flatMap(({ options }) => options), ...FILTER_OPTIONS, ...GLOBAL_OPTIONS];
}

/** The options that a command accepts, its own first. */
export function acceptedOptions(command: Command | undefined): readonly OptionSpec[] {
  const filters = command?.takesFilters === true ? FILTER_OPTIONS : [];
  return [...(command?.options ?? []), ...filters, ...GLOBAL_OPTIONS];
}

function tokenise(argv: readonly string[], specs: readonly OptionSpec[]) {
  return parseArgs({
    args: [...argv],
    options: parserOptions(specs),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
}

/** The first word that is no option, nor the value of an option that every command accepts. */
export function firstWord(argv: readonly string[]): string | undefined {
  return tokenise(argv, allOptions([])).positionals[0];
}

/** The command that the first words name: three words before two and one, so that families have members. */
function findCommand(words: readonly string[], commands: readonly Command[]): Command | undefined {
  const byName = (name: string): Command | undefined => commands.find((command) => command.name === name);
  return [3, 2, 1].map((count) => byName(words.slice(0, count).join(' '))).find((command) => command !== undefined);
}

function refuseUnknownCommand(words: readonly string[], commands: readonly Command[]): void {
  const [first, second] = words;
  if (first === undefined) return;
  const names = commands.map(({ name }) => name as string);
  const family = names.filter((name) => name.startsWith(`${first} `));
  if (family.length > 0) {
    const next = family.map((name) => name.slice(first.length + 1));
    const near = closest(second ?? '', next);
    const suggestion = near === undefined ? undefined : `cercle ${first} ${near}`;
    throw new UsageError('incompleteCommand', { command: first, next: next.join(', ') }, suggestion);
  }
  const near =
    closest(words.slice(0, 2).join(' '), names) ??
    closest(first, [...new Set(names.flatMap((name) => [name, name.split(' ')[0] ?? '']))]);
  throw new UsageError('unknownCommand', { command: first }, near === undefined ? undefined : `cercle ${near}`);
}

function checkOption(token: OptionToken, specs: readonly OptionSpec[], values: Map<string, true | string[]>): void {
  const spec = specs.find(({ name }) => name === token.name);
  const option = token.rawName;
  if (spec === undefined) {
    const near = closest(
      token.name,
      specs.map(({ name }) => name),
    );
    throw new UsageError('unknownOption', { option }, near === undefined ? undefined : `--${near}`);
  }
  if (spec.value === undefined) {
    if (token.inlineValue === true) throw new UsageError('optionTakesNoValue', { option });
    values.set(spec.name, true);
    return;
  }
  // `--limit --json` forgot a value; `--limit=-1` means it.
  const isForgotten = token.value === undefined || (token.inlineValue !== true && /^-./u.test(token.value));
  if (isForgotten) throw new UsageError('optionNeedsValue', { option });
  const known = values.get(spec.name);
  const before = known === undefined || known === true ? [] : known;
  if (before.length > 0 && spec.isRepeatable !== true) throw new UsageError('optionOnce', { option });
  const parts =
    spec.isRepeatable === true && spec.isWhole !== true ? splitList(token.value ?? '') : [token.value ?? ''];
  if (spec.choices !== undefined) for (const part of parts) oneOf(part, spec.choices, option);
  values.set(spec.name, [...before, ...parts]);
}

/** `a,b` is `a` and `b`: no code has a comma. */
function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function checkPositionals(command: Command, given: readonly string[]): void {
  const needed = command.positionals.filter(({ isOptional }) => isOptional !== true);
  const missing = needed[given.length];
  if (missing !== undefined) throw new UsageError('missingArgument', { argument: missing.name });
  const isOpen = command.positionals.some(({ isRepeatable }) => isRepeatable === true);
  const extra = given[command.positionals.length];
  if (!isOpen && extra !== undefined) throw new UsageError('tooManyArguments', { argument: extra });
}

/**
 * Reads the words typed after `cercle`: options may stand anywhere, `--` ends them.
 * Throws a UsageError naming what is wrong, with the closest right word. With `--help` arguments may be missing.
 */
export function parseCommandLine(argv: readonly string[], commands: readonly Command[]): Parsed {
  const words = tokenise(argv, allOptions(commands)).positionals;
  const command = findCommand(words, commands);
  const specs = acceptedOptions(command);
  const { tokens, positionals } = tokenise(argv, specs);
  const values = new Map<string, true | string[]>();
  const options = tokens.filter((token) => token.kind === 'option') as readonly OptionToken[];
  if (command === undefined && !options.some(({ name }) => name === 'help' || name === 'h')) {
    refuseUnknownCommand(words, commands);
  }
  for (const token of options) checkOption(token, specs, values);
  const given = positionals.slice(command?.name.split(' ').length ?? 0);
  if (command !== undefined && !values.has('help')) checkPositionals(command, given);
  return { command, values, positionals: given };
}

/** What must be known even when the rest cannot be understood: how to tell the error. */
export function peek(argv: readonly string[]): {
  readonly json: boolean;
  readonly verbose: boolean;
  readonly lang: Lang | undefined;
} {
  const end = argv.indexOf('--');
  const words = end === -1 ? argv : argv.slice(0, end);
  const at = words.indexOf('--lang');
  const inline = words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  return {
    json: words.includes('--json'),
    verbose: words.includes('--verbose'),
    lang: knownLang(inline ?? (at === -1 ? undefined : words[at + 1])),
  };
}
