import type { Profil } from '../../../shared/contract/common.ts';
import type { Finding } from '../../../shared/domain/ror/finding.ts';
import { createFinding } from '../../../shared/domain/ror/finding-catalogue.ts';
import { extractionNameOf } from './extraction-name.ts';
import type { FileFacts, IngestRequest, ParseSummary } from './messages.ts';

const DAY_MS = 86_400_000;

/** What is to be said of the documents of an input rather than of a record, once all was read. */
export function documentFindings(
  { files: paths, now }: Pick<IngestRequest, 'files' | 'now'>,
  { profil, files }: ParseSummary,
): readonly Finding[] {
  return [...nameFindings(paths, now, profil), ...files.flatMap(fileFindings)];
}

function nameFindings(paths: readonly string[], now: string, profil: Profil | null): readonly Finding[] {
  const late = paths
    .map((path) => extractionNameOf(path)?.date)
    // The name has no zone: a day of margin keeps a publisher of another zone out of it.
    .filter((date) => date !== undefined && Date.parse(`${date}Z`) >= Date.parse(now) + DAY_MS)
    .map((date) => createFinding('date-extraction-future', '', date ?? ''));
  return profil === null ? [createFinding('profil-inconnu', '', ''), ...late] : late;
}

function fileFindings({ name, checksum, isFile, facilityNumber, units }: FileFacts): readonly Finding[] {
  const findings: Finding[] = [];
  // What came from a server was judged by the length that it announced; only files travel with a checksum.
  if (checksum === 'absent' && isFile) findings.push(createFinding('somme-absente', '', name));
  if (facilityNumber !== null && Number(facilityNumber) !== units) {
    findings.push(createFinding('nombre-ue-different', 'result/facilityNumber', facilityNumber));
  }
  return findings;
}
