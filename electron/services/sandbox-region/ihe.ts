import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { CSD_NAMESPACE } from '../../../shared/domain/csd/model.ts';
import type { Transaction } from '../../../shared/domain/exchange/transaction.ts';
import { escapeXml } from '../../../shared/domain/synthetic/xml.ts';
import { emptyAnswer, htmlAnswer, textAnswer, type Answer } from './answer.ts';
import { directoryTexts, sheetOf, updatedOf } from './entity-texts.ts';
import { FOUND, matcherOf, pageOf, type FoundDirectory } from './ihe-match.ts';
import { asIhe } from './ihe-text.ts';
import { childOf, type NamedNode } from './named-xml.ts';
import type { IheMode } from './options.ts';
import type { Region } from './region.ts';
import { SOAP_12, soapFault } from './soap.ts';

/** The one document that the server knows. */
export const IHE_DOCUMENT = 'BAC';
const FUNCTION = /^urn:ihe:iti:csd:2014:stored-function:(organization|service|facility|provider)-search$/;
const WSA = 'http://www.w3.org/2005/08/addressing';
const TRACE = 'Stopped at /srv/openinfoman/webapp, 1/1:\n[FORG0001] Invalid value for cast.';

export interface IheScope {
  readonly region: Region;
  readonly mode: IheMode;
}

/** A request of the IHE dialect that was understood. */
export interface IheRequest {
  readonly transaction: Transaction;
  answer(): Answer;
}

/** The region without anything of the ROR: the profile that sees everything. */
const PROFIL = 1;
const CHUNK = 65_536;
/** Legal persons between two breaths: other requests are served meanwhile. */
const BREATH = 50;

const inCsd = (node: NamedNode | undefined, name: string): NamedNode | undefined => childOf(node, CSD_NAMESPACE, name);

interface Wanted {
  /** Directories to fill; the others are empty. */
  readonly directories: readonly FoundDirectory[];
  readonly suits: (entity: string) => boolean;
  readonly start: number;
  readonly max: number;
}

/** The four directories of IHE as they are written: pieces of text, of any size. */
async function* documentOf(region: Region, wanted: Wanted, head: string, tail: string): AsyncGenerator<Uint8Array> {
  const sheet = sheetOf(region.materials, PROFIL);
  let text = `${head}<csd:CSD xmlns:csd="${CSD_NAMESPACE}">`;
  for (const directory of FOUND) {
    text += `<csd:${directory}Directory>`;
    let seen = 0;
    for (let index = 0; wanted.directories.includes(directory) && index < region.size; index += 1) {
      if (index % BREATH === BREATH - 1) await setImmediate();
      for (const entity of directoryTexts(sheet, region.person(index), directory)) {
        const plain = asIhe(entity.trimEnd());
        if (!wanted.suits(plain)) continue;
        seen += 1;
        if (seen >= wanted.start && seen - wanted.start < wanted.max) text += plain;
      }
      if (seen - wanted.start >= wanted.max - 1) break;
      if (text.length < CHUNK) continue;
      yield Buffer.from(text);
      text = '';
    }
    text += `</csd:${directory}Directory>`;
  }
  yield Buffer.from(`${text}</csd:CSD>${tail}`);
}

function streamed(type: string, pieces: () => AsyncIterable<Uint8Array>): Answer {
  return { status: 200, headers: { 'Content-Type': type }, body: { pieces } };
}

/**
 * Understands a careServicesRequest (domain reference CSD §5). `urn` is that of the address, where the body is a bare
 * `requestParams`. In the mode `openinfoman` wrong requests get what that server really answers.
 */
