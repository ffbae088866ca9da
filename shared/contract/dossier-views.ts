import { z } from 'zod';
import type { Choice, Orientation, Question } from '../domain/onboarding/chooser.ts';
import { CIRCLE_ENVIRONMENTS } from '../domain/onboarding/declared.ts';
import type { DeclaredCertificate, KeptFile } from '../domain/onboarding/declared.ts';
import type { Allowed, Dossier, Refusal, StepStatus, WhitelistEntry } from '../domain/onboarding/dossier.ts';
import { DRIFTS } from '../domain/onboarding/drift.ts';
import type { Drift } from '../domain/onboarding/drift.ts';
import { STEP_EVENTS, WHITELIST_STATES } from '../domain/onboarding/events.ts';
import type { HistoryEntry } from '../domain/onboarding/events.ts';
import { COLLECTED } from '../domain/onboarding/journey.ts';
import type { DocumentKind, Format, Journey, Text, Track } from '../domain/onboarding/journey.ts';
import type { NextAction } from '../domain/onboarding/next.ts';
import type { Reminder } from '../domain/onboarding/next-reminders.ts';
import { SCENARIO_RESULTS } from '../domain/onboarding/platines.ts';
import type { Proposal } from '../domain/onboarding/proposals.ts';
import type { SheetIssue } from '../domain/onboarding/sheet-check.ts';
import { fileTicket } from './common.ts';

export { DRIFTS };
export type { Choice, Drift, NextAction, Orientation, Question, Reminder, SheetIssue };

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2026-11-22');
const said = {
  /** Today when absent. */
  date: day.optional(),
  note: z.string().max(5000).optional(),
  /** Files to keep with it: a decision, a receipt. */
  files: z.array(fileTicket).max(20).optional(),
};
/** A certificate of the inventory by its identifier; its identity is read from there. */
const certificate = z.string().min(1).max(100);
const region = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);

/** What a person records of a step. */
export const stepEventInput = z.strictObject({
  ...said,
  type: z.enum(STEP_EVENTS),
  step: z.string().min(1).max(80),
  reason: z.string().max(2000).optional(),
  values: z.partialRecord(z.enum(COLLECTED), z.string().max(500)).optional(),
  certificate: certificate.optional(),
});

/** What a person records of the whole. */
export const dossierEventInput = z.discriminatedUnion('type', [
  z.strictObject({ ...said, type: z.literal('note'), reason: z.string().max(2000).optional() }),
  z.strictObject({ ...said, type: z.enum(['abandon', 'reouverture']), reason: z.string().max(2000) }),
  z.strictObject({
    ...said,
    type: z.literal('liste-blanche'),
    /** Empty for the circle as a whole, as a dossier that names no server declares. */
    region: z.union([region, z.literal('')]),
    environment: z.enum(CIRCLE_ENVIRONMENTS),
    certificate,
    state: z.enum(WHITELIST_STATES),
    by: z.string().max(200).optional(),
  }),
  z.strictObject({
    ...said,
    type: z.literal('platines-compte'),
    login: z.string().max(200).optional(),
    state: z.enum(['demande', 'ouvert', 'utilise', 'desactive']),
  }),
  z.strictObject({
    ...said,
    type: z.literal('platines-resultat'),
    scenario: z.string().min(1).max(200),
    result: z.enum(SCENARIO_RESULTS),
    evidence: z.string().max(500).optional(),
  }),
]);
export const eventInput = z.union([stepEventInput, dossierEventInput]);
export type EventInput = z.infer<typeof eventInput>;

/** A journey as offered. */
export interface JourneyRow {
  readonly key: string;
  readonly track: Track;
  readonly format: Format;
  readonly title: Text;
  readonly summary: Text;
  readonly warnings: readonly Text[];
  /** A question ready to be sent before anything is ordered; null when there is none. */
  readonly question: Journey['question'];
  readonly steps: number;
  readonly pack: string;
  readonly packDate: string;
  readonly source: string;
  readonly verifiedOn: string;
}

