import { z } from 'zod';
import { fileTicket } from './common.ts';
import { method } from './define.ts';

export const SANDBOX_STATES = ['valid', 'expired', 'not-yet', 'revoked', 'wrong-usage', 'unknown-ca'] as const;
export type SandboxState = (typeof SANDBOX_STATES)[number];
export const SANDBOX_REFUSALS = ['http', 'alert', 'close'] as const;
export const SANDBOX_TLS = ['1.2', '1.3', 'both'] as const;

/** The fictional region that runs on this computer; what it would be by default when none runs. */
export interface SandboxStatus {
  readonly isRunning: boolean;
  readonly url: string | null;
  readonly port: number | null;
  readonly seed: number | string;
  readonly units: number;
  readonly tls: (typeof SANDBOX_TLS)[number];
  readonly refusal: (typeof SANDBOX_REFUSALS)[number];
  /** Whether a certificate that is not on the whitelist is refused. */
  readonly deniesUnlisted: boolean;
  readonly fault: string | null;
  /** `sha256` is null where a name is listed. */
  readonly whitelist: readonly {
    readonly sha256: string | null;
    readonly subject: string;
    readonly addedAt: string;
  }[];
  /** Certificates of its authority, the first one first. */
  readonly issued: readonly {
    readonly sha256: string;
    readonly subject: string;
    readonly state: SandboxState;
    readonly at: string;
  }[];
  /** How many times it changed, and when it last did. */
  readonly revision: number;
  readonly changedAt: string | null;
}

const none = z.strictObject({});

export const sandbox = {
  status: method(
    'The fictional region: whether it runs, where, and who is on its whitelist.',
    none,
  ).returns<SandboxStatus>(),
  start: method(
    'Starts the fictional region on this computer and registers it as the server BAC, with its authorities.',
    z.strictObject({
      seed: z.number().int().min(0).max(2_147_483_647).optional(),
      units: z.number().int().min(1).max(200_000).optional(),
      port: z.number().int().min(0).max(65_535).optional(),
      tls: z.enum(SANDBOX_TLS).optional(),
      refusal: z.enum(SANDBOX_REFUSALS).optional(),
      denyUnlisted: z.boolean().optional(),
    }),
  ).returns<SandboxStatus>(),
  stop: method('Stops the fictional region, whichever program started it.', none).returns<SandboxStatus>(),
  issue: method(
    'Its authority answers a request: a file; or that of a line of the inventory, on which the certificate is installed, or beside which it is added when it is one that an installation refuses.',
    z.strictObject({
      csr: z.union([
        z.strictObject({ file: fileTicket, out: fileTicket, force: z.boolean().optional() }),
        z.strictObject({ request: z.string().min(1).max(100) }),
      ]),
      state: z.enum(SANDBOX_STATES).optional(),
    }),
  ).returns<{
    readonly sha256: string;
    readonly subject: string;
    readonly state: SandboxState;
    readonly notBefore: string;
    readonly notAfter: string;
    /** Identifier of the line of the inventory; null for a file. */
    readonly certificate: string | null;
  }>(),
  whitelist: method(
    'Adds a certificate to its whitelist, or removes it; by inventory identifier, fingerprint or subject name.',
    z.strictObject({ certificate: z.string().min(1).max(2_000), listed: z.boolean() }),
  ).returns<SandboxStatus>(),
  fault: method(
    'Makes it fail in a named way from now on; null: no more.',
    z.strictObject({ name: z.string().max(60).nullable() }),
  ).returns<SandboxStatus>(),
  faults: method('The ways in which it can fail.', none).returns<
    readonly { readonly name: string; readonly summary: string }[]
  >(),
  evolve: method(
    'Lets time pass: establishments change, and the next notifications name them.',
    none,
  ).returns<SandboxStatus>(),
};
