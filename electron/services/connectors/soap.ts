import { CSD_NAMESPACE, ROR_NAMESPACE } from '../../../shared/domain/csd/model.ts';
import type { CodeParameter, IdentifierParameter } from '../../../shared/domain/exchange/transaction.ts';
import { buildXml } from '../ingest/xml-small.ts';
import type { XmlNode } from '../ingest/xml-small.ts';

export const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

/** Prefixes that requests of both dialects use. */
const PREFIXES = {
  'xmlns:soap': SOAP_12,
  'xmlns:csd': CSD_NAMESPACE,
} as const;

export const ROR_PREFIX = { 'xmlns:ror': ROR_NAMESPACE } as const;

/** A SOAP 1.2 envelope; `declared` are the prefixes it needs besides `soap` and `csd`. */
export function soapEnvelope(
  body: XmlNode,
  header: readonly XmlNode[],
  declared: Readonly<Record<string, string>> = {},
): string {
  return buildXml({
    name: 'soap:Envelope',
    attributes: { ...PREFIXES, ...declared },
    children: [
      { name: 'soap:Header', children: header },
      { name: 'soap:Body', children: [body] },
    ],
  });
}

/** SOAP 1.2 has its action in the media type (RFC 3902; domain reference ROR §2.2). */
export function soapHeaders(action?: string): Readonly<Record<string, string>> {
  const parameter = action === undefined ? '' : `; action="${action}"`;
  return {
    'Content-Type': `application/soap+xml; charset=UTF-8${parameter}`,
    Accept: 'application/soap+xml, text/xml;q=0.9, application/xml;q=0.8',
  };
}

export function textElement(name: string, text: string): XmlNode {
  return { name, text };
}

export function codeElement(name: string, { code, codingScheme }: CodeParameter): XmlNode {
  return { name, attributes: { code, codingScheme } };
}

export function identifierElement(name: string, { code, assigningAuthorityName }: IdentifierParameter): XmlNode {
  return { name, attributes: { code, assigningAuthorityName } };
}
