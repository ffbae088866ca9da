import type { ImportReport } from '../../../shared/contract/cache.ts';
import type { JobProgress } from '../../../shared/contract/wire.ts';
import type { ExchangeRequest } from '../../../shared/domain/exchange/transaction.ts';
import type { GoodAnswer } from '../connectors/connector.ts';
import { startImport } from '../ingest/start.ts';
import type { ExchangeRoom } from './parts.ts';
import type { Performed } from './perform.ts';

/** Whether an answer holds entities: a notification names establishments only, and a search may find nothing. */
export function hasEntities(reading: GoodAnswer): boolean {
  if (reading.kind === 'notifications') return false;
  if (reading.kind === 'zip') return true;
  return Object.values(reading.counts ?? {}).some((count) => count > 0);
}

/** How an import of answers is told from another one. */
export interface AnswerImport {
  readonly region: string;
  readonly files: readonly string[];
  readonly exchanges: readonly string[];
  readonly mode: 'replace' | 'merge';
  readonly profil: 0 | 1 | 2 | 3 | null;
  readonly hasWholeEstablishments: boolean;
  readonly jobId: string;
  readonly force: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: JobProgress) => void;
}

/** Brings answers into the cache, in the ingest process, all or nothing. @throws AppError as `startImport`. */
export async function importAnswers(room: ExchangeRoom, options: AnswerImport): Promise<ImportReport> {
  const { region, profil, signal, onProgress, ...given } = options;
  const retentions = room.workspace().retentions();
  const chosen = { ...given, source: region, retentions, ...(profil !== null && { profil }) };
  const report = await room.imports.pass(signal, () => startImport(room.ports, chosen, onProgress, signal));
  room.emit({ type: 'cache.changed', source: report.source });
  return report;
}

/** Whether the answer holds an establishment with everything that hangs on it (domain reference ROR §2.4, RG_ALIM_018). */
export function isWholeEstablishment(request: ExchangeRequest): boolean {
  if (request.transaction !== 'etablissement') return false;
  const { dateRef, typeActivity, supportedPatient, restrictedOrganisation } = request;
  const isFiltered = typeActivity.length > 0 || supportedPatient.length > 0;
  return !isFiltered && dateRef === null && restrictedOrganisation !== true;
}

/** Name of an answer's file: what the server gives to an archive, since its name tells its profile and date, else the exchange. */
export function answerName({ id, asked, reading }: Performed): string {
  if (asked.request.transaction !== 'extraction') return `${id}.xml`;
  const given = reading?.ok === true ? (reading.fileName ?? null) : null;
  if (given !== null && /\.zip$/iu.test(given)) return given;
  return `ExtractionOffresSante_Profil${asked.request.profil}.zip`;
}
