import type { Counts } from '../../../shared/contract/common.ts';
import type { ExchangeRow } from '../../../shared/contract/exchange-views.ts';
import type { Cause, Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import type { AppError, ErrorCode } from '../../../shared/errors.ts';
import type { GoodAnswer } from '../connectors/connector.ts';
import { judgeExchange } from './judge.ts';
import type { ExchangeRoom } from './parts.ts';
import type { Performed } from './perform.ts';
import type { NewExchange } from './rows.ts';

/** How an exchange ended once its content was or was not taken in. */
export interface Ending {
  readonly sync: string | null;
  readonly load: string | null;
  /** What refused the content although the answer was good. */
  readonly refusal: AppError | null;
  /** What came into the cache, when it did. */
  readonly counts?: Counts;
  /** Looks further into a failure, by other connections. */
  readonly isDeep?: boolean;
}

/** What an import that refuses a document says of the answer. */
const REFUSALS: Partial<Readonly<Record<ErrorCode, Cause>>> = {
  'archive.checksum': 'answer-checksum',
  'xml.truncated': 'answer-cut',
  'xml.ill-formed': 'answer-not-xml',
  'xml.encoding': 'answer-not-xml',
  'xml.doctype': 'answer-not-xml',
  'xml.limit': 'answer-too-large',
  'csd.absent': 'answer-not-csd',
  'csd.empty': 'answer-empty',
  'csd.error-answer': 'ror-error',
  cancelled: 'cancelled',
};

/** Everything that is kept of an exchange, with its diagnosis when it is no success. */
export async function recordOf(room: ExchangeRoom, performed: Performed, ending: Ending): Promise<NewExchange> {
  const { id, at, durationMs, asked, built, identity, facts, reading } = performed;
  const diagnosis = await diagnosisOf(room, performed, ending);
  const isCancelled = performed.isCancelled || ending.refusal?.code === 'cancelled';
  const outcome: ExchangeRow['outcome'] = isCancelled ? 'cancelled' : diagnosis === null ? 'ok' : 'failed';
  const good = reading?.ok === true ? reading : null;
  return {
    ...{ id, at, outcome, durationMs, diagnosis, facts },
    region: asked.target.code,
    transaction: asked.request.transaction,
    cause: isCancelled ? 'cancelled' : diagnosis === null ? null : causeOf(diagnosis),
    http: facts.status,
    bytes: facts.bytesReceived,
    counts: countsOf(ending.counts ?? good?.counts),
    sync: ending.sync,
    load: outcome === 'ok' ? ending.load : null,
    request: asked.request,
    url: built.url,
    requestXml: built.body,
    requestHeaders: built.headers,
    answerExcerpt: reading?.excerpt ?? facts.excerpt,
    changed: good?.changed ?? null,
    certificate: identity?.certificate.facts.sha256 ?? null,
  };
}

/** An archive is counted by its import, any other answer by its directories. */
function countsOf(counts: Counts | GoodAnswer['counts']): ExchangeRow['counts'] {
  return counts === undefined ? null : Object.fromEntries(Object.entries(counts));
}

function causeOf({ verdict }: Diagnosis): Cause {
  return verdict === 'ok' ? 'unknown' : verdict;
}

async function diagnosisOf(
  room: ExchangeRoom,
  performed: Performed,
  { refusal, isDeep = false }: Ending,
): Promise<Diagnosis | null> {
  const { reading, storage, isCancelled } = performed;
  if (isCancelled) return null;
  const ours = refusal ?? storage;
  if (ours !== null) return refusedHere(ours);
  if (reading?.ok === true) return null;
  const { diagnosis: found } = await judgeExchange(room, performed, isDeep);
  if (found.verdict !== 'ok' || reading === null) return found;
  // What the reader of answers refused is refused, whatever was not seen of it elsewhere.
  return { ...found, verdict: reading.cause, confidence: 'certain', proof: [...reading.proof, ...found.proof] };
}

/** The answer was good, and what was done with it failed here. */
function refusedHere({ code, message, detail }: AppError): Diagnosis {
  const verdict = code.startsWith('storage.') ? 'unknown' : (REFUSALS[code] ?? 'import-refused');
  return {
    verdict,
    side: code.startsWith('storage.') || code.startsWith('cache.') ? 'us' : 'server',
    confidence: 'certain',
    candidates: [],
    checks: [],
    proof: [`${code}: ${message}`, ...(detail.proof ?? [])],
    values: detail.values ?? {},
  };
}
