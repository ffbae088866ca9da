import { z } from 'zod';
import { TRANSACTIONS } from '../../../shared/domain/exchange/transaction.ts';
import type { IssuedCertificate } from './client-certificates.ts';
import { FRAMINGS, type FaultOrder } from './fault-desk.ts';
import { FAULT_NAMES } from './fault-names.ts';
import { ENVIRONMENTS, type SandboxSettings } from './options.ts';
import { CERTIFICATE_STATES, type IssuedRow } from './register.ts';
import type { AuthorityFiles } from './test-pki.ts';
import type { WhitelistEntry } from './whitelist.ts';

/** What can be asked of a running sandbox region through its control door. */
export const commandSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('status') }),
  z.object({
    command: z.literal('issue'),
    csr: z.string().max(100_000),
    state: z.enum(CERTIFICATE_STATES),
    environment: z.enum(ENVIRONMENTS).optional(),
  }),
  z.object({ command: z.literal('whitelist-add'), what: z.string().max(2_000), note: z.string().max(500).optional() }),
  z.object({ command: z.literal('whitelist-remove'), what: z.string().max(2_000) }),
  z.object({ command: z.literal('whitelist-list') }),
  z.object({
    command: z.literal('fault'),
    /** null: none any more. */
    name: z.enum(FAULT_NAMES).nullable(),
    transaction: z.enum(TRANSACTIONS).optional(),
    once: z.boolean().optional(),
    at: z.number().int().nonnegative().optional(),
    delayMs: z.number().int().nonnegative().max(86_400_000).optional(),
    framing: z.enum(FRAMINGS).optional(),
  }),
  z.object({ command: z.literal('evolve') }),
  z.object({ command: z.literal('stop') }),
]);
export type SandboxCommand = z.infer<typeof commandSchema>;

/** A running sandbox region. */
export interface SandboxStatus {
  readonly pid: number;
  readonly port: number;
  /** `https://localhost:port`, without a last slash. */
  readonly url: string;
  /** Where lists of revoked certificates are published, with its last slash. */
  readonly publicUrl: string;
  readonly settings: SandboxSettings;
  readonly authorities: AuthorityFiles;
  readonly revision: number;
  /** ISO: when the region last changed. */
  readonly changedAt: string;
  readonly fault: FaultOrder | null;
  readonly whitelist: number;
  readonly issued: readonly IssuedRow[];
  /** Requests served, by transaction; `refused` and `other` as well. */
  readonly served: Readonly<Record<string, number>>;
}

/** What each command answers. */
export interface SandboxResults {
  readonly status: SandboxStatus;
  readonly issue: IssuedCertificate;
  readonly 'whitelist-add': WhitelistEntry;
  readonly 'whitelist-remove': { readonly wasListed: boolean };
  readonly 'whitelist-list': readonly WhitelistEntry[];
  readonly fault: { readonly fault: FaultOrder | null };
  readonly evolve: { readonly revision: number; readonly changedAt: string };
  readonly stop: { readonly stopping: true };
}
export type SandboxCommandName = keyof SandboxResults;
