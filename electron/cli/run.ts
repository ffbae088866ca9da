import { resolve } from 'node:path';
import type { Command, Outcome } from './command.ts';
import type { Families } from './commands/families.ts';
import { dataFolders, langOf, standingFolder } from './environment.ts';
import type { Environment } from './environment.ts';
import { errorDocument, errorLines, exitCodeOf } from './error-view.ts';
import type { ExitCode } from './exit-codes.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { Invocation } from './invocation.ts';
import type { Output } from './output.ts';
import { peek } from './parse.ts';
import type { Parsed } from './parse.ts';
import { createCliPorts } from './ports.ts';
import { createProgressLine } from './progress.ts';
import { readCommandLine } from './read-command-line.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';
import { createStop } from './stop-signals.ts';
import { createUi } from './ui.ts';
import type { Ui } from './ui.ts';
import { UsageError } from './usage-error.ts';
import { flag, text } from './values.ts';
import { versionOutcome } from './version.ts';

/** What a run needs from its process. */
export interface RunParts {
  readonly families: Families;
  readonly output: Output;
  readonly env: Environment;
}

interface Speech {
  readonly out: Ui;
  readonly err: Ui;
  readonly isJson: boolean;
  readonly isVerbose: boolean;
}

function speechOf(argv: readonly string[], { output, env }: RunParts): Speech {
  const { json: isJson, verbose: isVerbose, lang: asked } = peek(argv);
  const lang = langOf(asked, env);
  const mayColor = !argv.includes('--no-color') && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    out: createUi({ lang, hasColor: mayColor && output.outWidth !== undefined, width: output.outWidth }),
    err: createUi({ lang, hasColor: mayColor && output.errIsTerminal, width: output.errWidth }),
    isJson,
    isVerbose,
  };
}

/** Runs one command and writes its result or its error; gives the exit code and never throws. */
export async function run(argv: readonly string[], parts: RunParts): Promise<ExitCode> {
  const speech = speechOf(argv, parts);
  const { output } = parts;
  try {
    const parsed = await readCommandLine(argv, parts.families);
    const outcome = await outcomeOf(parsed, parts, speech);
    if (!speech.isJson) for (const line of outcome.lines(speech.out)) output.out(`${line}\n`);
    else if (outcome.value !== undefined) output.out(`${JSON.stringify(outcome.value, null, 2)}\n`);
    return outcome.exitCode ?? 0;
  } catch (error) {
    if (speech.isJson) output.out(`${JSON.stringify(errorDocument(error, speech.out.lang), null, 2)}\n`);
    if (!speech.isJson || speech.isVerbose) {
      for (const line of errorLines(error, speech.err, speech.isVerbose)) output.err(`${line}\n`);
    }
    return exitCodeOf(error);
  }
}

async function outcomeOf(parsed: Parsed, parts: RunParts, speech: Speech): Promise<Outcome> {
  const { command, values } = parsed;
  if (values.has('version')) return versionOutcome();
  if (values.has('help')) {
    const commands = command === undefined ? await parts.families.all() : [];
    const lines = (ui: Ui): string[] => (command === undefined ? generalHelp(commands, ui) : commandHelp(command, ui));
    return {
      value: { help: lines(createUi({ lang: speech.out.lang, hasColor: false, width: undefined })).join('\n') },
      lines,
    };
  }
  if (command === undefined) throw new UsageError('missingCommand', {}, 'cercle --help');
  return runCommand(command, parsed, parts, speech);
}

async function runCommand(command: Command, parsed: Parsed, parts: RunParts, speech: Speech): Promise<Outcome> {
  const { output, env } = parts;
  const isQuiet = flag(parsed.values, 'quiet');
  const ports = createCliPorts(dataFolders(text(parsed.values, 'data'), env), output, speech.isVerbose);
  const progress = createProgressLine(output, speech.err);
  const showsProgress = output.errIsTerminal && !isQuiet;
  let session: Promise<Session> | undefined;
  let opened: Session | undefined;
  const open = async (): Promise<Session> => {
    const onProgress = showsProgress ? progress.show : (): void => undefined;
    session ??= openSession({ ports, lang: speech.out.lang, onProgress });
    opened = await session;
    return opened;
  };
  const note = (line: string): void => {
    progress.clear();
    if (!isQuiet) output.err(`${line}\n`);
  };
  const stop = createStop(() => {
    if (opened?.cancel() !== true) return false;
    note(speech.err.texts.cli.cancelling);
    return true;
  });
  const { values, positionals } = parsed;
  const invocation: Invocation = {
    ...{ values, positionals, ui: speech.err, env, ports, open, note, now: ports.now },
    path: (name) => resolve(standingFolder(env), name),
    announce: (value, lines) => output.out(`${speech.isJson ? JSON.stringify(value) : lines.join('\n')}\n`),
    untilStop: stop.untilStop,
  };
  try {
    return await command.run(invocation);
  } finally {
    progress.clear();
    await opened?.close();
    ports.close();
    stop.close();
  }
}
