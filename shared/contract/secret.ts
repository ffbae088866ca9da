import { z } from 'zod';

/**
 * An input that must never be shown, kept or logged: a passphrase, a password, a revocation code. It is marked, so that the
 * documentation, the command line and the tests know every one of them (design architecture §6).
 */
export function secret(): z.ZodString {
  return z.string().max(2048).meta({ secret: true });
}

/** Whether a schema was made by `secret`. */
export function isSecret(schema: z.ZodType): boolean {
  return schema.meta()?.['secret'] === true;
}
