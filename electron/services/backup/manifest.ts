import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { DATABASE_NAMES } from './precious.ts';

export const MANIFEST_NAME = 'sauvegarde.json';
export const BACKUP_VERSION = 1;
const FORMAT = 'cercle-sauvegarde';

const file = z.strictObject({
  name: z
    .string()
    .max(300)
    .refine(
      (name) => (DATABASE_NAMES as readonly string[]).includes(name) || /^nomenclatures\/[^/\\]+\.json$/u.test(name),
    ),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});
const manifest = z.object({
  format: z.literal(FORMAT),
  version: z.literal(BACKUP_VERSION),
  madeAt: z.string().max(40),
  /** Of the program that made it; told, not judged: what counts is the version of each database. */
  cercle: z.string().max(40),
  files: z.array(file).min(1).max(10_000),
});

/** What a backup says of itself. */
export type Manifest = z.infer<typeof manifest>;
export type BackedUpFile = Manifest['files'][number];

export function manifestText(content: Omit<Manifest, 'format' | 'version'>): string {
  return `${JSON.stringify({ format: FORMAT, version: BACKUP_VERSION, ...content }, null, 2)}\n`;
}

/** @throws AppError `backup.invalid`: of a later version, or no manifest. */
export function readManifest(text: string, backup: string): Manifest {
  const value = parsed(text, backup);
  const { format, version } = (value ?? {}) as { readonly format?: unknown; readonly version?: unknown };
  if (format === FORMAT && typeof version === 'number' && version > BACKUP_VERSION) {
    throw backupInvalid(backup, 'newer-version');
  }
  const read = manifest.safeParse(value);
  if (!read.success || new Set(read.data.files.map(({ name }) => name)).size < read.data.files.length) {
    throw backupInvalid(backup, MANIFEST_NAME);
  }
  return read.data;
}

function parsed(text: string, backup: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw backupInvalid(backup, MANIFEST_NAME, cause);
  }
}

/** `reason`: `newer-version`, or what of it is wrong. */
export function backupInvalid(backup: string, reason: string, cause?: unknown): AppError {
  const values = { file: backup, reason };
  return new AppError('backup.invalid', `${backup} is no usable backup: ${reason}.`, { values, cause });
}
