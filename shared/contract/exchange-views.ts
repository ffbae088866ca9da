import { z } from 'zod';
import type { Cause, Diagnosis } from '../domain/exchange/cause.ts';
import type { WireFacts } from '../domain/exchange/facts.ts';
import type { ExchangeRequest, ChangedEstablishment, Transaction } from '../domain/exchange/transaction.ts';

const codeParameter = z.strictObject({ code: z.string().min(1).max(100), codingScheme: z.string().min(1).max(200) });
const identifier = z.strictObject({ code: z.string().min(1).max(200), assigningAuthorityName: z.string().max(200) });
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/);
const codes = z.array(codeParameter).max(100);

/** What is asked of a server, as typed by a person or a program. */
export const exchangeRequest: z.ZodType<ExchangeRequest> = z.discriminatedUnion('transaction', [
  z.strictObject({
    transaction: z.literal('extraction'),
    profil: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  }),
  z.strictObject({
    transaction: z.literal('notifications'),
    dateRef: instant,
    typeActivity: codes,
    supportedPatient: codes,
  }),
  z.strictObject({
    transaction: z.literal('etablissement'),
    etablissement: identifier,
    dateRef: instant.nullable(),
    typeActivity: codes,
    supportedPatient: codes,
    restrictedOrganisation: z.boolean().nullable(),
  }),
  z.strictObject({ transaction: z.literal('oi'), organisation: identifier }),
  z.strictObject({
    transaction: z.literal('find'),
    directory: z.enum(['organization', 'service', 'facility', 'provider']),
    entityId: z.string().max(300).nullable(),
    name: z.string().max(300).nullable(),
    codedType: codeParameter.nullable(),
    otherId: identifier.nullable(),
    status: z.string().max(100).nullable(),
    updatedSince: instant.nullable(),
    start: z.number().int().min(1).nullable(),
    max: z.number().int().min(1).max(100_000).nullable(),
  }),
  z.strictObject({ transaction: z.literal('modifications'), lastModified: instant }),
]);

export const OUTCOMES = ['ok', 'failed', 'cancelled'] as const;

/** One exchange, as listed. Never changed once written. */
export interface ExchangeRow {
  readonly id: string;
  readonly region: string;
  readonly transaction: Transaction;
  readonly at: string;
  readonly outcome: (typeof OUTCOMES)[number];
  /** Why it failed; null for a success. */
  readonly cause: Cause | null;
  readonly http: number | null;
  readonly bytes: number;
  /** Entities of the answer by kind; null when it carries none. */
  readonly counts: Readonly<Record<string, number>> | null;
  readonly durationMs: number;
  /** The synchronisation it was part of. */
  readonly sync: string | null;
  /** The load of the cache it made. */
  readonly load: string | null;
  readonly hasAnswer: boolean;
}

/** Everything kept of one exchange. */
export interface ExchangeRecord extends ExchangeRow {
  readonly request: ExchangeRequest;
  readonly url: string;
  /** What was sent, byte for byte but secrets; empty for a GET. */
  readonly requestXml: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Beginning of the answer, when it is text. */
  readonly answerExcerpt: string | null;
  readonly facts: WireFacts;
  readonly diagnosis: Diagnosis | null;
  /** What a notification named. */
  readonly changed: readonly ChangedEstablishment[] | null;
  /** Fingerprint of the certificate that was used; null: none. */
  readonly certificate: string | null;
}

/** Filters of the history; each narrows it. */
export const exchangeFilters = z.strictObject({
  region: z.array(z.string().max(40)).max(50).optional(),
  transaction: z.array(z.string().max(40)).max(10).optional(),
  outcome: z.array(z.enum(OUTCOMES)).optional(),
  cause: z.array(z.string().max(60)).max(50).optional(),
  since: z.string().max(40).optional(),
  text: z.string().max(200).optional(),
});
export type ExchangeFilters = z.infer<typeof exchangeFilters>;

/** The indicators of traceability, by region and transaction (domain reference ROR: specification of 2015). */
export interface ExchangeIndicator {
  readonly region: string;
  readonly transaction: Transaction;
  readonly count: number;
  readonly ok: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly bytes: number;
  readonly errors: Readonly<Record<string, number>>;
}

/** Where a synchronisation stands; it survives a crash. */
export interface SyncState {
  readonly id: string;
  readonly region: string;
  readonly kind: 'full' | 'delta';
  readonly state: 'running' | 'finished' | 'failed' | 'cancelled' | 'interrupted';
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Establishments to read, read, and given up after their attempts. */
  readonly queue: { readonly total: number; readonly done: number; readonly failed: number };
  readonly cause: Cause | null;
  /** Instant that the next notifications will be asked from. */
  readonly nextDateRef: string | null;
  readonly removed: number;
}

/** How what was due was last done. */
export interface LastTick {
  readonly at: string;
  readonly done: number;
  readonly failed: number;
  /** Not begun: the vault is locked, production is not confirmed, or another one is at it. */
  readonly waiting: number;
}
