import { z } from 'zod';
import type { Counts } from './common.ts';
import { fileTicket, profil } from './common.ts';
import { method } from './define.ts';

export interface GeneratedRegion {
  readonly file: string;
  readonly bytes: number;
  readonly counts: Counts;
}

export const synthetic = {
  generate: method(
    'Writes a fictional region, the same for the same seed; a job whose result is {file, bytes, counts}.',
    z.strictObject({
      units: z.number().int().min(1).max(5_000_000),
      seed: z.number().int().min(0).max(0xffffffff).optional(),
      region: z
        .string()
        .regex(/^\d{2}$/)
        .optional(),
      profil: profil.optional(),
      files: z.number().int().min(1).max(100).optional(),
      out: fileTicket,
      force: z.boolean().optional(),
    }),
  ).returns<{ readonly jobId: string }>(),
  example: method(
    'Makes a fictional region and imports it as the source EXEMPLE; a job whose result is the import report.',
    z.strictObject({ units: z.number().int().min(50).max(20_000).optional() }),
  ).returns<{ readonly jobId: string }>(),
};
