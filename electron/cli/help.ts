import { commandUsage } from './command.ts';
import type { Command } from './command.ts';
import { FILTER_OPTIONS, GLOBAL_OPTIONS, optionUsage } from './options.ts';
import type { OptionSpec } from './options.ts';
import type { Ui } from './ui.ts';

const WIDEST = 100;

/** Breaks a text into lines of at most `width` characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Two columns, the second one wrapped. */
function columns(rows: readonly (readonly [string, string])[], ui: Ui): string[] {
  const left = Math.max(...rows.map(([word]) => word.length)) + 4;
  const width = Math.max(30, Math.min(ui.width ?? WIDEST, WIDEST) - left);
  return rows.flatMap(([word, text]) =>
    wrap(text, width).map((line, at) => (at === 0 ? `  ${word}` : '').padEnd(left) + line),
  );
}

function optionRows(options: readonly OptionSpec[], ui: Ui): (readonly [string, string])[] {
  return options.map((option) => {
    const text = ui.texts.options[option.text];
    if (option.choices === undefined) return [optionUsage(option), text];
    return [optionUsage(option), `${text} (${ui.say(ui.texts.cli.choices, { values: option.choices.join(', ') })})`];
  });
}

/** The list of commands. */
export function generalHelp(commands: readonly Command[], ui: Ui): string[] {
  const { cli, commands: texts } = ui.texts;
  const rows = commands.map(
    (command) => [commandUsage(command).slice('cercle '.length), texts[command.name].summary] as const,
  );
  return [
    cli.tagline,
    '',
    `${ui.bold(cli.usage)} cercle ${cli.usageCommand} ${cli.usageOptions}`,
    '',
    ui.bold(cli.commands),
    ...columns(rows, ui),
    '',
    ui.bold(cli.global),
    ...columns(optionRows(GLOBAL_OPTIONS, ui), ui),
    '',
    ui.bold(cli.exitCodes),
    ...columns(Object.entries(ui.texts.exits), ui),
    '',
    cli.moreHelp,
  ];
}

/** All about one command. */
export function commandHelp(command: Command, ui: Ui): string[] {
  const { cli, commands: texts } = ui.texts;
  const { summary, details } = texts[command.name];
  const section = (title: string, options: readonly OptionSpec[]): string[] =>
    options.length === 0 ? [] : ['', ui.bold(title), ...columns(optionRows(options, ui), ui)];
  return [
    `${ui.bold(cli.usage)} ${commandUsage(command)} ${cli.usageOptions}`,
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    ...wrap(details, Math.min(ui.width ?? WIDEST, WIDEST)),
    ...section(cli.options, command.options),
    ...(command.takesFilters === true ? section(cli.filters, FILTER_OPTIONS) : []),
    ...section(cli.global, GLOBAL_OPTIONS),
    '',
    ui.bold(cli.examples),
    ...command.examples.map((example) => `  cercle ${example}`),
  ];
}
