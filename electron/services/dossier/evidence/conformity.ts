import type { ConformityReport } from '../../../../shared/contract/quality.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import { checkSource } from '../../conformity/run-source.ts';
import { loadNomenclature } from '../../nomenclature/load.ts';
import type { DossierRoom } from '../parts.ts';

/** The conformity of what was read from a server. */
export interface RegionConformity {
  readonly region: string;
  readonly importedAt: string;
  readonly report: ConformityReport;
}

/**
 * Checks what the cache holds of these servers against every rule. Examples are left out of the reports: they quote data of the
 * register, which the reader of this dossier may not be entitled to.
 */
export async function conformityOf(
  { ports, exchanges }: Pick<DossierRoom, 'ports' | 'exchanges'>,
  regions: readonly string[],
  lang: Lang,
): Promise<readonly RegionConformity[]> {
  const held = exchanges()
    .store()
    .locateAll()
    .filter(({ source }) => regions.includes(source))
    .sort((one, other) => (one.source < other.source ? -1 : 1));
  if (held.length === 0) return [];
  const now = ports.now();
  const { resource, dataDirectory } = ports;
  const { nomenclature } = loadNomenclature({ resource, dataDirectory, asOf: now.toISOString().slice(0, 10) });
  const checked: RegionConformity[] = [];
  for (const located of held) {
    const report = await checkSource(located, { nomenclature, now, lang });
    checked.push({ region: located.source, importedAt: located.importedAt, report: withoutExamples(report) });
  }
  return checked;
}

function withoutExamples(report: ConformityReport): ConformityReport {
  return { ...report, rules: report.rules.map((rule) => ({ ...rule, examples: [] })) };
}
