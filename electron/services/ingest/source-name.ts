import { basename } from 'node:path';
import { SOURCE_CODE } from '../../../shared/domain/source-code.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ParseSummary } from './messages.ts';

/**
 * The source an import goes to: the one given, else the one region that every identifiantOI starts with, else the stem of
 * the first file (design command-line, import defaults).
 * @throws AppError `input.invalid` when the given one is no source code.
 */
export function sourceOf(
  given: string | undefined,
  files: readonly string[],
  regions: ParseSummary['regions'],
): string {
  if (given !== undefined) return checkedSource(given);
  const [region] = regions;
  return region !== undefined && regions.length === 1 ? region : stemOf(files[0] ?? '');
}

export function checkedSource(code: string): string {
  if (SOURCE_CODE.test(code)) return code;
  throw new AppError(
    'input.invalid',
    `${code} is no source code: 1 to 64 letters, digits, dots, hyphens or underscores.`,
    {
      values: { reason: `source ${code}` },
    },
  );
}

/** A file name without folder and extension, what a source code does not allow replaced by hyphens. */
function stemOf(file: string): string {
  const stem = basename(file)
    .replace(/\.(xml|zip)$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .slice(0, 64);
  return stem === '' ? 'source' : stem;
}
