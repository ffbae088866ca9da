import { SEVERITIES } from '../../../shared/domain/ror/finding.ts';
import type { Severity } from '../../../shared/domain/ror/finding.ts';

export const TABS = ['findings', 'establishments', 'conformity'] as const;
export type QualityTab = (typeof TABS)[number];

/** All that the screen shows; it stands in the address, so that Back and a link work. */
export interface QualityView {
  readonly tab: QualityTab;
  readonly source: string | undefined;
  readonly severity: Severity | undefined;
  /** The finding whose records are listed. */
  readonly code: string | undefined;
}

type AddressQuery = Readonly<Record<string, readonly string[]>>;

const SOURCE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u;
const LONGEST_CODE = 100;

function oneOf<T extends string>(values: readonly T[], written: string | undefined): T | undefined {
  return values.find((value) => value === written);
}

/** Reads the address; what it does not understand in it is left out. */
export function readView(query: AddressQuery): QualityView {
  const source = query['source']?.[0];
  const code = query['code']?.[0];
  return {
    tab: oneOf(TABS, query['tab']?.[0]) ?? 'findings',
    source: source !== undefined && SOURCE.test(source) ? source : undefined,
    severity: oneOf(SEVERITIES, query['severity']?.[0]),
    code: code === undefined || code === '' || code.length > LONGEST_CODE ? undefined : code,
  };
}

/** Writes the address of a view, the inverse of `readView`; what is as usual is not written. */
export function writeView({ tab, source, severity, code }: QualityView): AddressQuery {
  return {
    ...(tab !== 'findings' && { tab: [tab] }),
    ...(source !== undefined && { source: [source] }),
    ...(severity !== undefined && { severity: [severity] }),
    ...(code !== undefined && { code: [code] }),
  };
}
