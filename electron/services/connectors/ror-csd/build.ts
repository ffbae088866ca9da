import type { RegionTarget } from '../../../../shared/contract/region-views.ts';
import type { ExchangeRequest } from '../../../../shared/domain/exchange/transaction.ts';
import type { XmlNode } from '../../ingest/xml-small.ts';
import type { BuildContext, BuiltRequest } from '../connector.ts';
import { checkedInstant, notOfDialect, serviceAddress } from '../request-check.ts';
import type { RequestOf } from '../request-check.ts';
import { ROR_PREFIX, codeElement, identifierElement, soapEnvelope, soapHeaders, textElement } from '../soap.ts';
import { beside, checkedAddress, segment, under } from '../target-address.ts';
import { securityHeader } from './vihf.ts';

const SEARCH = 'urn:asip:ror:2015:stored-function:ror-search';
const UPDATE = 'urn:asip:ror:2015:stored-function:ror-update';
/** Fixed for both readings (domain reference ROR §2.4–2.5). */
const READING_URN = 'urn:asip:ror:lecture:offreSoinEtablissement:2017';

/** A request of the ROR dialect (MEV 2.4; domain reference ROR §2.3–2.8). Throws as `Connector.build`. */
export function buildRorRequest(request: ExchangeRequest, target: RegionTarget, context: BuildContext): BuiltRequest {
  switch (request.transaction) {
    case 'extraction':
      return extraction(request, target);
    case 'notifications':
      return soap({ action: UPDATE, body: notifications(request), expects: 'notifications' }, target, context);
    case 'etablissement':
      return soap({ action: SEARCH, body: reading(etablissement(request)), expects: 'csd' }, target, context);
    case 'oi':
      return soap({ action: SEARCH, body: reading(organisation(request)), expects: 'csd' }, target, context);
    default:
      throw notOfDialect(request, 'ror-2.4');
  }
}

interface Operation {
  readonly action: string;
  readonly body: XmlNode;
  readonly expects: BuiltRequest['expects'];
}

function soap({ action, body, expects }: Operation, target: RegionTarget, context: BuildContext): BuiltRequest {
  const url = checkedAddress(serviceAddress(target));
  const header = securityHeader(target, context);
  return {
    method: 'POST',
    url,
    headers: { ...soapHeaders(action), ...(target.soapActionHeader && { SOAPAction: `"${action}"` }) },
    body: soapEnvelope(body, header === undefined ? [] : [header], ROR_PREFIX),
    expects,
  };
}

/** The profile is in the address; no assertion is ever sent with it (domain reference ROR §2.7–2.8). */
function extraction({ profil }: RequestOf<'extraction'>, target: RegionTarget): BuiltRequest {
  const version = target.extractionVersion === '' ? '' : `${segment(target.extractionVersion)}/`;
  const path = `${version}extraction/ExtractionOffresSante_Profil${profil}`;
  return {
    method: 'GET',
    url: target.extractionUrl === '' ? beside(serviceAddress(target), path) : under(target.extractionUrl, path),
    headers: { Accept: 'application/octet-stream, application/zip;q=0.9, */*;q=0.1' },
    body: '',
    expects: 'zip',
  };
}

/** The request is in the plural, its answer in the singular; the children are of CSD (domain reference ROR §2.2). */
function notifications({ dateRef, typeActivity, supportedPatient }: RequestOf<'notifications'>): XmlNode {
  const children = [
    textElement('csd:dateRef', checkedInstant(dateRef, 'dateRef')),
    ...typeActivity.map((code) => codeElement('csd:typeActivity', code)),
    ...supportedPatient.map((code) => codeElement('csd:supportedPatient', code)),
  ];
  return {
    name: 'ror:TR-Notif-ListeEtablissementsMajApresDate_Demande',
    children: [{ name: 'csd:params', children }],
  };
}

function reading(operation: XmlNode): XmlNode {
  const attributes = { urn: READING_URN, encapsulated: 'true' };
  return { name: 'csd:careServicesRequest', children: [{ name: 'csd:function', attributes, children: [operation] }] };
}

function etablissement(request: RequestOf<'etablissement'>): XmlNode {
  const { dateRef, restrictedOrganisation } = request;
  const children = [
    identifierElement('csd:id_etablissement', request.etablissement),
    ...(dateRef === null ? [] : [textElement('csd:dateRef', checkedInstant(dateRef, 'dateRef'))]),
    ...request.typeActivity.map((code) => codeElement('csd:typeActivity', code)),
    ...request.supportedPatient.map((code) => codeElement('csd:supportedPatient', code)),
    ...(restrictedOrganisation === null
      ? []
      : [textElement('csd:restrictedOrganisation', restrictedOrganisation ? '1' : '0')]),
  ];
  return {
    // The underscore is the real spelling.
    name: 'csd:TR_Lecture-OffresSanteEtablissement',
    children: [{ name: 'csd:etablissementDemandeLecture', children }],
  };
}

function organisation(request: RequestOf<'oi'>): XmlNode {
  return {
    name: 'csd:TR_Lecture-OffreSanteOrganisationInterne',
    children: [identifierElement('csd:organisationID', request.organisation)],
  };
}
