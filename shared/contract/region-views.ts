import { z } from 'zod';
import { ENVIRONMENTS } from '../domain/certificates/facts.ts';
import { DIALECTS } from '../domain/exchange/transaction.ts';

/** Limits of time and pace; seconds, and bytes a second over a minute. */
export const limits = z.strictObject({
  connectSeconds: z.number().int().min(1).max(600),
  firstByteSeconds: z.number().int().min(1).max(7200),
  totalSeconds: z.number().int().min(1).max(86_400),
  /** The whole extraction is allowed more (domain reference ROR §2.1: two hours). */
  extractionSeconds: z.number().int().min(1).max(86_400),
  minimumBytesPerSecond: z.number().int().min(0).max(1_000_000),
  /** Reads sent to a server in one second at most, and at once. */
  readsPerSecond: z.number().min(0.1).max(100),
  concurrentReads: z.number().int().min(1).max(16),
});

/** Values of the profile of the user that a VIHF assertion states (domain reference ROR §2.8). */
export const vihf = z.strictObject({
  enabled: z.boolean(),
  /** Structure and user of `Subject/NameID`. */
  nameId: z.string().max(200),
  clientName: z.string().max(200),
  /** `CU22`; empty: by the access profile. */
  userProfile: z.string().max(40),
});

/** A server that is queried, with everything that decides how; secrets are elsewhere. */
export const regionTarget = z.strictObject({
  /** `11`, `national`, or the code a person gave. */
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
  label: z.string().trim().min(1).max(120),
  environment: z.enum(ENVIRONMENTS),
  dialect: z.enum(DIALECTS),
  /** Of the SOAP services, or of the IHE services; empty: not given yet. */
  url: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]),
  /** Of the extraction; empty: derived from `url`. */
  extractionUrl: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]),
  /** `V1` in the path of the extraction. */
  extractionVersion: z.string().regex(/^[A-Za-z0-9._-]{0,20}$/),
  /** Document of an IHE server. */
  document: z.string().max(200),
  /** Identifier of a certificate of the inventory; null: none chosen. */
  certificate: z.string().max(100).nullable(),
  profil: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  vihf,
  /** OID sent as `assigningAuthorityName` of establishments (ROR §2.4). */
  assigningAuthority: z.string().regex(/^[0-9.]{1,100}$/),
  /** Sends a SOAPAction header as well, for servers that ask for it. */
  soapActionHeader: z.boolean(),
  tlsPolicy: z.enum(['strict', 'compatible']),
  revocation: z.enum(['required', 'if-known', 'off']),
  limits,
  /** As in the settings, none, or an address. */
  proxy: z.union([z.literal('settings'), z.literal('none'), z.url().max(300)]),
  /** An open window synchronises and tests it by itself, when that is due; nobody has to ask. */
  automatic: z.boolean(),
  notes: z.string().max(5000),
});
export type RegionTarget = z.infer<typeof regionTarget>;

/** A target as listed: what it lacks to be queried, and how it last went. */
export interface RegionRow extends RegionTarget {
  /** One of the regions that Cercle ships without address. */
  readonly isShipped: boolean;
  /** What must be given before it can be queried. */
  readonly missing: readonly ('url' | 'certificate' | 'profil' | 'trust' | 'nameId')[];
  readonly source: string | null;
  readonly lastExchange: { readonly id: string; readonly at: string; readonly ok: boolean } | null;
  readonly lastSync: { readonly at: string; readonly kind: 'full' | 'delta' } | null;
  /** The first production call of a session has been confirmed. */
  readonly isConfirmed: boolean;
}
