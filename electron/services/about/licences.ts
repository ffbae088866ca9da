import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { About } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/errors.ts';

const shape = z.strictObject({
  packages: z.array(z.strictObject({ name: z.string(), version: z.string(), licence: z.string() })),
});

/**
 * The packages that Cercle is made with, as scripts/licences.ts wrote them down.
 * @throws AppError `internal` for a broken installation.
 */
export function readLicences(file: URL): About['licences'] {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8'))).packages;
  } catch (cause) {
    throw new AppError('internal', 'The list of licences is missing or damaged; install Cercle again.', { cause });
  }
}
