import type { RegionTarget } from '../../../../shared/contract/region-views.ts';
import { CSD_NAMESPACE } from '../../../../shared/domain/csd/model.ts';
import type { ExchangeRequest, FindParameters } from '../../../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../../../shared/errors.ts';
import { buildXml } from '../../ingest/xml-small.ts';
import type { XmlNode } from '../../ingest/xml-small.ts';
import type { BuildContext, BuiltRequest } from '../connector.ts';
import { checkedInstant, notOfDialect, serviceAddress } from '../request-check.ts';
import type { RequestOf } from '../request-check.ts';
import { codeElement, identifierElement, soapEnvelope, soapHeaders, textElement } from '../soap.ts';
import { checkedAddress, segment, under } from '../target-address.ts';

const WSA = 'http://www.w3.org/2005/08/addressing';
const MODIFICATIONS_ACTION = 'urn:ihe:iti:csd:2013:GetDirectoryModificationsRequest';

/** A request of the IHE dialect: ITI-73 or ITI-74 (domain reference CSD §4–5). Throws as `Connector.build`. */
export function buildIheRequest(request: ExchangeRequest, target: RegionTarget, context: BuildContext): BuiltRequest {
  switch (request.transaction) {
    case 'find':
      return find(request, target);
    case 'modifications':
      return modifications(request, target, context);
    default:
      throw notOfDialect(request, 'ihe-csd');
  }
}

/**
 * Where a service of a document is: `<url>/CSD/<path>`, `CSD` once. Without document, the address is that of the service itself.
 * The document is one segment of the path, whatever it holds.
 */
function addressOf(target: RegionTarget, path: (document: string) => string): string {
  const url = serviceAddress(target);
  if (target.document === '') return checkedAddress(url);
  const root = /\/CSD\/?$/.test(new URL(checkedAddress(url)).pathname) ? '' : 'CSD/';
  return under(url, `${root}${path(segment(target.document))}`);
}

/** The generic path: there, an unknown document is answered 404, and not with an empty 200 (domain reference CSD §5.2). */
function find(request: RequestOf<'find'>, target: RegionTarget): BuiltRequest {
  const urn = `urn:ihe:iti:csd:2014:stored-function:${request.directory}-search`;
  const parameters: XmlNode = { name: 'csd:requestParams', children: parametersOf(request) };
  return {
    method: 'POST',
    url: addressOf(target, (document) => `csr/${document}/careServicesRequest`),
    // OpenInfoMan answers 422 without a media type, and nothing at all to a SOAP envelope.
    headers: { 'Content-Type': 'text/xml; charset=UTF-8', Accept: 'text/xml, application/xml;q=0.9' },
    body: buildXml({
      name: 'csd:careServicesRequest',
      attributes: { 'xmlns:csd': CSD_NAMESPACE },
      children: [{ name: 'csd:function', attributes: { urn, encapsulated: 'true' }, children: [parameters] }],
    }),
    expects: 'csd',
  };
}

/** Element that holds the name, by directory; a service is not found by one (domain reference CSD §5.1). */
const NAME_ELEMENT: Readonly<Record<FindParameters['directory'], string | undefined>> = {
  organization: 'csd:name',
  facility: 'csd:name',
  provider: 'csd:commonName',
  service: undefined,
};

function notSearchable(directory: string, field: string): AppError {
  const reason = `${directory} cannot be searched by ${field}`;
  return new AppError('input.invalid', `${reason}.`, { values: { reason } });
}

function parametersOf(request: RequestOf<'find'>): readonly XmlNode[] {
  const { directory, entityId, name, codedType, otherId, start, max } = request;
  const nameElement = NAME_ELEMENT[directory];
  if (name !== null && nameElement === undefined) throw notSearchable(directory, 'name');
  if (otherId !== null && directory === 'service') throw notSearchable(directory, 'otherID');
  return [
    ...(entityId === null ? [] : [{ name: 'csd:id', attributes: { entityID: entityId } }]),
    ...(otherId === null ? [] : [identifierElement('csd:otherID', otherId)]),
    ...(name === null || nameElement === undefined ? [] : [textElement(nameElement, name)]),
    ...(codedType === null ? [] : [codeElement('csd:codedType', codedType)]),
    ...recordOf(request),
    ...(start === null ? [] : [textElement('csd:start', String(start))]),
    ...(max === null ? [] : [textElement('csd:max', String(max))]),
  ];
}

function recordOf({ status, updatedSince }: RequestOf<'find'>): readonly XmlNode[] {
  if (status === null && updatedSince === null) return [];
  const attributes = {
    ...(status !== null && { status }),
    ...(updatedSince !== null && { updated: checkedInstant(updatedSince, 'updated') }),
  };
  return [{ name: 'csd:record', attributes }];
}

function modifications(
  { lastModified }: RequestOf<'modifications'>,
  target: RegionTarget,
  { messageId }: BuildContext,
): BuiltRequest {
  const url = addressOf(target, (document) => `getUpdatedServices/${document}/get`);
  const must = { 'soap:mustUnderstand': '1' };
  const header: readonly XmlNode[] = [
    { name: 'wsa:Action', attributes: must, text: MODIFICATIONS_ACTION },
    { name: 'wsa:MessageID', text: `urn:uuid:${messageId}` },
    { name: 'wsa:ReplyTo', attributes: must, children: [{ name: 'wsa:Address', text: `${WSA}/anonymous` }] },
    { name: 'wsa:To', attributes: must, text: url },
  ];
  const since = textElement('csd:lastModified', checkedInstant(lastModified, 'lastModified'));
  return {
    method: 'POST',
    url,
    headers: soapHeaders(),
    body: soapEnvelope({ name: 'csd:getModificationsRequest', children: [since] }, header, { 'xmlns:wsa': WSA }),
    expects: 'csd',
  };
}
