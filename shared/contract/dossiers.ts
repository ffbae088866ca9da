import { z } from 'zod';
import { DOCUMENTS } from '../domain/onboarding/journey.ts';
import { fileTicket } from './common.ts';
import { method } from './define.ts';
import { eventInput } from './dossier-views.ts';
import type {
  DossierRow,
  DossierView,
  HistoryPage,
  JourneyRow,
  MessageDraft,
  Orientation,
  Question,
  RecordOutcome,
  SheetIssue,
  WhitelistCheck,
} from './dossier-views.ts';

const id = z.string().min(1).max(64);
const step = z.string().min(1).max(80);
const out = { out: fileTicket, force: z.boolean().optional() };
const language = z.enum(['fr', 'en']);
const text = z.strictObject({ fr: z.string().max(20_000), en: z.string().max(20_000) });
/** Of a file kept with an event. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const answers = z.record(z.string().max(60), z.string().max(60));
const values = z.record(z.string().max(60), z.string().max(20_000));
/** `envoi` for the first message of a step, `relance` for a reminder, `question` for the journey's own. */
const messageKind = z.enum(['envoi', 'relance', 'question']);

export interface SavedFile {
  readonly file: string;
  readonly bytes: number;
}

export const dossiers = {
  journeys: method('The known journeys into a trust circle, as dated data.', z.strictObject({})).returns<
    readonly JourneyRow[]
  >(),
  importPack: method(
    'Reads a newer file of journeys; dossiers keep theirs until told otherwise.',
    z.strictObject({ file: fileTicket }),
  ).returns<{ readonly name: string; readonly date: string; readonly journeys: readonly string[] }>(),
  questions: method('The five questions of the chooser.', z.strictObject({})).returns<readonly Question[]>(),
  choose: method(
    'Proposes a journey, a probable access profile and the papers needed, with reasons.',
    z.strictObject({ answers }),
  ).returns<Orientation>(),
  create: method(
    'Opens a dossier on a journey.',
    z.strictObject({
      journey: z.string().min(1).max(80),
      title: z.string().trim().min(1).max(120).optional(),
      regions: z.array(z.string().min(1).max(40)).max(30).optional(),
      isRehearsal: z.boolean().optional(),
      answers: answers.optional(),
    }),
  ).returns<DossierView>(),
  list: method(
    'Dossiers, those that wait for the person first.',
    z.strictObject({ archived: z.boolean().optional() }),
  ).returns<readonly DossierRow[]>(),
  show: method('Everything known of one dossier.', z.strictObject({ id })).returns<DossierView>(),
  set: method(
    'Changes fields of the application sheet; what is wrong in them is told and kept as typed.',
    z.strictObject({ id, values }),
  ).returns<DossierView>(),
  checkSheet: method(
    'What is wrong in a sheet that is being typed; nothing is kept.',
    z.strictObject({ values }),
  ).returns<readonly SheetIssue[]>(),
  record: method(
    'Records what happened; a refusal says why it cannot be, and nothing is kept then.',
    z.strictObject({ id, event: eventInput }),
  ).returns<RecordOutcome>(),
  editStep: method(
    "Changes the texts, the addresses or the lead time of a step in this dossier's own copy of its journey.",
    z.strictObject({
      id,
      step,
      reason: z.string().max(500),
      title: text.optional(),
      summary: text.optional(),
      email: z.union([z.literal(''), z.email()]).optional(),
      leadDays: z.number().int().min(0).max(730).nullable().optional(),
      message: z.strictObject({ subject: text, body: text }).optional(),
    }),
  ).returns<RecordOutcome>(),
  adoptPack: method(
    'Brings the journey of a dossier to its newest pack; steps with a history stay.',
    z.strictObject({ id }),
  ).returns<RecordOutcome>(),
  history: method(
    'The history, the latest first, with its verification.',
    z.strictObject({ id, limit: z.number().int().min(1).max(1000).optional(), before: z.number().int().optional() }),
  ).returns<HistoryPage>(),
  message: method(
    'The message of a step, filled; nothing is sent.',
    z.strictObject({ id, step: step.optional(), kind: messageKind.optional(), language: language.optional() }),
  ).returns<MessageDraft>(),
  saveMessage: method(
    'Writes a message with its attachments as an .eml file; refused when an attachment holds a secret.',
    z.strictObject({
      id,
      step: step.optional(),
      kind: messageKind.optional(),
      language: language.optional(),
      subject: z.string().max(500).optional(),
      body: z.string().max(20_000).optional(),
      attach: z.array(z.enum(DOCUMENTS)).max(10).optional(),
      kept: z.array(sha256).max(10).optional(),
      files: z.array(fileTicket).max(10).optional(),
      ...out,
    }),
  ).returns<SavedFile & { readonly attachments: readonly string[] }>(),
  saveDocument: method(
    'Writes one document of a dossier: the application sheet, an identity sheet.',
    z.strictObject({ id, document: z.enum(DOCUMENTS), step: step.optional(), language: language.optional(), ...out }),
  ).returns<SavedFile>(),
  saveFile: method(
    'Writes a file that was kept with an event.',
    z.strictObject({ id, sha256, ...out }),
  ).returns<SavedFile>(),
  check: method(
    'Tests the whitelist entries of a dossier, or one of them, by a silent connection; a job.',
    z.strictObject({ id, entry: z.string().max(200).optional() }),
  ).returns<{ readonly jobId: string }>(),
  checks: method(
    'Earlier tests of a whitelist entry, the latest first.',
    z.strictObject({ id, entry: z.string().max(200) }),
  ).returns<readonly WhitelistCheck[]>(),
  importScenarios: method(
    'Reads the register of PLATINES scenarios from a CSV or JSON file.',
    z.strictObject({ id, file: fileTicket }),
  ).returns<RecordOutcome>(),
  calendar: method(
    'Writes the reminders of one dossier, or of all, as an .ics calendar.',
    z.strictObject({ id: id.optional(), ...out }),
  ).returns<SavedFile & { readonly events: number }>(),
  export: method(
    'Writes the evidence dossier: one zip that opens without Cercle and holds no secret.',
    z.strictObject({ id, language: language.optional(), ...out }),
  ).returns<SavedFile & { readonly sha256: string; readonly entries: readonly string[] }>(),
  archive: method(
    'Puts a dossier away, or takes it back.',
    z.strictObject({ id, archived: z.boolean() }),
  ).returns<DossierRow>(),
  remove: method(
    'Removes an archived dossier for good; its title is typed to confirm.',
    z.strictObject({ id, title: z.string().max(120) }),
  ).returns<{ readonly removed: boolean }>(),
};
