import { AppError } from '../../shared/errors.ts';
import type { Values } from '../../shared/i18n/format.ts';
import { errorSentences } from '../../shared/i18n/index.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import { EXIT_CODES } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { plain } from './table.ts';
import { UsageError, usageSentence } from './usage-error.ts';
import type { Ui } from './ui.ts';

/** What `--json` gives of an error. */
export interface ErrorDocument {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly cause?: string;
    readonly proof?: readonly string[];
    readonly advice?: readonly string[];
  };
}

interface Explained {
  readonly code: AppError['code'];
  readonly what: string;
  readonly why: string | undefined;
  readonly proof: readonly string[];
  readonly advice: readonly string[];
  readonly whom: string | undefined;
}

/**
 * What fills the sentences of an error; a refused input that gives no reason is explained by its message. A reason that is a
 * sentence stands within another one: its full stop goes.
 */
function valuesOf({ code, message, detail: { values = {} } }: AppError): Values {
  const reason = values.reason ?? (code === 'input.invalid' ? message : undefined);
  return typeof reason === 'string' ? { ...values, reason: reason.replace(/\.$/u, '') } : values;
}

function explain(error: unknown, lang: Lang): Explained {
  const known = error instanceof AppError ? error : new AppError('internal', 'An unexpected error occurred.');
  const { proof = [], advice = [] } = known.detail;
  const usage = known instanceof UsageError ? usageSentence(known, lang) : undefined;
  const values =
    usage === undefined ? valuesOf(known) : { ...(known as UsageError).reasonValues, reason: usage.reason };
  const { what, why, todo, whom } = errorSentences(known.code, values, lang);
  // Services advise in English; the sentence of the code says it in the person's language.
  const steps = usage?.advice ?? (lang === 'en' ? advice : []);
  return { code: known.code, what, why, proof, advice: [...steps, todo], whom };
}

export function exitCodeOf(error: unknown): ExitCode {
  return EXIT_CODES[error instanceof AppError ? error.code : 'internal'];
}

/** The error as a JSON document. */
export function errorDocument(error: unknown, lang: Lang): ErrorDocument {
  const { code, what, why, proof, advice } = explain(error, lang);
  return {
    error: {
      code,
      message: what,
      ...(why !== undefined && { cause: why }),
      ...(proof.length > 0 && { proof }),
      advice,
    },
  };
}

/** The error for people: what happened, why we think so, what to do, whom to ask; the technical message when verbose. */
export function errorLines(error: unknown, ui: Ui, isVerbose: boolean): string[] {
  const { code, what, why, proof, advice, whom } = explain(error, ui.lang);
  const { cli } = ui.texts;
  const line = (label: string, text: string): string => `  ${ui.dim(`${label} ·`)} ${plain(text)}`;
  const lines = [`${ui.red(ui.bold(cli.error))} · ${plain(what)} [${code}]`];
  if (why !== undefined) lines.push(line(cli.why, why));
  lines.push(...proof.map((fact) => line(cli.proof, fact)), ...advice.map((step) => line(cli.todo, step)));
  if (whom !== undefined) lines.push(line(cli.whom, whom));
  if (isVerbose && error instanceof Error) lines.push(line(cli.technical, error.message), ...technical(error));
  return lines;
}

/** Where it happened; the stack of a refusal that we made ourselves says nothing more. */
function technical(error: Error): string[] {
  const cause = error instanceof AppError ? error.cause : error;
  return cause instanceof Error ? (cause.stack ?? cause.message).split('\n').map((text) => `    ${text}`) : [];
}
