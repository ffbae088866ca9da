import { join } from 'node:path';
import { z } from 'zod';
import { ENVIRONMENTS, type Environment } from './options.ts';
import { readState, writePrivate } from './private-files.ts';

/** What a certificate may be when it is issued. */
export const CERTIFICATE_STATES = ['valid', 'expired', 'not-yet', 'revoked', 'wrong-usage', 'unknown-ca'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

const registerSchema = z.object({
  /** Of the next lists; they only grow (RFC 5280 §5.2.3). */
  crlNumber: z.number().int().nonnegative(),
  issued: z.array(
    z.object({
      serial: z.string(),
      sha256: z.string(),
      subject: z.string(),
      state: z.enum(CERTIFICATE_STATES),
      environment: z.enum(ENVIRONMENTS),
      at: z.string(),
    }),
  ),
  /** Serials by environment; those of servers as well. */
  revoked: z.array(z.object({ serial: z.string(), environment: z.enum(ENVIRONMENTS), at: z.string() })),
});
type RegisterState = z.infer<typeof registerSchema>;
export type IssuedRow = RegisterState['issued'][number];

/** What the authorities have issued and revoked, kept between starts. */
export interface Register {
  issued(): readonly IssuedRow[];
  add(row: IssuedRow): void;
  revoked(environment: Environment): readonly { readonly serial: string; readonly at: string }[];
  revoke(serial: string, environment: Environment): void;
  nextCrlNumber(): number;
}

export function openRegister(folder: string): Register {
  const file = join(folder, 'register.json');
  const read = registerSchema.safeParse(readState(file));
  let state: RegisterState = read.success ? read.data : { crlNumber: 0, issued: [], revoked: [] };
  const change = (next: Partial<RegisterState>): void => {
    state = { ...state, ...next };
    writePrivate(file, JSON.stringify(state));
  };
  return {
    issued: () => state.issued,
    add: (row) => change({ issued: [...state.issued, row] }),
    revoked: (environment) => state.revoked.filter((row) => row.environment === environment),
    revoke(serial, environment) {
      change({ revoked: [...state.revoked, { serial, environment, at: new Date().toISOString() }] });
    },
    nextCrlNumber() {
      change({ crlNumber: state.crlNumber + 1 });
      return state.crlNumber;
    },
  };
}
