/** Every reason for which Cercle refuses or fails, grouped by noun. Each has its sentences in both languages in shared/i18n. */
export const ERROR_CODES = [
  'input.invalid',
  'input.unknown-command',
  'method.unknown',
  'file.not-found',
  'file.unreadable',
  'file.exists',
  'xml.ill-formed',
  'xml.encoding',
  'xml.doctype',
  'xml.truncated',
  'xml.limit',
  'csd.absent',
  'csd.empty',
  'csd.error-answer',
  'archive.invalid',
  'archive.encrypted',
  'archive.unsafe-path',
  'archive.bomb',
  'archive.checksum',
  'archive.no-xml',
  'nomenclature.invalid',
  'cache.source-unknown',
  'cache.entity-unknown',
  'cache.comparison-unknown',
  'cache.replace-loses',
  'cache.result-expired',
  'cache.busy',
  'cache.corrupt',
  'cache.newer-version',
  'cache.network-folder',
  'vault.absent',
  'vault.exists',
  'vault.locked',
  'vault.passphrase',
  'vault.wait',
  'vault.weak-passphrase',
  'vault.no-protector',
  'vault.tampered',
  'vault.backup-invalid',
  'certificate.unknown',
  'certificate.ambiguous',
  'certificate.format',
  'certificate.password',
  'certificate.cipher',
  'certificate.limit',
  'certificate.lint',
  'certificate.backup-needed',
  'certificate.no-pending',
  'certificate.mismatch',
  'certificate.refused',
  'certificate.no-key',
  'certificate.in-use',
  'certificate.untested',
  'certificate.probe',
  'certificate.crl',
  'certificate.fetch',
  'trust.unconfirmed',
  'trust.not-authority',
  'trust.unknown',
  'region.unknown',
  'region.incomplete',
  'region.unconfirmed',
  'region.address',
  'region.file',
  'exchange.unknown',
  'exchange.no-answer',
  'exchange.busy',
  'sandbox.absent',
  'sandbox.running',
  'dossier.unknown',
  'dossier.journey-unknown',
  'dossier.step-unknown',
  'dossier.pack',
  'dossier.file',
  'dossier.secret',
  'dossier.tampered',
  'dossier.not-archived',
  'dossier.scenarios',
  'backup.invalid',
  'backup.not-empty',
  'backup.in-use',
  'storage.full',
  'storage.failed',
  'window.not-built',
  'window.port-taken',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What a person needs beside the code: `proof` are facts seen, `advice` next steps, `values` fill the sentences of the code. */
export interface ErrorDetail {
  readonly proof?: readonly string[];
  readonly advice?: readonly string[];
  readonly values?: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

/** A failure that people read: `code` is for programs, `message` names the thing and the fix, in English. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }
}

/** Makes the compiler check that every member of a union was handled. */
export function assertNever(value: never): never {
  throw new AppError('internal', `Unexpected value: ${JSON.stringify(value)}`);
}
