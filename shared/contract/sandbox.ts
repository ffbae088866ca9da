import { z } from 'zod';
import { fileTicket } from './common.ts';
import { method } from './define.ts';

export const SANDBOX_STATES = ['valid', 'expired', 'not-yet', 'revoked', 'wrong-usage', 'unknown-ca'] as const;
export const SANDBOX_REFUSALS = ['http', 'alert', 'close'] as const;

/** The fictional region that runs on this computer. */
export interface SandboxStatus {
  readonly isRunning: boolean;
  readonly url: string | null;
  readonly port: number | null;
  readonly seed: number;
  readonly units: number;
  readonly tls: '1.2' | '1.3' | 'both';
  readonly refusal: (typeof SANDBOX_REFUSALS)[number];
  readonly deniesUnlisted: boolean;
  readonly fault: string | null;
  readonly whitelist: readonly { readonly sha256: string; readonly subject: string; readonly addedAt: string }[];
  readonly revision: number;
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
      tls: z.enum(['1.2', '1.3', 'both']).optional(),
      refusal: z.enum(SANDBOX_REFUSALS).optional(),
      denyUnlisted: z.boolean().optional(),
    }),
  ).returns<SandboxStatus>(),
  stop: method('Stops the fictional region.', none).returns<SandboxStatus>(),
  issue: method(
    'Its authority answers a request: a file, or a pending request of the inventory, which is then installed.',
    z.strictObject({
      csr: z.union([
        z.strictObject({ file: fileTicket, out: fileTicket, force: z.boolean().optional() }),
        z.strictObject({ request: z.string().max(100) }),
      ]),
      state: z.enum(SANDBOX_STATES).optional(),
    }),
  ).returns<{ readonly sha256: string; readonly subject: string; readonly certificate: string | null }>(),
  whitelist: method(
    'Adds a certificate to its whitelist, or removes it; by inventory identifier or fingerprint.',
    z.strictObject({ certificate: z.string().min(1).max(200), listed: z.boolean() }),
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
