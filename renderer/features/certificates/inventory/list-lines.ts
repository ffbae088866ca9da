import type { TFunction } from 'i18next';
import type { CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import { daysUntil } from '../parts/dates.ts';
import { shortName } from '../../../ui/short-name.ts';

const COLUMNS = [
  ...(['label', 'status', 'role', 'environment', 'subject', 'issuer', 'notAfter', 'days', 'orderBefore'] as const),
  ...(['health', 'uses', 'serial', 'sha256'] as const),
] as const;

function lineOf(row: CertificateRow, t: TFunction): readonly string[] {
  const { label, status, role, environment, subject, issuer, notAfter, orderBefore, findings, uses } = row;
  return [
    label,
    t(`certificates.status.${status}`),
    t(`certificates.role.${role}`),
    environment === null ? '' : t(`certificates.environment.${environment}`),
    shortName(subject),
    issuer ?? '',
    notAfter?.slice(0, 10) ?? '',
    notAfter === null ? '' : String(daysUntil(notAfter)),
    orderBefore?.slice(0, 10) ?? '',
    String(findings.length),
    uses.map((use) => use.label).join(', '),
    row.serial ?? '',
    row.sha256 ?? '',
  ];
}

/** The list as lines of text, its head first: for a spreadsheet. Days are ISO. */
export function listLines(rows: readonly CertificateRow[], t: TFunction): readonly (readonly string[])[] {
  return [COLUMNS.map((column) => t(`certificates.columns.${column}`)), ...rows.map((row) => lineOf(row, t))];
}
