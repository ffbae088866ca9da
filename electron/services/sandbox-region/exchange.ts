import type { IncomingMessage } from 'node:http';
import { PROFILES, type Profil } from '../../../shared/domain/synthetic/visibility.ts';
import type { Transaction } from '../../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../../shared/errors.ts';
import { emptyAnswer, htmlAnswer, type Answer } from './answer.ts';
import type { ChangesIndex } from './changes-index.ts';
import { serveExtraction, type Extractions } from './extraction.ts';
import type { FaultOrder } from './fault-desk.ts';
import { IHE_DOCUMENT, readFind, readModifications, type IheRequest } from './ihe.ts';
import { readRequestXml } from './named-xml.ts';
import type { SandboxSettings } from './options.ts';
import type { Region } from './region.ts';
import { readRorRequest, type RorRequest } from './ror-soap.ts';
import { soapFault } from './soap.ts';

export interface ExchangeScope {
  readonly region: Region;
  readonly index: ChangesIndex;
  readonly extractions: Extractions;
  readonly settings: SandboxSettings;
}

/** A request that was understood; or the answer that refuses it. */
export interface UnderstoodRequest {
  readonly transaction: Transaction | undefined;
  answer(fault: FaultOrder | undefined): Promise<Answer>;
}

/** A request is small; more is refused before it is read. */
const MOST_BYTES = 1_000_000;
const SOAP_PATH = /^\/ROR\/[0-9.]{1,12}\/CSD_ROR_Binding$/;
const EXTRACTION_PATH = /^\/V1\/extraction\/ExtractionOffresSante_Profil(\d)$/;
const FIND_PATH = /^\/CSD\/csr\/([^/]+)\/careServicesRequest(?:\/([^/]+))?$/;
const MODIFICATIONS_PATH = /^\/CSD\/getUpdatedServices\/([^/]+)\/get$/;

function refusal(answer: Answer): UnderstoodRequest {
  return { transaction: undefined, answer: () => Promise.resolve(answer) };
}

/** Understands a request by its address; what it holds is read by the strict reader and never trusted. */
export async function understand(scope: ExchangeScope, request: IncomingMessage): Promise<UnderstoodRequest> {
  const path = pathOf(request.url ?? '');
  const extraction = EXTRACTION_PATH.exec(path);
  if (extraction !== null) return extractionRequest(scope, request, Number(extraction[1]));
  const find = FIND_PATH.exec(path);
  const modifications = MODIFICATIONS_PATH.exec(path);
  const isSoap = SOAP_PATH.test(path);
  if (find === null && modifications === null && !isSoap) return refusal(htmlAnswer(404, 'Not Found'));
  if (request.method !== 'POST') {
    if (isSoap) return refusal({ ...htmlAnswer(405, 'Method Not Allowed'), headers: { Allow: 'POST' } });
    return refusal(htmlAnswer(404, 'Not Found', 'No function found that matches the request.'));
  }
  const text = await bodyOf(request);
  if (text === undefined) return refusal(htmlAnswer(413, 'Payload Too Large'));
  const type = request.headers['content-type'] ?? '';
  if (isSoap) return rorRequest(scope, text, type);
  if (find !== null) return findRequest(scope, text, type, find);
  return modificationsRequest(scope, text, type, modifications?.[1] ?? '');
}

function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'https://localhost').pathname);
  } catch {
    return '';
  }
}

/** The body as text; undefined when it is too large. What is not UTF-8 becomes marks that no element bears. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes <= MOST_BYTES) pieces.push(piece);
  }
  return bytes > MOST_BYTES ? undefined : Buffer.concat(pieces).toString('utf8');
}

function extractionRequest(scope: ExchangeScope, request: IncomingMessage, number: number): UnderstoodRequest {
  const profil = PROFILES.find((known) => known === number);
  if (profil === undefined) return refusal(htmlAnswer(404, 'Not Found'));
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refusal({ ...htmlAnswer(405, 'Method Not Allowed'), headers: { Allow: 'GET, HEAD' } });
  return { transaction: 'extraction', answer: (fault) => extract(scope, request, profil, fault) };
}

async function extract(
  { extractions }: ExchangeScope,
  { headers }: IncomingMessage,
  profil: Profil,
  fault: FaultOrder | undefined,
): Promise<Answer> {
  const flaws = { 'wrong-checksum': 'checksum', 'truncated-xml': 'truncated' } as const;
  const flaw = fault === undefined ? undefined : flaws[fault.name as keyof typeof flaws];
  const range = headers['if-range'];
  return serveExtraction(await extractions.file(profil, flaw), {
    range: headers.range,
    'if-range': typeof range === 'string' ? range : undefined,
  });
}

/** Reads and answers; a request that the strict reader refuses gets `wrong`. */
function guarded(read: () => RorRequest | IheRequest | Answer, wrong: (reason: string) => Answer): UnderstoodRequest {
  try {
    const understood = read();
    if ('status' in understood) return refusal(understood);
    const { transaction } = understood;
    const answer = async (fault: FaultOrder | undefined): Promise<Answer> =>
      understood.answer({ wrongCount: fault?.name === 'wrong-count' });
    return { transaction, answer };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') return refusal(wrong(error.message));
    throw error;
  }
}

function rorRequest(scope: ExchangeScope, text: string, type: string): UnderstoodRequest {
  const [media = ''] = type.split(';', 1);
  if (media.trim().toLowerCase() !== 'application/soap+xml')
    return refusal(htmlAnswer(415, 'Unsupported Media Type', 'application/soap+xml attendu (SOAP 1.2)'));
  const action = /;\s*action="?([^";]+)"?/i.exec(type)?.[1];
  return guarded(
    () => readRorRequest(scope, readRequestXml(text), action),
    (message) => soapFault('Sender', { code: 400, message }),
  );
}

const NO_FUNCTION = htmlAnswer(404, 'Not Found', 'No function found that matches the request.');

function findRequest(
  { region, settings }: ExchangeScope,
  text: string,
  type: string,
  [, document, urn]: RegExpExecArray,
): UnderstoodRequest {
  const isReal = settings.ihe === 'openinfoman';
  if (document !== IHE_DOCUMENT) return refusal(isReal && urn !== undefined ? emptyAnswer(200) : NO_FUNCTION);
  if (isReal && type === '') return refusal(htmlAnswer(422, 'Unprocessable Entity'));
  return guarded(
    () => readFind({ region, mode: settings.ihe }, readRequestXml(text), urn),
    (reason) => htmlAnswer(400, 'Bad Request', reason),
  );
}

function modificationsRequest(
  { region, settings }: ExchangeScope,
  text: string,
  type: string,
  document: string,
): UnderstoodRequest {
  const isReal = settings.ihe === 'openinfoman';
  if (isReal && type.startsWith('text/plain')) return refusal(NO_FUNCTION);
  if (document !== IHE_DOCUMENT) return refusal(isReal ? emptyAnswer(200) : NO_FUNCTION);
  if (isReal && type === '') return refusal(htmlAnswer(400, 'Bad Request'));
  return guarded(
    () => readModifications({ region, mode: settings.ihe }, readRequestXml(text)),
    (reason) => (isReal ? htmlAnswer(400, 'Bad Request', reason) : soapFault('Sender', { code: 400, message: reason })),
  );
}
