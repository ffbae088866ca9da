import { z } from 'zod';
import type { ChainVerdict } from '../domain/certificates/chain.ts';
import { ENVIRONMENTS } from '../domain/certificates/facts.ts';
import { EXPORT_FORMS, NOTICE_STAGES, requestForm } from './certificate-views.ts';
import type {
  AgendaBar,
  CertificateNotice,
  CertificateRecord,
  CertificateRow,
  Difference,
  DueCertificate,
  ExportedCertificate,
  IdentitySheet,
  ImportedCertificates,
  Inspection,
  InstallReport,
  RequestForm,
  RequestPreview,
  RequestProfile,
  ServerTest,
} from './certificate-views.ts';
import { fileTicket } from './common.ts';
import { method } from './define.ts';
import { secret } from './secret.ts';

const certificateId = z.string().min(1).max(100);

/** Where certificates come from: a file or a pasted text, each possibly protected, or a server that shows its own. */
export const certificateOrigin = z.union([
  z.strictObject({ file: fileTicket, password: secret().optional() }),
  z.strictObject({ text: z.string().min(1).max(1_000_000), password: secret().optional() }),
  z.strictObject({ host: z.string().min(1).max(253), port: z.number().int().min(1).max(65_535) }),
]);

/** Inputs of path validation about policies (RFC 5280 §6.1.1). */
const policyInputs = z.strictObject({
  /** Acceptable policies by OID; absent: any. */
  initial: z
    .array(z.string().regex(/^\d+(\.\d+)+$/))
    .max(50)
    .optional(),
  requireExplicit: z.boolean().optional(),
  inhibitMapping: z.boolean().optional(),
  inhibitAny: z.boolean().optional(),
});

