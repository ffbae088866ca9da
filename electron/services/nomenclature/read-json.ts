import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../shared/errors.ts';

/**
 * Reads a JSON file of ours.
 * @throws AppError `nomenclature.invalid` when it cannot be read or is not JSON: a damaged installation or data folder.
 */
export function readJson(file: string | URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const name = typeof file === 'string' ? file : fileURLToPath(file);
    throw new AppError('nomenclature.invalid', `The table ${name} cannot be read; install it or import it again.`, {
      values: { file: name },
      cause,
    });
  }
}
