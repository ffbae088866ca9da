import { z } from 'zod';
import { fileTicket } from './common.ts';
import { method } from './define.ts';
import { secret } from './secret.ts';

export interface VaultStatus {
  readonly state: 'absent' | 'locked' | 'open';
  /** What opens it. */
  readonly protections: readonly ('passphrase' | 'system')[];
  /** What the system's key store is worth here; `absent`: this way in has none. */
  readonly systemProtection: 'available' | 'unavailable' | 'not-protecting' | 'absent';
  /** Rounds of PBKDF2-HMAC-SHA256 on the passphrase; null without one. */
  readonly iterations: number | null;
  readonly lockMinutes: number;
  /** Seconds to wait before the next attempt, after wrong ones. */
  readonly waitSeconds: number;
  readonly keys: number;
  /** When the last recovery file was made, and whether keys were added since. */
  readonly backup: { readonly at: string; readonly isCurrent: boolean } | null;
  readonly journal: { readonly entries: number; readonly isIntact: boolean | null };
}

/** What was done, never with what secret. `details` are facts such as a subject or a fingerprint. */
export interface JournalEntry {
  readonly number: number;
  readonly at: string;
  readonly act: JournalAct;
  readonly details: Readonly<Record<string, string>>;
  /** SHA-256 over the previous hash and this entry. */
  readonly hash: string;
}

export const JOURNAL_ACTS = [
  'vault.created',
  'vault.unlock-failed',
  'vault.passphrase-changed',
  'vault.system-added',
  'vault.system-removed',
  'vault.backup-made',
  'vault.restored',
  'key.created',
  'key.imported',
  'key.exported',
  'key.removed',
  'request.made',
  'request.exported',
  'request.backup-declined',
  'certificate.installed',
  'certificate.imported',
  'certificate.exported',
  'certificate.archived',
  'certificate.unarchived',
  'certificate.removed',
  'certificate.restored',
  'certificate.purged',
  'certificate.activated',
  'certificate.tested',
  'certificate.uses-changed',
  'secret.stored',
  'secret.shown',
  'trust.added',
  'trust.removed',
  'crl.added',
  /** The history of a dossier was sealed for the first time. */
  'dossier.sealed',
] as const;
export type JournalAct = (typeof JOURNAL_ACTS)[number];

/** What an entry may say of what was done: facts that anybody may read, never a secret. */
export const JOURNAL_DETAILS = [
  'authority',
  'certificate',
  'entries',
  'environment',
  'file',
  'fingerprint',
  'format',
  'host',
  'id',
  'issuer',
  'key',
  'keyAlgorithm',
  'keySize',
  'keys',
  'notAfter',
  'previous',
  'profile',
  'protection',
  'publicKey',
  'purpose',
  'reason',
  'request',
  'role',
  'serial',
  'subject',
  'use',
] as const;
export type JournalDetail = (typeof JOURNAL_DETAILS)[number];
export type JournalDetails = { readonly [K in JournalDetail]?: string | undefined };

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  readonly total: number;
  readonly verification: JournalVerification;
}

/** `sealed`: how far the head and the length are sealed under the vault's key; null while it is locked. */
export interface JournalVerification {
  readonly isIntact: boolean;
  readonly entries: number;
  readonly head: string;
  readonly sealed: { readonly entries: number; readonly isValid: boolean } | null;
  /** The first entry that does not hold. */
  readonly brokenAt: number | null;
}

const none = z.strictObject({});

export const vault = {
  status: method('Whether there is a vault, whether it is open, and what protects it.', none).returns<VaultStatus>(),
  init: method(
    'Creates the vault, protected by a passphrase, by the key store of the system, or by both.',
    z.strictObject({ passphrase: secret().optional(), useSystem: z.boolean().optional() }),
  ).returns<VaultStatus>(),
  unlock: method(
    'Opens the vault by its passphrase, or by the key store of the system when none is given.',
    z.strictObject({ passphrase: secret().optional() }),
  ).returns<VaultStatus>(),
  lock: method('Locks the vault and forgets its keys.', none).returns<VaultStatus>(),
  changePassphrase: method(
    'Replaces the passphrase; keys stay as they are.',
    z.strictObject({ current: secret().optional(), next: secret() }),
  ).returns<VaultStatus>(),
  useSystem: method(
    'Adds or removes the key store of the system as a way to open the vault.',
    z.strictObject({ enabled: z.boolean() }),
  ).returns<VaultStatus>(),
  backup: method(
    'Writes a recovery file: the whole vault, sealed under a passphrase of its own.',
    z.strictObject({ out: fileTicket, passphrase: secret(), force: z.boolean().optional() }),
  ).returns<{ readonly file: string; readonly bytes: number; readonly keys: number }>(),
  restore: method(
    'Makes a vault from a recovery file; refused when a vault is there, unless it is to be replaced, and then the old one is kept beside.',
    z.strictObject({
      file: fileTicket,
      passphrase: secret(),
      newPassphrase: secret().optional(),
      replace: z.boolean().optional(),
    }),
  ).returns<VaultStatus>(),
  journal: method(
    'What was done with keys, certificates and authorities, the latest first.',
    z.strictObject({ limit: z.number().int().min(1).max(1000).optional(), before: z.number().int().optional() }),
  ).returns<JournalPage>(),
  exportJournal: method(
    'Writes the journal with its proof, as JSON that another program can verify.',
    z.strictObject({ out: fileTicket, force: z.boolean().optional() }),
  ).returns<{ readonly file: string; readonly bytes: number }>(),
};
