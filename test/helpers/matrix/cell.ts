import type { MtlsRequest } from '../../../electron/services/mtls/request.ts';
import type { PrecheckInput } from '../../../electron/services/mtls/precheck.ts';
import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import type { MtlsPki } from '../mtls-pki.ts';

export type Family = 'node' | 'nginx' | 'openssl' | 'network';
export type Version = 'TLSv1.2' | 'TLSv1.3';
export const VERSIONS: readonly Version[] = ['TLSv1.2', 'TLSv1.3'];

/** A server that runs for cells. */
export interface Running {
  readonly port: number;
  close(): Promise<void>;
}

/** One square of the matrix: a fault, provoked, and the cause that must be found. */
export interface Cell {
  /** As it is read in the table. */
  readonly row: string;
  readonly source: 'security §4' | 'CSD §7' | 'issue';
  readonly family: Family;
  /** null: the fault is not of TLS. */
  readonly version: Version | null;
  /** Any of them is right; the last resort of a case that is ambiguous by nature is a cause of its own. */
  readonly expected: readonly (Cause | 'ok')[];
  /** Servers with the same key are started once. */
  readonly key: string;
  readonly start: (pki: MtlsPki) => Promise<Running>;
  readonly request?: (pki: MtlsPki) => Partial<MtlsRequest>;
  readonly own?: (pki: MtlsPki) => Partial<PrecheckInput>;
  /** Instead of the port of the server. */
  readonly url?: (port: number) => string;
  readonly clock?: () => Date;
  readonly cancelAfter?: number;
}

export function cell(
  row: string,
  family: Family,
  version: Version | null,
  expected: Cell['expected'],
  rest: Omit<Cell, 'row' | 'source' | 'family' | 'version' | 'expected'> & { readonly source?: Cell['source'] },
): Cell {
  return { source: 'security §4', ...rest, row, family, version, expected };
}

/** What became of a cell. */
export interface CellResult {
  readonly row: string;
  readonly source: string;
  readonly family: Family;
  readonly version: Version | null;
  readonly expected: readonly string[];
  readonly found: string;
  readonly confidence: string;
  readonly candidates: readonly string[];
  readonly grade: 'right' | 'undecided' | 'wrong';
}
