import { createInterface } from 'node:readline/promises';
import { AppError } from '../../shared/errors.ts';

/**
 * Asks for one line on the terminal, shown as it is typed; the question goes to standard error, blanks around the answer away.
 * Call it where `canPrompt()` says so only.
 * @throws AppError `cancelled` for Ctrl-C or Ctrl-D.
 */
export async function askLine(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new AbortController();
  lines.once('SIGINT', () => closed.abort());
  lines.once('close', () => closed.abort());
  try {
    return (await lines.question(`${question} `, { signal: closed.signal })).trim();
  } catch (cause) {
    throw new AppError('cancelled', 'Nothing was typed.', { cause });
  } finally {
    lines.close();
  }
}