export interface DossierRow {
  readonly id: string;
  readonly title: string;
  readonly journey: { readonly key: string; readonly title: Text; readonly track: Track; readonly format: Format };
  readonly regions: readonly string[];
  readonly isRehearsal: boolean;
  readonly status: Dossier['status'];
  readonly profil: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  /** The line in small: the state of each step, in the order of the journey. */
  readonly line: readonly StepStatus[];
  readonly next: NextAction | null;
  readonly proposals: number;
  readonly createdOn: string;
  readonly updatedAt: string;
  readonly isArchived: boolean;
}

/** What a test of a whitelist entry found. */
export interface WhitelistCheck {
  readonly at: string;
  readonly verdict: string;
  readonly ok: boolean;
  /** The diagnosis cannot tell the whitelist from the trust in our certificate. */
  readonly isUndecided: boolean;
  readonly exchange: string | null;
}

/**
 * What became of an entry that was to be tested. `refused`: nothing is wrong but that we are not on the list yet; `undecided`: the
 * diagnosis cannot tell that from a certificate that is not trusted; `failed`: something else; `skipped`: no test was possible.
 */
export const CHECK_OUTCOMES = ['accepted', 'refused', 'undecided', 'failed', 'skipped'] as const;

/** Why an entry cannot be tested. `server-certificate`: nobody is called with it. */
export const NOT_TESTABLE = [
  'no-region',
  'no-address',
  'other-environment',
  'no-certificate',
  'server-certificate',
  'withdrawn',
] as const;
export type NotTestable = (typeof NOT_TESTABLE)[number];

/** The report of a job that tests whitelist entries. */
export interface WhitelistReport {
  readonly entries: readonly {
    readonly entry: string;
    readonly region: string;
    readonly outcome: (typeof CHECK_OUTCOMES)[number];
    readonly check: WhitelistCheck | null;
    readonly skipped: NotTestable | null;
  }[];
}

export interface WhitelistRow extends WhitelistEntry {
  readonly regionLabel: string;
  /** Certificate that the region uses now; null when none is chosen. */
  readonly inUse: DeclaredCertificate | null;
  readonly drift: Drift;
  readonly lastCheck: WhitelistCheck | null;
  /** The day it was first seen accepted; null until then. */
  readonly greenSince: string | null;
}

export interface HistoryVerification {
  readonly isIntact: boolean;
  readonly entries: number;
  readonly head: string;
  /** Null while the vault is locked or does not exist. */
  readonly sealed: { readonly entries: number; readonly isValid: boolean } | null;
  readonly brokenAt: number | null;
}

/** Everything known of a dossier. */
export interface DossierView extends DossierRow {
  readonly dossier: Dossier;
  readonly nextActions: readonly NextAction[];
  readonly allowed: readonly Allowed[];
  readonly pending: readonly Proposal[];
  readonly sheetIssues: readonly SheetIssue[];
  readonly whitelist: readonly WhitelistRow[];
  readonly platinesFigures: {
    readonly total: number;
    readonly played: number;
    readonly passed: number;
    readonly byPriority: readonly { readonly priority: number; readonly total: number; readonly passed: number }[];
    /** When the account would be deactivated; null without an account. */
    readonly deactivatedOn: string | null;
  };
  readonly reminders: readonly Reminder[];
  readonly files: readonly (KeptFile & { readonly entry: number })[];
  readonly verification: HistoryVerification;
  /** A newer pack holds this journey. */
  readonly newerPack: { readonly name: string; readonly date: string } | null;
}

/** The outcome of recording: the dossier as it is now, and why not when it was refused. */
export interface RecordOutcome {
  readonly dossier: DossierView;
  readonly refusal: Refusal | null;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  readonly total: number;
  readonly verification: HistoryVerification;
}

/** What would be attached: made by Cercle, or missing for a reason. */
export interface Attachment {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A message ready to be sent by the person's own mail program; Cercle sends none. */
export interface MessageDraft {
  readonly to: readonly string[];
  readonly copy: readonly string[];
  readonly recipient: Text;
  readonly subject: string;
  readonly body: string;
  /** Fields of the sheet that the text needs and that are empty. */
  readonly missing: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly unavailable: readonly { readonly kind: DocumentKind; readonly why: Text }[];
  /** Without the attachments, which no such address can carry. */
  readonly mailto: string;
}