export const certificates = {
  list: method(
    'The inventory: certificates and pending requests; archived and deleted ones when asked for.',
    z.strictObject({ place: z.enum(['active', 'archived', 'bin', 'all']).optional() }),
  ).returns<readonly CertificateRow[]>(),
  show: method(
    'Everything known of one certificate.',
    z.strictObject({ id: certificateId }),
  ).returns<CertificateRecord>(),
  profiles: method('The ways to ask for a certificate, as dated data.', z.strictObject({})).returns<
    readonly RequestProfile[]
  >(),
  preview: method(
    'The subject a request would carry, and what is wrong in the form.',
    z.strictObject({ form: requestForm }),
  ).returns<RequestPreview>(),
  /** `csrPem` is empty until the key was backed up or the person does without (`declineBackup`); `show` gives it then. */
  request: method(
    'Makes a key and its request; the vault must be open.',
    z.strictObject({ form: requestForm, renews: certificateId.optional() }),
  ).returns<CertificateRow & { readonly csrPem: string }>(),
  renewal: method(
    'The form of the request that would renew a certificate, prefilled from it.',
    z.strictObject({ id: certificateId }),
  ).returns<{ readonly form: RequestForm; readonly differences: readonly Difference[] }>(),
  declineBackup: method(
    'Records that the person does without a backup of this key.',
    z.strictObject({ id: certificateId }),
  ).returns<CertificateRow>(),
  inspect: method(
    'What a file, a text or a server holds; nothing is kept.',
    z.strictObject({ from: certificateOrigin }),
  ).returns<Inspection>(),
  install: method(
    'Installs the answer of an authority on the pending request whose key it carries.',
    z.strictObject({ from: certificateOrigin, id: certificateId.optional() }),
  ).returns<InstallReport>(),
  /** What answers a pending request is installed on it, and refused as `install` would; it is then among `known`. */
  import: method(
    'Adds certificates, with their keys when there are any, to the inventory.',
    z.strictObject({ from: certificateOrigin }),
  ).returns<ImportedCertificates>(),
  reencode: method(
    'Writes an old P12 file again with a modern encryption.',
    z.strictObject({
      file: fileTicket,
      password: secret(),
      out: fileTicket,
      newPassword: secret(),
      force: z.boolean().optional(),
    }),
  ).returns<ExportedCertificate>(),
  export: method(
    'Writes a certificate, its chain, its identity sheet, its request, or its encrypted key to a file.',
    z.strictObject({
      id: certificateId,
      form: z.enum(EXPORT_FORMS),
      out: fileTicket,
      passphrase: secret().optional(),
      /** P12 in an old encryption that old programs read. */
      compatible: z.boolean().optional(),
      force: z.boolean().optional(),
    }),
  ).returns<ExportedCertificate>(),
  identity: method(
    'What identifies a certificate, ready to be sent.',
    z.strictObject({ id: certificateId }),
  ).returns<IdentitySheet>(),
  compare: method(
    'The differences between two certificates.',
    z.strictObject({ left: certificateId, right: certificateId }),
  ).returns<readonly Difference[]>(),
  verify: method(
    'Explains the chain of certificates in files, or of one of the inventory.',
    z.strictObject({
      files: z.array(fileTicket).max(50).optional(),
      id: certificateId.optional(),
      trust: z.array(fileTicket).max(50).optional(),
      crls: z.array(fileTicket).max(50).optional(),
      at: z.iso.datetime({ offset: true }).optional(),
      purpose: z.enum(['client', 'server', 'any']).optional(),
      environment: z.enum(ENVIRONMENTS).optional(),
      host: z.string().max(253).optional(),
      /** `required` when lists are given: then every certificate must be shown good. */
      revocation: z.enum(['required', 'if-known', 'off']).optional(),
      policies: policyInputs.optional(),
      /** Whether certificates must name the purpose; `usual`: one that names none has them all. */
      usages: z.enum(['usual', 'strict-leaf', 'strict']).optional(),
    }),
  ).returns<ChainVerdict>(),
  check: method(
    'What is due: expired, or to be ordered now.',
    z.strictObject({ id: certificateId.optional(), leadDays: z.number().int().min(0).max(3650).optional() }),
  ).returns<readonly DueCertificate[]>(),
  agenda: method('Validity, order dates and overlaps, by latest safe order date.', z.strictObject({})).returns<
    readonly AgendaBar[]
  >(),
  notices: method('Notices that fall due and were not put aside.', z.strictObject({})).returns<
    readonly CertificateNotice[]
  >(),
  dismissNotice: method(
    'Puts a notice aside until its next stage.',
    z.strictObject({ id: certificateId, stage: z.enum(NOTICE_STAGES) }),
  ).returns<{ readonly dismissed: boolean }>(),
  calendar: method(
    'Writes order and end dates as a calendar file (.ics).',
    z.strictObject({ out: fileTicket, force: z.boolean().optional() }),
  ).returns<{ readonly file: string; readonly bytes: number; readonly events: number }>(),
  edit: method(
    'Changes what the person says of a certificate: its name, notes and uses.',
    z.strictObject({
      id: certificateId,
      label: z.string().trim().min(1).max(120).optional(),
      notes: z.string().max(5000).optional(),
      uses: z
        .array(
          z.strictObject({
            label: z.string().trim().min(1).max(120),
            environment: z.enum(ENVIRONMENTS),
            declaredOn: z.iso.date().nullable(),
            contact: z.string().max(200).nullable(),
          }),
        )
        .max(200)
        .optional(),
    }),
  ).returns<CertificateRow>(),
  activate: method(
    'Puts a certificate in service in the place of the one it renews or was renewed by; asks for a reason without a successful test call.',
    z.strictObject({ id: certificateId, reason: z.string().trim().min(3).max(500).optional() }),
  ).returns<CertificateRow>(),
  archive: method(
    'Hides a certificate from lists, or shows it again.',
    z.strictObject({ id: certificateId, archived: z.boolean() }),
  ).returns<CertificateRow>(),
  remove: method(
    'Puts a certificate and its key in the bin for 30 days.',
    z.strictObject({ id: certificateId, reason: z.string().trim().min(3).max(500).optional() }),
  ).returns<CertificateRow>(),
  restore: method(
    'Takes a certificate out of the bin.',
    z.strictObject({ id: certificateId }),
  ).returns<CertificateRow>(),
  /** The vault must be open when a key or a revocation code goes with it. */
  purge: method(
    'Erases for ever what is in the bin; its common name is typed to confirm.',
    z.strictObject({ id: certificateId, confirm: z.string().max(300) }),
  ).returns<{ readonly purged: boolean }>(),
  keepRevocationCode: method(
    'Seals the revocation code of a certificate in the vault; it is typed twice.',
    z.strictObject({ id: certificateId, code: secret(), again: secret() }),
  ).returns<CertificateRow>(),
  revocationCode: method(
    'Shows the revocation code of a certificate; journalled.',
    z.strictObject({ id: certificateId }),
  ).returns<{ readonly code: string }>(),
  testServer: method(
    'Tries an installed server certificate on a TLS listener of this computer, as a ROR would see it.',
    z.strictObject({ id: certificateId, host: z.string().max(253).optional() }),
  ).returns<ServerTest>(),
};