export function readFind({ region, mode }: IheScope, root: NamedNode, urn: string | undefined): IheRequest | Answer {
  const isReal = mode === 'openinfoman';
  const wrong = (detail: string): Answer => htmlAnswer(400, 'Bad Request', detail);
  const asked = urn === undefined ? inCsd(root, 'function') : undefined;
  if (urn === undefined && (root.name !== 'careServicesRequest' || root.namespace !== CSD_NAMESPACE))
    return isReal ? emptyAnswer(200, { 'Content-Type': 'text/xml' }) : wrong('careServicesRequest expected');
  if (urn === undefined && asked === undefined) return isReal ? echo(root) : wrong('function expected');
  const directory = FUNCTION.exec(urn ?? asked?.attributes.urn ?? '')?.[1] as FoundDirectory | undefined;
  if (directory === undefined) return htmlAnswer(404, 'Not Found', 'No function found that matches the request.');
  const params = urn === undefined ? inCsd(asked, 'requestParams') : root;
  const suits = matcherOf(directory, params);
  if (suits === undefined) return htmlAnswer(422, 'Unprocessable Entity', TRACE);
  const wanted = { directories: [directory], suits, ...pageOf(params) };
  const isWrapped = !isReal && asked?.attributes.encapsulated !== 'false';
  const [head, tail] = isWrapped
    ? [
        `<csd:careServicesResponse xmlns:csd="${CSD_NAMESPACE}" content-type="text/xml"><csd:result>`,
        '</csd:result></csd:careServicesResponse>',
      ]
    : ['', ''];
  return { transaction: 'find', answer: () => streamed('text/xml', () => documentOf(region, wanted, head, tail)) };
}

function echo(node: NamedNode): Answer {
  const write = ({ name, attributes, text, children }: NamedNode): string => {
    const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
    return `<${name}${pairs.join('')}>${escapeXml(text)}${children.map(write).join('')}</${name}>`;
  };
  return textAnswer(200, 'text/xml', write(node).replace(/^<careServicesRequest/, `$& xmlns="${CSD_NAMESPACE}"`));
}

const FULL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** Milliseconds of a dateTime; one without a zone is in UTC, as that server has it. */
function lastModifiedOf(text: string): number {
  if (!FULL_TIME.test(text) || text.startsWith('0000')) return Number.NaN;
  return Date.parse(/Z|[+-]\d{2}:\d{2}$/.test(text) ? text : `${text}Z`);
}

/** Understands a getModificationsRequest (domain reference CSD §4). */
export function readModifications({ region, mode }: IheScope, root: NamedNode): IheRequest | Answer {
  const isReal = mode === 'openinfoman';
  const wrong = (message: string): Answer =>
    isReal ? htmlAnswer(400, 'Bad Request', TRACE) : soapFault('Sender', { code: 400, message });
  const body = root.namespace === SOAP_12 && root.name === 'Envelope' ? childOf(root, SOAP_12, 'Body') : undefined;
  const request = inCsd(body, 'getModificationsRequest');
  if (request === undefined) return wrong('getModificationsRequest attendu');
  const since = lastModifiedOf(inCsd(request, 'lastModified')?.text ?? '');
  if (Number.isNaN(since)) return wrong('lastModified n’est pas une date et heure');
  const id = childOf(childOf(root, SOAP_12, 'Header'), WSA, 'MessageID')?.text ?? '';
  const suits = (entity: string): boolean => updatedOf(entity) >= since;
  const wanted = { directories: FOUND, suits, start: 1, max: Infinity };
  const [head, tail] = modificationsEnvelope(isReal ? '' : id);
  const type = 'application/soap+xml; charset=utf-8';
  return { transaction: 'modifications', answer: () => streamed(type, () => documentOf(region, wanted, head, tail)) };
}

/** OpenInfoMan never says which request it answers. */
function modificationsEnvelope(relatesTo: string): readonly [string, string] {
  const header = [
    '<wsa:Action soap:mustUnderstand="1">urn:ihe:iti:csd:2013:GetDirectoryModificationsResponse</wsa:Action>',
    `<wsa:MessageID>urn:uuid:${randomUUID()}</wsa:MessageID>`,
    '<wsa:To soap:mustUnderstand="1">http://www.w3.org/2005/08/addressing/anonymous</wsa:To>',
    `<wsa:RelatesTo>${escapeXml(relatesTo)}</wsa:RelatesTo>`,
  ].join('');
  return [
    `<soap:Envelope xmlns:soap="${SOAP_12}" xmlns:wsa="${WSA}" xmlns:csd="${CSD_NAMESPACE}"><soap:Header>${header}</soap:Header><soap:Body><csd:getModificationsResponse>`,
    '</csd:getModificationsResponse></soap:Body></soap:Envelope>',
  ];
}
