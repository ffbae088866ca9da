import { CSD_NAMESPACE, ROR_NAMESPACE } from '../../../shared/domain/csd/model.ts';
import type { Directory } from '../../../shared/domain/csd/model.ts';
import type { Cause } from '../../../shared/domain/exchange/cause.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { ElementName, Outline } from './answer-outline.ts';
import { excerptOf, scanAnswer } from './answer-scan.ts';
import type { Scan } from './answer-scan.ts';
import { errorRefusal } from './answer-status.ts';
import type { Answer, AnswerReading, GoodAnswer, RefusedAnswer } from './connector.ts';

/** What a good answer in XML is. */
export interface Expectation {
  /** Names of the payload: the root, or the first child of the SOAP body. */
  readonly payloads: readonly ElementName[];
  readonly kind: 'csd' | 'notifications';
  /** Directory whose identities are wanted. */
  readonly searched?: Directory;
}

export const CARE_SERVICES_RESPONSE: ElementName = { name: 'careServicesResponse', namespace: CSD_NAMESPACE };
export const NOTIFICATION_RESPONSE: ElementName = {
  name: 'TR-Notif-ListeEtablissementMajApresDate_Reponse',
  namespace: ROR_NAMESPACE,
};

type Refusal = Omit<RefusedAnswer, 'excerpt'>;

function refused(cause: Cause, values: RefusedAnswer['values'], ...proof: readonly string[]): Refusal {
  return { ok: false, cause, values, proof };
}

/** Reads an answer of status 2xx to its end and judges it. */
export async function readXmlAnswer(answer: Answer, expectation: Expectation): Promise<AnswerReading> {
  const scan = await scanAnswer(answer.body, { searched: expectation.searched });
  const refusal = judge(scan, answer, expectation);
  return { ...(refusal ?? good(scan, expectation)), excerpt: excerptOf(scan.head) };
}

/** What is wrong with an answer, the decisive first: not whole, not XML, an error, not what was asked, not complete. */
function judge(scan: Scan, answer: Answer, expectation: Expectation): Refusal | undefined {
  return (
    cut(scan.bytes, answer) ??
    empty(scan, answer) ??
    notXml(scan, answer) ??
    (scan.outline.error === null ? undefined : errorRefusal(scan.outline.error, answer.status)) ??
    notExpected(scan.outline, expectation) ??
    miscounted(scan.outline)
  );
}

/** The length announced against the bytes received; a content coding changes it, and whoever undoes that judges it. */
export function cut(bytes: number, { headers, status }: Answer): Refusal | undefined {
  const announced = headers['content-length'];
  const isCoded = !['', 'identity'].includes(headers['content-encoding']?.trim().toLowerCase() ?? '');
  if (announced === undefined || isCoded || headers['transfer-encoding'] !== undefined) return undefined;
  if (/^\d+$/.test(announced) && Number(announced) === bytes) return undefined;
  return refused('answer-cut', { announced, received: bytes, status }, `${bytes} bytes of ${announced} announced`);
}

function empty({ bytes, isBlank }: Scan, { status }: Answer): Refusal | undefined {
  return isBlank ? refused('answer-empty', { status, bytes }, `HTTP ${status}, ${bytes} bytes`) : undefined;
}

/** Causes of what the strict reader refuses. */
const XML_CAUSES: Partial<Readonly<Record<AppError['code'], Cause>>> = {
  'xml.truncated': 'answer-cut',
  'xml.limit': 'answer-too-large',
};

/** A web page is named as one, whether or not its form is right. */
function isPage({ root }: Outline): boolean {
  return root?.name.toLowerCase() === 'html';
}

function notXml({ refusal, outline, bytes }: Scan, { headers }: Answer): Refusal | undefined {
  const contentType = headers['content-type'] ?? '';
  const type = `content-type: ${contentType === '' ? 'none' : contentType}`;
  if (isPage(outline)) return refused('answer-not-xml', { contentType, reason: 'html' }, 'a web page', type);
  if (refusal === undefined) return undefined;
  const cause = XML_CAUSES[refusal.code] ?? 'answer-not-xml';
  const reason = String(refusal.detail.values?.reason ?? refusal.code);
  const proof = refusal.detail.proof ?? [refusal.message];
  if (cause === 'answer-cut') return refused(cause, { received: bytes, reason }, ...proof);
  return refused(cause, { contentType, reason }, ...proof, type);
}

/** Names of what we send: a server that echoes it has understood nothing (domain reference CSD §5.2). */
const REQUESTS: ReadonlySet<string> = new Set([
  'careServicesRequest',
  'getModificationsRequest',
  'requestParams',
  'TR-Notif-ListeEtablissementsMajApresDate_Demande',
]);

function notExpected({ payload, root, hasCsd }: Outline, { payloads, kind }: Expectation): Refusal | undefined {
  const { name, namespace } = payload ?? root ?? { name: '', namespace: '' };
  const proof = `${name} in ${namespace === '' ? 'no namespace' : namespace}`;
  if (REQUESTS.has(name)) return refused('answer-echoed', { root: name, namespace }, proof);
  const isExpected = payloads.some((one) => one.name === name && one.namespace === namespace);
  if (isExpected && (kind === 'notifications' || hasCsd)) return undefined;
  return refused('answer-not-csd', { root: name, namespace }, proof, ...(isExpected ? ['no CSD inside'] : []));
}

/** RG_ALIM_019: the number of units stated is the number held; a notification that counts some names some. */
function miscounted({ facilityNumber, units, result, changed, unnamed }: Outline): Refusal | undefined {
  if (facilityNumber !== null && integerOf(facilityNumber) !== units) {
    return refused('answer-count', { announced: facilityNumber, counted: units }, `facilityNumber ${facilityNumber}`);
  }
  const named = changed.length + unnamed;
  if (result === null || named > 0 || integerOf(result) === 0) return undefined;
  return refused('answer-count', { announced: result, counted: named }, `result ${result}`);
}

/** xs:integer; NaN for anything else. */
function integerOf(text: string): number {
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

function good({ outline, bytes }: Scan, { kind, searched }: Expectation): GoodAnswer {
  const { facilityNumber, counts, entityIds, latestUpdated, changed, unnamed, result } = outline;
  if (kind === 'notifications') {
    const count = result === null ? Number.NaN : integerOf(result);
    return { ok: true, kind, bytes, changed, unnamed, ...(!Number.isNaN(count) && { result: count }) };
  }
  return {
    ok: true,
    kind,
    bytes,
    counts,
    latestUpdated,
    ...(searched !== undefined && { entityIds }),
    ...(facilityNumber !== null && { facilityNumber: integerOf(facilityNumber) }),
  };
}
