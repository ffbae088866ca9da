import type { Families } from './commands/families.ts';
import { firstWord, parseCommandLine } from './parse.ts';
import type { Parsed } from './parse.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads the words typed after `cercle` over the commands that the first of them may name, and loads no other: where all options are
 * of these, all commands together would read the same. What they refuse is told by all of them, who know what was meant.
 * Throws as `parseCommandLine`.
 */
export async function readCommandLine(argv: readonly string[], families: Families): Promise<Parsed> {
  try {
    return parseCommandLine(argv, await families.of(firstWord(argv)));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return parseCommandLine(argv, await families.all());
  }
}
