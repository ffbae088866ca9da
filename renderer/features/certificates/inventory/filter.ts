import type { CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import { fold } from '../../../../shared/domain/search.ts';
import type { CertificatesView } from '../address.ts';

type Filters = Pick<CertificatesView, 'place' | 'status' | 'role' | 'environment' | 'text'>;

function textOf({ label, subject, issuer, serial, sha256, dnsNames, uses }: CertificateRow): string {
  const parts = [label, subject, issuer, serial, sha256, ...dnsNames, ...uses.map((use) => use.label)];
  return fold(parts.filter((part) => part !== null).join(' '));
}

/** The rows that the filters let through, in their order. */
export function filterRows(rows: readonly CertificateRow[], filters: Filters): readonly CertificateRow[] {
  const words = fold(filters.text)
    .split(' ')
    .filter((word) => word !== '');
  return rows.filter((row) => {
    if (row.place !== filters.place) return false;
    if (filters.status !== undefined && row.status !== filters.status) return false;
    if (filters.role !== undefined && row.role !== filters.role) return false;
    if (filters.environment !== undefined && row.environment !== filters.environment) return false;
    const text = words.length === 0 ? '' : textOf(row);
    return words.every((word) => text.includes(word));
  });
}

export function isFiltered({ status, role, environment, text }: Filters): boolean {
  return status !== undefined || role !== undefined || environment !== undefined || text !== '';
}
